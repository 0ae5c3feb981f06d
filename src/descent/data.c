#include "descent/data.h"

#include <stdlib.h>

#include "base/mem.h"

int data_fail_without_rows(const char *name, long skipped, struct err *err)
{
    if (skipped)
        return err_set(err, STATUS_INPUT,
                       "%s: no row has all its numbers; --missing skip leaves out all %ld", name,
                       skipped);
    return err_set(err, STATUS_INPUT, "%s: only a header; rows of numbers are needed below it",
                   name);
}

void data_warn_of_skipped(const char *name, long skipped, long rows, struct err *err)
{
    if (skipped)
        err_warn(err, "%.200s: %ld of %ld rows left out, which lack a number", name, skipped,
                 skipped + rows);
}

struct receiver {
    data_row *row;
    void *context;
};

static void give_rows(void *context, void *accumulator, const struct data_batch *batch)
{
    const struct receiver *receiver = context;

    (void)accumulator;
    for (size_t i = 0; i < batch->count; i++)
        receiver->row(receiver->context, batch->column[0][i], batch->column[1][i]);
}

int data_read(const char *path, const struct data_format *format, data_row *row, void *context,
              struct data_source *source, struct err *err)
{
    struct receiver receiver = {row, context};
    const struct data_fold fold = {.add = give_rows, .context = &receiver, .threads = 1};

    return data_fold(path, format, &fold, source, err);
}

static void keep_point(void *context, double x, double y)
{
    struct data_points *points = context;
    size_t capacity = points->capacity;

    if (points->count > DATA_MOST_POINTS)
        return;
    points->x = mem_grow(points->x, points->count, &capacity, sizeof *points->x);
    points->y = mem_grow(points->y, points->count, &points->capacity, sizeof *points->y);
    points->x[points->count] = x;
    points->y[points->count++] = y;
}

int data_read_points(const char *path, const struct data_format *format, struct data_points *points,
                     struct data_source *source, struct err *err)
{
    *points = (struct data_points){0};
    if (data_read(path, format, keep_point, points, source, err))
        return -1;
    if (points->count > DATA_MOST_POINTS)
        return err_set(err, STATUS_LIMIT,
                       "%s: more than %d points to draw; give a part of the rows", path,
                       DATA_MOST_POINTS);
    return 0;
}

void data_points_release(struct data_points *points)
{
    free(points->x);
    free(points->y);
    *points = (struct data_points){0};
}
