#include "study/result_points.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "request/data_list.h"
#include "study/told_files.h"

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
    if (spec->data || spec->trajectory)
        return 0;
    return err_set(err, STATUS_USAGE, "there are no points to draw; give --data FILE");
}

/*
 * Reads the points from a file that a person typed. It must be the file that the objective was made
 * from, by its SHA-256.
 */
static int read_typed(const struct spec *spec, const char *file, struct data_points *points,
                      struct err *err)
{
    const struct data_format format = spec_format(spec);
    struct data_source source = {0};
    int result;

    if (!strcmp(file, "-"))
        return err_set(err, STATUS_USAGE, "--data: points cannot be read from standard input");
    result = data_read_points(file, &format, points, &source, err);
    if (!result)
        result = told_check_source(spec, &source, file, err);
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
