#include "cli/report_check.h"

#include <stdio.h>
#include <sys/stat.h>

#include "base/printable.h"
#include "cli/forms.h"
#include "cli/given.h"

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

static void check_figure(const struct drawn *drawn, const char *path, bool quiet, struct err *err)
{
    const struct spec *spec = &drawn->wanted->spec;
    const struct products products = {&drawn->figure, drawn->fonts, &drawn->study, NULL, NULL};
    const char *form = form_of(spec, path);
    struct given given;
    struct err problem = {0};
    int result = given_make(&given, path, form, spec, &products, &problem);

    if (!result)
        result = given_compare(&given, path, form, giver, &problem);
    note(path, quiet, result, &problem, err);
    given_release(&given);
}

static void check_document(const struct report_file *file, const struct buf *text, bool quiet,
                           struct err *err)
{
    struct err problem = {0};
    int result = given_compare_file(text, file->path, file->extension, giver, &problem);

    note(file->path, quiet, result, &problem, err);
}

int report_check(const struct report_files *files, const struct drawn *drawn, size_t count,
                 const struct buf *texts, bool quiet, struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        const struct texts *outputs = &drawn[i].wanted->spec.outputs;

        for (size_t j = 0; j < outputs->count; j++)
            check_figure(&drawn[i], outputs->at[j], quiet, err);
    }
    for (size_t i = 0; i < files->count; i++)
        if (report_file_is_document(&files->at[i]))
            check_document(&files->at[i], &texts[i], quiet, err);
    return err->status == STATUS_OK ? 0 : -1;
}
