#include "report/named_files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"

static void place_beside(const char *path, char **file)
{
    char *placed;

    if (!*file || **file == '/' || !strcmp(*file, "-"))
        return;
    placed = folder_beside(path, *file);
    free(*file);
    *file = placed;
}

/* `line` is that of the figure, or 0. */
static int resolve(const struct report *report, long line, char **file, struct err *err)
{
    struct err problem = {0};

    place_beside(report->path, file);
    if (!*file || !strcmp(*file, "-") || !file_check(*file, FILE_REGULAR, &problem) || errno)
        return 0;
    if (line)
        return err_set(err, STATUS_INPUT, "%s:%ld: %s", report->path, line, problem.message);
    return err_set(err, STATUS_INPUT, "%s: %s", report->path, problem.message);
}

int named_files_resolve(struct report *report, struct err *err)
{
    if (resolve(report, 0, &report->template_file, err))
        return -1;
    for (size_t i = 0; i < report->count; i++) {
        struct spec *spec = &report->figures[i].spec;
        long line = report->figures[i].line;

        if (resolve(report, line, &spec->data, err) || resolve(report, line, &spec->font, err) ||
            resolve(report, line, &spec->template, err))
            return -1;
    }
    return 0;
}
