#include "report/named_files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/mem.h"
#include "request/data_list.h"

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
static int fail(const struct report *report, long line, const struct err *problem, struct err *err)
{
    if (line)
        return err_set(err, problem->status, "%s:%ld: %s", report->path, line, problem->message);
    return err_set(err, problem->status, "%s: %s", report->path, problem->message);
}

/* A file that is not there passes: whoever reads it tells that. */
static int check(const struct report *report, long line, const char *file, struct err *err)
{
    struct err problem = {0};

    if (!file || !strcmp(file, "-") || !file_check(file, FILE_REGULAR, &problem) || errno)
        return 0;
    problem.status = STATUS_INPUT;
    return fail(report, line, &problem, err);
}

static int resolve(const struct report *report, long line, char **file, struct err *err)
{
    place_beside(report->path, file);
    return check(report, line, *file, err);
}

/* Whoever wrote the spec can have one folder looked through, not all there are. */
static bool is_wide_pattern(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash && path + strcspn(path, "*?[") < slash && access(path, F_OK);
}

/*
 * Of a pattern of names (*.csv), too, the files lie beside the spec. @LIST is a name like others:
 * the messages about a list tell what is in it, and a spec may not make them tell any file.
 */
static int resolve_data(const struct report *report, long line, struct spec *spec, struct err *err)
{
    struct err problem = {0};
    bool is_list = spec->data && *spec->data == '@';

    if (spec->data && is_wide_pattern(spec->data))
        err_set(&problem, STATUS_INPUT, "data: %.200s: a pattern may stand in the last name alone",
                spec->data);
    place_beside(report->path, &spec->data);
    if (problem.status || (!is_list && data_list_expand(spec, &problem)))
        return fail(report, line, &problem, err);
    return spec->data_files.count ? 0 : check(report, line, spec->data, err);
}

/* FILE or NAME=FILE; a folder will do, too. */
static int resolve_log(const struct report *report, long line, char **operand, struct err *err)
{
    const char *equals = strchr(*operand, '=');
    char *file = mem_text(*operand);
    struct buf placed = BUF_INIT;
    struct stat status;
    int result;

    place_beside(report->path, &file);
    if (equals && stat(file, &status)) {
        free(file);
        file = mem_text(equals + 1);
        place_beside(report->path, &file);
        buf_add(&placed, *operand, (size_t)(equals + 1 - *operand));
    }
    buf_puts(&placed, file);
    result = !stat(file, &status) && S_ISDIR(status.st_mode) ? 0 : check(report, line, file, err);
    free(file);
    free(*operand);
    *operand = buf_detach(&placed);
    return result;
}

int named_files_resolve(struct report *report, struct err *err)
{
    if (resolve(report, 0, &report->template_file, err))
        return -1;
    for (size_t i = 0; i < report->count; i++) {
        struct spec *spec = &report->figures[i].spec;
        long line = report->figures[i].line;

        if (resolve_data(report, line, spec, err) || resolve(report, line, &spec->font, err) ||
            resolve(report, line, &spec->template, err))
            return -1;
        for (size_t k = 0; k < spec->log_operands.count; k++)
            if (resolve_log(report, line, &spec->log_operands.at[k], err))
                return -1;
    }
    return 0;
}
