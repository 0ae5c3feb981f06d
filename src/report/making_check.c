/* Whether the files of a report are what its spec gives. */
#include <stdio.h>
#include <sys/stat.h>

#include "base/printable.h"
#include "picture/match.h"
#include "picture/output.h"
#include "report/making.h"

#define GIVER "the spec gives"

/* Prints or gathers what came of comparing a file: `result` and `problem`. A file that is not there
 * counts as one that differs. */
static void note(const char *path, bool quiet, int result, struct err *problem, struct err *err)
{
    struct err missing = {0};
    struct stat there;

    if (!result) {
        if (!quiet)
            printable_print("", path, ": as " GIVER " it\n", stdout);
        return;
    }
    if (problem->status == STATUS_IO && lstat(path, &there)) {
        err_set(&missing, STATUS_FAILED, "%s: is not there", path);
        err_gather(err, &missing);
    } else {
        err_gather(err, problem);
    }
}

static void check_figure(const struct picture *picture, const char *path, bool quiet,
                         struct err *err)
{
    const struct format *format = output_format(picture->spec, path);
    struct picture_file given;
    struct err problem = {0};
    int result = picture_render(picture, path, format, &given, &problem);

    if (!result)
        result = match_picture(&given, path, format, GIVER, &problem);
    note(path, quiet, result, &problem, err);
    picture_file_release(&given);
}

static void check_document(const char *path, const struct buf *text, bool quiet, struct err *err)
{
    struct err problem = {0};
    int result = match_bytes(text, path, NULL, GIVER, &problem);

    note(path, quiet, result, &problem, err);
}

int making_check(const struct making *m, struct err *err)
{
    bool quiet = m->options->quiet;

    for (size_t i = 0; i < m->count; i++) {
        const struct picture *picture = &m->composed[i].picture;

        for (size_t j = 0; j < picture->spec->outputs.count; j++)
            check_figure(picture, picture->spec->outputs.at[j], quiet, err);
    }
    for (size_t i = 0; i < m->files->count; i++)
        if (m->files->at[i].is != REPORT_FIGURE)
            check_document(m->files->at[i].path, &m->documents[i], quiet, err);
    return err->status == STATUS_OK ? 0 : -1;
}
