/*
 * MLflow's metric files: mlruns/EXPERIMENT/RUN/metrics/KEY, without a header, a line a value:
 * milliseconds since 1970, value, step. They are ordered by step, and those of a step by time.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "descent/log_reader.h"
#include "descent/log_value.h"

enum { CELLS = 3, TIME_DIGITS = 13 };

struct point {
    double cell[CELLS]; /* milliseconds, value, step */
    size_t place;       /* in the file */
};

static bool split(char *line, double cell[CELLS])
{
    char *at = line;

    for (int i = 0; i < CELLS; i++) {
        size_t length;

        at += strspn(at, " \t");
        length = strcspn(at, " \t");
        if (!log_value_read(at, length, &cell[i]) ||
            (i == 0 && (length != TIME_DIGITS || strspn(at, "0123456789") < TIME_DIGITS)))
            return false;
        at += length;
    }
    return at[strspn(at, " \t")] == '\0';
}

static bool recognise(struct log_input *input)
{
    struct err err = {0};
    double cell[CELLS];

    return !log_input_rewind(input, &err) && log_input_next(input, &err) == 1 &&
           split(input->text, cell);
}

static int by_step(const void *a, const void *b)
{
    const struct point *x = a, *y = b;

    if (x->cell[2] != y->cell[2])
        return x->cell[2] < y->cell[2] ? -1 : 1;
    if (x->cell[0] != y->cell[0])
        return x->cell[0] < y->cell[0] ? -1 : 1;
    return (x->place > y->place) - (x->place < y->place);
}

/* The metric of a single file is what the file is called. */
static const char *key_of(const struct log_input *input)
{
    return input->key ? input->key : input->name;
}

static int put(struct log_rows *rows, const struct log_input *input, const struct point *points,
               size_t count, struct err *err)
{
    size_t step = log_rows_column(rows, "step", 4), time = log_rows_column(rows, "timestamp", 9);
    size_t metric = log_rows_column(rows, key_of(input), strlen(key_of(input)));

    for (size_t i = 0; i < count; i++) {
        log_rows_begin(rows, (long)points[i].place + 1);
        log_rows_put(rows, step, points[i].cell[2]);
        log_rows_put(rows, time, points[i].cell[0] / 1000);
        log_rows_put(rows, metric, points[i].cell[1]);
        if (log_rows_end(rows, err))
            return -1;
    }
    return 0;
}

static int read_points(struct log_input *input, struct point **points, size_t *count,
                       struct err *err)
{
    size_t capacity = 0;
    int more;

    while ((more = log_input_next(input, err)) == 1) {
        struct point point = {.place = *count};

        if (!split(input->text, point.cell) && log_input_is_cut(input)) {
            err_warn(err, "%s: its last line is cut short, and left out", input->path);
            continue;
        }
        if (!split(input->text, point.cell))
            return lines_fail(&input->lines, err, 1,
                              "not a line of MLflow: milliseconds, value, step");
        *points = mem_grow(*points, *count, &capacity, sizeof **points);
        (*points)[(*count)++] = point;
    }
    return more;
}

static int read(struct log_input *input, struct log_rows *rows, struct err *err)
{
    struct point *points = NULL;
    size_t count = 0;
    int result = log_input_rewind(input, err);

    if (!result)
        result = read_points(input, &points, &count, err);
    if (!result && count) {
        qsort(points, count, sizeof *points, by_step);
        result = put(rows, input, points, count, err);
    }
    free(points);
    return result;
}

const struct log_reader log_mlflow = {
    .name = "MLflow's metrics",
    .recognise = recognise,
    .read = read,
};
