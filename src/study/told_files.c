#include "study/told_files.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"

static bool is_base_name(const char *name)
{
    return *name && !strchr(name, '/') && strcmp(name, ".") && strcmp(name, "..");
}

char *told_file(const char *teller, const char *name, const char *instead, struct err *err)
{
    struct err problem = {0};
    char *path;
    int reason;

    if (!strcmp(teller, "-") || !strcmp(name, "-") || !is_base_name(name)) {
        err_set(err, STATUS_INPUT,
                "%s: its recipe names %s, which is not beside it; give %s if you trust it", teller,
                name, instead);
        return NULL;
    }
    path = folder_beside(teller, name);
    if (!file_check(path, FILE_BESIDE, &problem))
        return path;
    reason = errno;
    err_set(err, problem.status, "%s: its recipe names %s; give %s", teller, problem.message,
            instead);
    free(path);
    errno = reason;
    return NULL;
}

static int fail_other(const char *file, struct err *err)
{
    return err_set(err, STATUS_INPUT, "%s: not the file that the recipe was made from", file);
}

int told_check_source(const struct spec *spec, const struct data_source *source, const char *file,
                      struct err *err)
{
    if (spec->sha256 && strcmp(source->sha256, spec->sha256))
        return fail_other(file, err);
    return 0;
}

/* The path of the data file that the recipe names; the caller frees it; NULL on errors. */
static char *told_data(const struct spec *spec, struct err *err)
{
    if (spec->sha256)
        return told_file(spec->told_by, spec->data, "--data FILE", err);
    err_set(err, STATUS_INPUT, "%s: bad recipe: it has neither the sums nor the SHA-256 of %s",
            spec->told_by, spec->data);
    return NULL;
}

/*
 * Reports an error in a file that may not be the one that the recipe was made from: without quoting
 * its lines.
 */
static int conceal(const char *file, const struct err *problem, struct err *err)
{
    if (problem->status == STATUS_IO || problem->status == STATUS_LIMIT)
        return err_set(err, problem->status, "%s", problem->message);
    return fail_other(file, err);
}

int told_moments(struct moments *moments, struct data_source *source, const struct spec *spec,
                 struct err *err)
{
    const struct data_format format = spec_format(spec);
    char *file = told_data(spec, err);
    struct err problem = {0};
    int result = -1;

    *source = (struct data_source){0};
    if (!file)
        return -1;
    if (moments_read(moments, source, file, &format, &problem))
        conceal(file, &problem, err);
    else
        result = told_check_source(spec, source, file, err);
    free(file);
    return result;
}

int told_points(struct data_points *points, const struct spec *spec, struct err *err)
{
    const struct data_format format = spec_format(spec);
    char *file = told_data(spec, err);
    struct data_source source = {0};
    struct err problem = {0};
    int result = -1;

    if (!file)
        return -1;
    if (data_read_points(file, &format, points, &source, &problem))
        conceal(file, &problem, err);
    else
        result = told_check_source(spec, &source, file, err);
    free(source.columns);
    free(file);
    return result;
}
