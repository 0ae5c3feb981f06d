#include "outcome/finish.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/ranks.h"
#include "outcome/annotate.h"
#include "outcome/summary.h"
#include "picture/apart.h"
#include "picture/output.h"
#include "study/log_files.h"

/* Of a figure without runs nothing can be summed up or expected. */
static int check_judged(const char *option, const struct kind *kind, const struct spec *spec,
                        struct err *err)
{
    if (picture_has_rows(kind, spec) || spec_has_logs(spec))
        return 0;
    return err_set(err, STATUS_USAGE, "%s: nothing is trained here; %s", option,
                   kind->needs.train_with);
}

static bool summaries_have_stdout(const struct spec *spec)
{
    for (size_t i = 0; i < spec->summaries.count; i++)
        if (output_is_stdout(spec->summaries.at[i]))
            return true;
    return false;
}

/* Annotations are on standard output, where they would get into data. */
static int check_annotate(const struct spec *spec, struct err *err)
{
    if (annotate_check(spec->annotate, err))
        return -1;
    if (!spec->expect)
        return err_set(err, STATUS_USAGE,
                       "--annotate is of use where something is expected: --expect converging");
    if (outputs_have_stdout(spec) || summaries_have_stdout(spec))
        return err_set(err, STATUS_USAGE,
                       "--annotate writes to standard output; write the others to files");
    if (annotate_is_file(spec->annotate) && !spec->quiet)
        return err_set(
            err, STATUS_USAGE,
            "--annotate: %s takes a file of its own: add -q, and nothing else is printed",
            spec->annotate);
    return 0;
}

static int check_summaries(const struct spec *spec, struct err *err)
{
    for (size_t i = 0; i < spec->summaries.count; i++)
        if (summary_check(spec->summaries.at[i], err))
            return -1;
    return 0;
}

int finish_check(const struct kind *kind, const struct spec *spec, struct err *err)
{
    if (spec->summaries.count &&
        (check_judged("--summary", kind, spec, err) || check_summaries(spec, err)))
        return -1;
    if (spec->expect &&
        (check_judged("--expect", kind, spec, err) || expectations_check(spec->expect, err)))
        return -1;
    return spec->annotate ? check_annotate(spec, err) : 0;
}

static int add_summary(struct outfiles *files, const char *path,
                       const struct expectations *expectations, struct err *err)
{
    struct outfile *file = outfiles_add(files, path, err);

    if (!file)
        return -1;
    summary_write(path, expectations, file->stream);
    return outfile_finish(file, err);
}

static int write_all(const struct spec *spec, const struct picture *picture,
                     const struct expectations *expectations, struct err *err)
{
    struct outfiles files = {0};
    int result = picture ? picture_write(picture, &files, err) : 0;

    for (size_t i = 0; !result && i < spec->summaries.count; i++)
        result = add_summary(&files, spec->summaries.at[i], expectations, err);
    if (!result)
        result = outfiles_commit(&files, err);
    outfiles_release(&files);
    return result;
}

int finish_write(const struct spec *spec, const struct picture *picture,
                 const struct outcomes *outcomes, const char *expects, struct err *err)
{
    struct expectations expectations = {0};
    int result = expectations_compare(&expectations, spec->expect, outcomes, err);

    if (!result)
        result = apart_check_spec(spec, err);
    if (!result)
        result = write_all(spec, picture, &expectations, err);
    if (!result && spec->annotate)
        annotate_write(spec->annotate, &expectations, expects, stdout);
    if (!result)
        result = expectations_tell(&expectations, err);
    expectations_release(&expectations);
    return result;
}

/* The file of a log that is drawn alone; the caller frees it. NULL for none. */
static char *only_log(const struct spec *spec)
{
    struct log_sources sources = {0};
    char *path = NULL;

    log_files_list(&sources, spec);
    if (sources.count == 1 && sources.at[0].count == 1 && *sources.at[0].parts[0].path)
        path = mem_text(sources.at[0].parts[0].path);
    log_sources_release(&sources);
    return path;
}

static int write_picture(const struct picture *picture, struct err *err)
{
    const struct spec *spec = picture->spec;
    struct outcomes outcomes = {0};
    char *log = only_log(spec);
    int result;

    if (spec->summaries.count || spec->expect)
        outcomes_add(&outcomes, &picture->study);
    result = finish_write(spec, picture, &outcomes, log, err);
    free(log);
    outcomes_release(&outcomes);
    if (!result)
        picture_warn_boxes(picture, "", ": give --font FILE", err);
    return result;
}

/* Where no log is drawn, a RUN that can be none is refused before anything is trained. */
static int check_runs(const struct spec *spec, struct err *err)
{
    return spec_has_logs(spec) ? 0 : expectations_check_trained(spec->expect, err);
}

int finish_picture(struct picture *picture, const struct kind *kind, struct spec *spec,
                   struct err *err)
{
    const struct picture_sources from = {.rows = outputs_are_rows(spec)};

    *picture = (struct picture){0};
    expectations_note_metrics(spec->expect, &spec->judged);
    if (outputs_check(kind, spec, err) || finish_check(kind, spec, err) || check_runs(spec, err) ||
        picture_make(picture, kind, spec, &from, err))
        return -1;
    return ranks_leads() ? write_picture(picture, err) : 0;
}
