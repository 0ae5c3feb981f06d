/* A spec of several figures: a folder of figures, and documents that show them. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/folder.h"
#include "base/mem.h"
#include "base/processors.h"
#include "base/progress.h"
#include "base/workers.h"
#include "cli/command.h"
#include "cli/report_check.h"
#include "cli/report_documents.h"
#include "cli/report_files.h"
#include "cli/report_folder.h"
#include "cli/report_ours.h"
#include "picture/output.h"
#include "report/document.h"
#include "report/expect.h"
#include "report/outputs.h"
#include "report/report.h"
#include "request/fields.h"

/* The report being made. */
struct making {
    struct spec *options;
    struct report report;
    struct report_files files;
    struct ours ours;
    struct cache cache;
    struct drawn *drawn; /* the figures that are composed */
    size_t count;
    struct report_documents documents;
    struct outcomes outcomes;
    struct progress progress; /* of drawing */
    bool expects;             /* whether the spec says what is expected, and not the command line */
};

/* An error in a figure, with its place; what is wrong usage on a command line is bad input here.
 * An excerpt is one of its expression. */
static int fail_figure(const struct making *m, const struct report_figure *figure,
                       const struct err *problem, struct err *err)
{
    bool excerpt = *problem->detail && figure->function_line;

    if (err->status != STATUS_OK)
        return -1;
    memcpy(err->detail, problem->detail, sizeof err->detail);
    return err_set(err, problem->status == STATUS_USAGE ? STATUS_INPUT : problem->status,
                   "%s:%ld: figure '%s': %s", m->report.path,
                   excerpt ? figure->function_line : figure->line, figure->name, problem->message);
}

static int compose_one(struct making *m, struct report_figure *figure, struct drawn *drawn,
                       struct err *err)
{
    const struct picture_sources from = {.cache = &m->cache};

    drawn->wanted = figure;
    if (outputs_check(&figure->spec, true, picture_has_rows(figure->kind, &figure->spec), err) ||
        picture_make(&drawn->picture, figure->kind, &figure->spec, &from, err))
        return -1;
    outcomes_add(&m->outcomes, &drawn->picture.study);
    return 0;
}

/* All figures that are wanted, or that a document shows; each run is trained once. */
static int compose_each(struct making *m, struct progress *progress, struct err *err)
{
    m->drawn = mem_zeroed(m->report.count, sizeof *m->drawn);
    for (size_t i = 0; i < m->report.count; i++) {
        struct report_figure *figure = &m->report.figures[i];
        struct err problem = {0};

        progress_at(progress, (double)i);
        if (!m->files.documents && !report_files_has(&m->files, i))
            continue;
        bool failed = compose_one(m, figure, &m->drawn[m->count++], &problem);

        err_warn_too(err, &problem);
        if (failed) {
            fail_figure(m, figure, &problem, err);
            return -1;
        }
    }
    return 0;
}

static int compose(struct making *m, struct err *err)
{
    struct progress progress;
    int result;

    progress_begin(&progress, (double)m->report.count, "composing %zu figure%s", m->report.count,
                   m->report.count == 1 ? "" : "s");
    result = compose_each(m, &progress, err);
    progress_end(&progress);
    return result;
}

static int draw(void *context, size_t i, struct err *err)
{
    const struct making *m = context;
    const struct drawn *drawn = &m->drawn[i];
    struct err problem = {0};

    if (picture_save(&drawn->picture, &problem) ||
        report_folder_note(&m->files, &m->ours, (size_t)(drawn->wanted - m->report.figures),
                           &problem))
        return fail_figure(m, drawn->wanted, &problem, err);
    if (*problem.warning)
        err_warn(err, "figure '%s': %s", drawn->wanted->name, problem.warning);
    if (*fonts_missing(drawn->picture.fonts))
        err_warn(err, "figure '%s': no font has %s; a box stands for it", drawn->wanted->name,
                 fonts_missing(drawn->picture.fonts));
    return 0;
}

static void show_progress(void *context, size_t done)
{
    struct making *m = context;

    progress_at(&m->progress, (double)done);
}

static int draw_all(struct making *m, struct err *err)
{
    bool asked = spec_given(m->options, &m->options->jobs);
    struct workers workers = {
        .count = m->count,
        .jobs = asked ? m->options->jobs : processors_count(),
        .work = draw,
        .context = m,
    };
    int result;

    progress_begin(&m->progress, (double)m->count, "drawing %zu figure%s", m->count,
                   m->count == 1 ? "" : "s");
    if (progress_is_shown(&m->progress))
        workers.progress = show_progress;
    result = workers_run(&workers, err);
    progress_end(&m->progress);
    return result;
}

/* Before anything is written: a template may have mistakes. */
static int fill_documents(struct making *m, struct err *err)
{
    struct document_values values = {0};
    int result;

    if (!m->files.documents)
        return 0;
    result = document_values_init(&values, &m->report, m->drawn, m->count, &m->outcomes,
                                  m->files.drawings, err);
    if (!result)
        result = report_documents_fill(&m->documents, &m->files, &values, err);
    document_values_release(&values);
    return result;
}

/* Of a part of the report, what the spec expects of the whole is expected as far as it goes. */
static void limit_expectation(struct making *m)
{
    char *all = m->options->expect;

    if (!m->expects || !m->options->only.count)
        return;
    m->options->expect = expect_of_these(all, &m->outcomes);
    free(all);
}

/* What is expected must be of a run, or nothing is written. */
static int check_expectation(struct making *m, struct err *err)
{
    struct expectations expectations = {0};
    struct err problem = {0};
    int result;

    limit_expectation(m);
    result = expect_compare(&expectations, m->options->expect, &m->outcomes, &problem);
    expect_release(&expectations);
    if (result && m->expects)
        return err_set(err, STATUS_INPUT, "%s: %s", m->report.path, problem.message);
    return result ? err_set(err, problem.status, "%s", problem.message) : 0;
}

/* The summary of all runs, and what is expected of them. */
static int sum_up(const struct making *m, struct err *err)
{
    const char *file = m->options->operands.at[0];

    return outputs_write(m->options, NULL, &m->outcomes, strcmp(file, "-") ? file : NULL, err);
}

/* Also what was written before an error is listed. */
static int write_files(struct making *m, struct err *err)
{
    int result = draw_all(m, err) || report_documents_write(&m->documents, &m->files, &m->ours, err)
                     ? -1
                     : 0;

    return ours_write(&m->ours, &m->files, err) ? -1 : result;
}

static int check_ours(const struct making *m, struct err *err)
{
    return m->options->replace ? 0 : report_folder_check_ours(&m->files, &m->ours, err);
}

/* Nothing is written; what is expected of the runs is looked at as well. */
static int check(const struct making *m, struct err *err)
{
    struct err unmet = {0};

    report_check(&m->files, m->drawn, m->count, m->documents.texts, m->options->quiet, err);
    if (sum_up(m, &unmet))
        err_gather(err, &unmet);
    return err->status == STATUS_OK ? 0 : -1;
}

static int make(struct making *m, struct err *err)
{
    if (compose(m, err) || check_expectation(m, err) || fill_documents(m, err))
        return -1;
    if (m->options->check_report)
        return check(m, err);
    if ((!m->options->folder && report_files_check_folder(m->report.folder, err)) ||
        folder_make(m->report.folder, err) || report_files_check_links(&m->files, err) ||
        check_ours(m, err) || ours_mend(&m->ours, err) || write_files(m, err))
        return -1;
    if (!m->options->quiet) {
        report_files_print(&m->files, stdout);
        fflush(stdout);
    }
    if (!m->options->quiet && !m->options->only.count)
        report_files_print_others(&m->files, m->report.folder, stderr);
    return sum_up(m, err);
}

static void release(struct making *m)
{
    for (size_t i = 0; i < m->count; i++)
        picture_release(&m->drawn[i].picture);
    free(m->drawn);
    report_documents_release(&m->documents);
    outcomes_release(&m->outcomes);
    cache_release(&m->cache);
    report_files_release(&m->files);
    ours_release(&m->ours);
    report_release(&m->report);
}

/* The folder of the command line. */
static const char *folder_asked(const struct spec *options)
{
    return options->folder && !*options->folder ? "." : options->folder;
}

/* The template of the command line in place of the spec's. */
static void take_template(struct report *report, const struct spec *options)
{
    if (!options->document)
        return;
    free(report->template_file);
    report->template_file = mem_text(options->document);
}

/* What the spec expects, unless the command line says something else. */
static int take_expectation(struct making *m, struct err *err)
{
    const struct report *report = &m->report;
    struct err problem = {0};

    if (m->options->expect || !report->expect)
        return 0;
    if (expect_check(report->expect, &problem))
        return err_set(err, STATUS_INPUT, "%s: %s", report->path, problem.message);
    m->options->expect = mem_text(report->expect);
    m->expects = true;
    return 0;
}

static int run(struct making *m, struct err *err)
{
    if (report_read(&m->report, m->options->operands.at[0], folder_asked(m->options), err))
        return -1;
    take_template(&m->report, m->options);
    if (m->options->check_report && report_check_options(m->options, err))
        return -1;
    if (take_expectation(m, err) || outputs_check(m->options, false, true, err) ||
        outputs_check_runs(m->options, true, err))
        return -1;
    m->files.summary = m->options->summary;
    if (report_files_list(&m->files, &m->report, &m->options->only, err))
        return -1;
    if (m->options->list) {
        report_files_print(&m->files, stdout);
        return 0;
    }
    ours_init(&m->ours, m->report.folder);
    if (report_folder_check_apart(&m->report, &m->files, &m->ours, m->options, err) ||
        ours_read(&m->ours, err) || check_ours(m, err))
        return -1;
    return make(m, err);
}

static int report_run(const struct command *command, struct spec *spec, struct err *err)
{
    struct making m = {.options = spec};
    int result;

    (void)command;
    if (spec->init)
        return report_init_print(spec->init, err);
    if (!spec->operands.count)
        return err_set(err, STATUS_USAGE,
                       "report needs a spec: gdplot report SPEC.yaml; --init prints one");
    result = run(&m, err);
    release(&m);
    return result;
}

const struct command command_report = {
    .name = "report",
    .aliases = "book figures",
    .summary = "a YAML spec of several figures: a folder of figures and documents",
    .details =
        "SPEC.yaml says what to draw: the words of the options as keys, for all figures and for\n"
        "each. 'gdplot report --init function' prints one to begin with.",
    .groups = GROUP_REPORT | GROUP_JOBS | GROUP_RUNS | GROUP_COMMON,
    .operand = "SPEC.yaml",
    .operands = 1,
    .run = report_run,
};
