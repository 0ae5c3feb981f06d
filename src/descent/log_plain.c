#include "descent/log_plain.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number_long.h"
#include "descent/log_value.h"

enum { MOST_PLAIN_CELLS = 1000 }; /* wider rows are few */

/* What a cell may be that is no value of the row. */
enum {
    ANYTHING = -1,
    NO_NUMBER = -2, /* of a column of texts */
    EMPTY = -3      /* of a column that has had neither numbers nor texts */
};

/* False where it is not known yet what becomes of the column's values. */
static bool find_slot(struct log_shape *shape, size_t cell, size_t number,
                      const struct log_column *column)
{
    if (column->role == LOG_RUN || (column->kept && !column->values && !column->bad_line))
        return false;
    if (!column->values)
        shape->slots[cell] = column->bad_line ? NO_NUMBER : EMPTY;
    else if (!column->kept)
        shape->slots[cell] = ANYTHING;
    else
        for (size_t i = 0; i < shape->width && shape->slots[cell] == ANYTHING; i++)
            shape->slots[cell] = shape->columns[i] == number ? (long)i : ANYTHING;
    return true;
}

/* The columns that have values, first the counters, then all others. */
static void list_columns(struct log_shape *shape, const struct log_places *places,
                         const struct log_rows *rows, bool counters)
{
    for (size_t i = 0; i < places->count; i++) {
        size_t number = places->at[i].column;
        const struct log_column *column = number == LOG_NOWHERE ? NULL : &rows->columns[number];
        bool listed = false;

        if (!column || !column->kept || !column->values || (column->counter != 0) != counters)
            continue;
        for (size_t k = 0; k < shape->width; k++)
            listed = listed || shape->columns[k] == number;
        if (!listed)
            shape->columns[shape->width++] = number;
    }
}

void log_shape_make(struct log_shape *shape, char separator, const struct log_places *places,
                    const struct log_rows *rows)
{
    log_shape_release(shape);
    shape->separator = separator;
    shape->changes = rows->changes;
    if (separator == ' ' || places->run_count > 0 || places->count > MOST_PLAIN_CELLS)
        return;
    shape->cells = places->count;
    shape->slots = mem_zeroed(shape->cells, sizeof *shape->slots);
    shape->columns = mem_zeroed(shape->cells, sizeof *shape->columns);
    list_columns(shape, places, rows, true);
    shape->counters = shape->width;
    list_columns(shape, places, rows, false);
    shape->usable = shape->width > shape->counters;
    for (size_t i = 0; i < shape->cells; i++) {
        size_t number = places->at[i].column;

        shape->slots[i] = ANYTHING;
        if (number != LOG_NOWHERE && !find_slot(shape, i, number, &rows->columns[number]))
            shape->usable = false;
    }
}

void log_shape_release(struct log_shape *shape)
{
    free(shape->slots);
    free(shape->columns);
    *shape = (struct log_shape){0};
}

static const char *skip_blanks(const char *at, const char *end, char separator)
{
    while (at < end && (*at == ' ' || (*at == '\t' && separator != '\t')))
        at++;
    return at;
}

/* Where the cell at `at` ends; NULL where it is in quotes, not ASCII, or its line does not end. */
static const char *cell_end(const char *at, const char *end, char separator)
{
    for (; at < end; at++) {
        if (*at == separator || *at == '\n')
            return at;
        if (*at == '"' || *at <= '\0')
            return NULL;
    }
    return NULL;
}

/* The length of a cell without the blanks behind it. */
static size_t stripped(const char *at, const char *stop, char separator)
{
    while (stop > at &&
           (stop[-1] == ' ' || stop[-1] == '\r' || (stop[-1] == '\t' && separator != '\t')))
        stop--;
    return (size_t)(stop - at);
}

/* A value that is none of digits alone, or none: blank, nan, 59%, 4:39, 0,5. */
static const char *take_other(const struct log_shape *shape, const char *at, const char *end,
                              double *value)
{
    const char *stop = cell_end(at, end, shape->separator);
    size_t length;
    double number;

    if (!stop)
        return NULL;
    length = stripped(at, stop, shape->separator);
    if (log_value_is_blank(at, length))
        return stop;
    if (!log_value_read_cell(at, length, shape->separator, &number))
        return NULL;
    *value = number;
    return stop;
}

static inline const char *take_value(const struct log_shape *shape, const char *at, const char *end,
                                     double *value)
{
    double number;
    const char *stop = number_long(at, end, &number);

    if (!stop || stop == end || (*stop != shape->separator && *stop != '\n'))
        return take_other(shape, at, end, value);
    *value = number;
    return stop;
}

/* A cell that is no value; NULL where it is what its column has not had so far. */
static const char *skip_cell(const struct log_shape *shape, long slot, const char *at,
                             const char *end)
{
    const char *stop = cell_end(at, end, shape->separator);
    double value;
    size_t length;

    if (!stop || slot == ANYTHING)
        return stop;
    length = stripped(at, stop, shape->separator);
    if (log_value_is_blank(at, length))
        return stop;
    if (slot == EMPTY || log_value_read_cell(at, length, shape->separator, &value))
        return NULL;
    return stop;
}

/* Whether all counters have a value, and if so, whether a metric has. */
static bool check_values(const struct log_shape *shape, const double *values, bool *has_metric)
{
    for (size_t i = 0; i < shape->counters; i++)
        if (!isfinite(values[i]))
            return false;
    *has_metric = false;
    for (size_t i = shape->counters; i < shape->width && !*has_metric; i++)
        *has_metric = !log_is_blank(values[i]);
    return true;
}

/* Returns where the next line begins, or NULL. */
static const char *take_row(const struct log_shape *shape, const char *at, const char *end,
                            double *values, bool *has_metric)
{
    const char *start = at;

    if (at == end || *at == '#' || isalpha((unsigned char)*at))
        return NULL;
    for (size_t i = 0; i < shape->width; i++)
        values[i] = log_blank();
    for (size_t cell = 0; cell < shape->cells; cell++) {
        long slot = shape->slots[cell];

        if (cell > 0 && *at++ != shape->separator)
            return NULL;
        at = skip_blanks(at, end, shape->separator);
        at = slot < 0 ? skip_cell(shape, slot, at, end) : take_value(shape, at, end, &values[slot]);
        if (!at)
            return NULL;
    }
    if (*at != '\n' || at - start > LINE_LONGEST || !check_values(shape, values, has_metric))
        return NULL;
    return at + 1;
}

static void reserve_row(struct log_plain *plain, const struct log_shape *shape)
{
    size_t needed = (plain->rows + 1) * shape->width;

    while (plain->capacity < needed)
        plain->values =
            mem_grow(plain->values, plain->capacity, &plain->capacity, sizeof *plain->values);
}

void log_plain_read(struct log_plain *plain, const struct log_shape *shape, const char *text,
                    size_t length)
{
    const char *at = text, *end = text + length;

    plain->rows = 0;
    plain->lines = 0;
    while (shape->usable) {
        bool has_metric;
        const char *next;

        reserve_row(plain, shape);
        next = take_row(shape, at, end, plain->values + plain->rows * shape->width, &has_metric);
        if (!next)
            break;
        at = next;
        plain->rows += has_metric;
        plain->lines++;
    }
    plain->length = (size_t)(at - text);
}

void log_plain_release(struct log_plain *plain)
{
    free(plain->values);
    *plain = (struct log_plain){0};
}
