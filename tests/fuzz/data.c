/* Data files: the first two columns, the same two the other way round, and two by name. */
#include "fuzz.h"

#include <math.h>

#include "descent/data.h"

/* Whether there are points. */
static bool read_points(const char *path, const char *columns, struct data_points *points)
{
    struct data_source source = {.columns = NULL};
    struct err err = {0};
    int result = data_read_points(path, columns, points, &source, &err);

    check_err(result != 0, &err);
    free(source.columns);
    for (size_t i = 0; !result && i < points->count; i++)
        require(isfinite(points->x[i]) && isfinite(points->y[i]), "%g %g", points->x[i],
                points->y[i]);
    require(result || points->count, "no points, and no error");
    return !result;
}

static void check_swapped(const char *path, const struct data_points *points)
{
    struct data_points swapped = {0};

    require(read_points(path, "2,1", &swapped) && swapped.count == points->count,
            "swapped, %zu points are %zu", points->count, swapped.count);
    for (size_t i = 0; i < points->count; i++)
        require(points->x[i] == swapped.y[i] && points->y[i] == swapped.x[i], "row %zu", i);
    data_points_release(&swapped);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const char *path = input_file(bytes, size);
    struct data_points points = {0}, named = {0};

    if (read_points(path, NULL, &points))
        check_swapped(path, &points);
    read_points(path, "x,y", &named);
    data_points_release(&points);
    data_points_release(&named);
    return 0;
}
