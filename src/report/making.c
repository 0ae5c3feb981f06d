#include "report/making.h"

#include <stdlib.h>
#include <string.h>

#include "base/folder.h"
#include "base/processors.h"
#include "outcome/expectations.h"
#include "outcome/finish.h"
#include "report/guard.h"

/* Whether what is expected stands in the spec, and not on the command line. */
static bool spec_expects(const struct making *m)
{
    return m->options->expect && !spec_given(m->options, &m->options->expect);
}

/* Of a report that is made in part (--only), the spec may expect something of runs that are not
 * made: that is dropped. */
static void limit_expectation(struct making *m)
{
    char *all = m->options->expect;

    if (!spec_expects(m) || !m->options->only.count)
        return;
    m->options->expect = expectations_about(all, &m->outcomes);
    free(all);
}

/* What is expected must be about a run that there is. Checked before anything is written. */
static int check_expectation(struct making *m, struct err *err)
{
    struct expectations expectations = {0};
    struct err problem = {0};
    int result;

    limit_expectation(m);
    result = expectations_compare(&expectations, m->options->expect, &m->outcomes, &problem);
    expectations_release(&expectations);
    if (result && spec_expects(m))
        return err_set(err, STATUS_INPUT, "%s: %s", m->report->path, problem.message);
    return result ? err_set(err, problem.status, "%s", problem.message) : 0;
}

static int check_others(const struct making *m, struct err *err)
{
    return m->options->replace ? 0 : guard_others(m->files, &m->ledger, err);
}

long making_jobs(const struct making *m)
{
    return spec_given(m->options, &m->options->jobs) ? m->options->jobs : processors_count();
}

int making_prepare(struct making *m, struct err *err)
{
    ledger_init(&m->ledger, m->report->folder);
    if (guard_inputs(m->report, m->files, &m->ledger, m->options, err) ||
        ledger_read(&m->ledger, err) || check_others(m, err) || making_compose_figures(m, err) ||
        check_expectation(m, err))
        return -1;
    return making_fill_documents(m, err);
}

/* A folder that the command line names may be a link, one that the spec names may not. Files are
 * checked again: some may have come into the folder while the figures were composed. */
static int open_folder(struct making *m, struct err *err)
{
    if ((!m->options->folder && guard_folder(m->report->folder, err)) ||
        folder_make(m->report->folder, err) || guard_links(m->files, err) || check_others(m, err))
        return -1;
    return ledger_mend(&m->ledger, err);
}

int making_write(struct making *m, struct err *err)
{
    int result;

    if (open_folder(m, err))
        return -1;
    result = making_draw_figures(m, err) || making_write_documents(m, err) ? -1 : 0;
    return ledger_write(&m->ledger, m->files, err) ? -1 : result;
}

int making_sum_up(const struct making *m, struct err *err)
{
    const char *file = m->report->path;

    return finish_write(m->options, NULL, &m->outcomes, strcmp(file, "-") ? file : NULL, err);
}

void making_release(struct making *m)
{
    for (size_t i = 0; i < m->count; i++) {
        picture_release(&m->composed[i].picture);
        free(m->composed[i].title);
    }
    free(m->composed);
    for (size_t i = 0; m->documents && i < m->files->count; i++)
        buf_release(&m->documents[i]);
    free(m->documents);
    outcomes_release(&m->outcomes);
    cache_release(&m->cache);
    ledger_release(&m->ledger);
}
