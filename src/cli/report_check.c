#include "cli/report_check.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/printable.h"
#include "picture/match.h"
#include "picture/output.h"

static const char giver[] = "the spec gives";

int report_check_options(const struct spec *options, struct err *err)
{
    if (options->summary)
        return err_set(err, STATUS_USAGE, "--summary: --check writes nothing");
    if (options->list)
        return err_set(err, STATUS_USAGE, "--list: --check looks at files, and does not list them");
    return 0;
}

static void tell(const char *path)
{
    struct buf shown = BUF_INIT;

    printable_add(&shown, path);
    printf("%s: as %s it\n", shown.data, giver);
    buf_release(&shown);
}

/* What came of comparing a file; one that is not there is not as it should be, either. */
static void note(const char *path, bool quiet, int result, struct err *problem, struct err *err)
{
    struct err missing = {0};
    struct stat there;

    if (!result) {
        if (!quiet)
            tell(path);
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
    const char *format = output_format(picture->spec, path);
    struct picture_file given;
    struct err problem = {0};
    int result = picture_render(picture, path, format, &given, &problem);

    if (!result)
        result = match_picture(&given, path, format, giver, &problem);
    note(path, quiet, result, &problem, err);
    picture_file_release(&given);
}

static void check_document(const struct report_file *file, const struct buf *text, bool quiet,
                           struct err *err)
{
    struct err problem = {0};
    int result = match_bytes(text, file->path, file->extension, giver, &problem);

    note(file->path, quiet, result, &problem, err);
}

int report_check(const struct report_files *files, const struct drawn *drawn, size_t count,
                 const struct buf *texts, bool quiet, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        const struct picture *picture = &drawn[i].picture;

        for (size_t j = 0; j < picture->spec->outputs.count; j++)
            check_figure(picture, picture->spec->outputs.at[j], quiet, err);
    }
    for (size_t i = 0; i < files->count; i++)
        if (report_file_is_document(&files->at[i]))
            check_document(&files->at[i], &texts[i], quiet, err);
    return err->status == STATUS_OK ? 0 : -1;
}
