#include "study/result_points.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "request/data_list.h"
#include "study/told_files.h"

/* The objective is made from the file first, and the points are read after that. */
static int check_can_be_read_twice(const char *file, struct err *err)
{
    struct stat found;

    if (!strcmp(file, "-"))
        return err_set(err, STATUS_USAGE, "--data: points cannot be read from standard input");
    if (stat(file, &found) || !S_ISFIFO(found.st_mode))
        return 0;
    return err_set(err, STATUS_USAGE, "--data: %s: points cannot be read from a pipe", file);
}

/*
 * Refuses specs without data here, before the default objective, which has none, takes their place.
 */
static int check(const struct spec *spec, struct err *err)
{
    const struct data_files files = data_list_of(spec);

    if (spec->data && !data_files_are_rows(&files))
        return err_set(
            err, STATUS_USAGE,
            "--data: %s: points are drawn from the rows of one file; give one that has all of "
            "them",
            spec->data);
    if (spec->data && !spec->told_by)
        return check_can_be_read_twice(spec->data, err);
    if (spec->data || spec->trajectory)
        return 0;
    return err_set(err, STATUS_USAGE, "there are no points to draw; give --data FILE");
}

/*
 * Whether the points are from what the objective was made from, by its SHA-256: from the file of
 * the recipe, or, without one, from the same file as before.
 */
static int check_source(const struct spec *spec, const struct data_source *source, const char *file,
                        struct err *err)
{
    if (spec->points_file || !spec->sha256 || !strcmp(source->sha256, spec->sha256))
        return told_check_source(spec, source, file, err);
    return err_set(err, STATUS_IO, "%s: it was written to while it was read; try again", file);
}

/* Reads the points from a file that a person typed. */
static int read_typed(const struct spec *spec, const char *file, struct data_points *points,
                      struct err *err)
{
    const struct data_format format = spec_format(spec);
    struct data_source source = {0};
    int result;

    if (check_can_be_read_twice(file, err))
        return -1;
    result = data_read_points(file, &format, points, &source, err);
    if (!result)
        result = check_source(spec, &source, file, err);
    free(source.columns);
    return result;
}

static int make(struct study *study, void **made, struct err *err)
{
    struct data_points *points = *made = mem_zeroed(1, sizeof *points);
    const struct spec *spec = study->spec;

    if (!spec->data)
        return err_set(err, STATUS_USAGE, "there are no points to draw; give --data FILE");
    if (spec->points_file)
        return read_typed(spec, spec->points_file, points, err);
    return spec->told_by ? told_points(points, spec, err)
                         : read_typed(spec, spec->data, points, err);
}

static void release(void *made)
{
    data_points_release(made);
    free(made);
}

const struct data_points *study_points(const struct study *study)
{
    return study_made(study, &result_points);
}

const struct result result_points = {
    .check = check,
    .make = make,
    .release = release,
};
