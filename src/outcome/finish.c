#include "outcome/finish.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/ranks.h"
#include "outcome/annotate.h"
#include "outcome/summary.h"
#include "picture/apart.h"
#include "picture/output.h"

static int check_trained(const char *option, bool trains, struct err *err)
{
    if (trains)
        return 0;
    return err_set(err, STATUS_USAGE, "%s: nothing is trained here; add --path", option);
}

/* Annotations are lines on standard output, where they would get into data. */
static int check_annotate(const struct spec *spec, struct err *err)
{
    if (annotate_check(spec->annotate, err))
        return -1;
    if (!spec->expect)
        return err_set(err, STATUS_USAGE,
                       "--annotate is of use where something is expected: --expect converging");
    if (outputs_have_stdout(spec) || (spec->summary && output_is_stdout(spec->summary)))
        return err_set(err, STATUS_USAGE,
                       "--annotate writes to standard output; write the others to files");
    return 0;
}

/* Of logs there is a summary, as a table; nothing is expected of them. */
static int check_logs(const struct spec *spec, struct err *err)
{
    const char *dot = spec->summary ? strrchr(spec->summary, '.') : NULL;

    if (spec->expect || spec->annotate)
        return err_set(err, STATUS_USAGE, "--%s is about runs that gdplot trained, not about logs",
                       spec->expect ? "expect" : "annotate");
    if (dot && !strcasecmp(dot, ".xml"))
        return err_set(err, STATUS_USAGE, "--summary: %.200s: of logs write .txt, .csv, .md or -",
                       spec->summary);
    return spec->summary ? summary_check(spec->summary, err) : 0;
}

int finish_check(const struct spec *spec, bool trains, struct err *err)
{
    if (spec_has_logs(spec))
        return check_logs(spec, err);
    if (spec->summary &&
        (check_trained("--summary", trains, err) || summary_check(spec->summary, err)))
        return -1;
    if (spec->expect &&
        (check_trained("--expect", trains, err) || expectations_check(spec->expect, err)))
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

    if (!result && spec->summary)
        result = add_summary(&files, spec->summary, expectations, err);
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

static int write_picture(const struct picture *picture, struct err *err)
{
    const struct spec *spec = picture->spec;
    struct outcomes outcomes = {0};
    int result;

    if (spec->summary || spec->expect)
        outcomes_add(&outcomes, &picture->study);
    result = finish_write(spec, picture, &outcomes, NULL, err);
    outcomes_release(&outcomes);
    if (!result)
        picture_warn_boxes(picture, "", ": give --font FILE", err);
    return result;
}

int finish_picture(struct picture *picture, const struct kind *kind, struct spec *spec,
                   struct err *err)
{
    const struct picture_sources from = {.rows = outputs_are_rows(spec)};

    *picture = (struct picture){0};
    if (outputs_check(kind, spec, err) || finish_check(spec, picture_has_rows(kind, spec), err) ||
        picture_make(picture, kind, spec, &from, err))
        return -1;
    return ranks_leads() ? write_picture(picture, err) : 0;
}
