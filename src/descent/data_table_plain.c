#include <string.h>

#include "base/number_scan.h"
#include "descent/data_table.h"

static const char *skip_blanks(const struct data_shape *shape, const char *at)
{
    while (*at == ' ' || (*at == '\t' && shape->separator == ' '))
        at++;
    return at;
}

/*
 * Reads a number, perhaps in quotes. These functions return what follows what they read; NULL: it
 * is not plain.
 */
static const char *scan_cell(const char *at, double *value)
{
    if (*at != '"')
        return number_scan(at, value);
    at = number_scan(at + 1, value);
    return at && *at == '"' ? at + 1 : NULL;
}

/* Skips a cell in quotes, without line ends and quotes in it. */
static const char *skip_quoted(const char *at)
{
    at += 1 + strcspn(at + 1, "\"\r\n");
    return *at == '"' && at[1] != '"' ? at + 1 : NULL;
}

static const char *skip_cell(const struct data_shape *shape, const char *at)
{
    const char *start = at;

    if (*at == '"')
        return skip_quoted(at);
    while (!shape->stops[(unsigned char)*at])
        at++;
    return at == start && shape->separator == ' ' ? NULL : at;
}

/* The start of the cell behind the one that ends at `at`, or NULL where there is none. */
static const char *next_cell(const struct data_shape *shape, const char *at)
{
    const char *next = skip_blanks(shape, at);

    if (shape->separator == ' ')
        return next > at ? next : NULL;
    return *next == shape->separator ? skip_blanks(shape, next + 1) : NULL;
}

static const char *end_line(const struct data_shape *shape, const char *at)
{
    at = skip_blanks(shape, at);
    while (*at == '\r')
        at++;
    return *at == '\n' ? at + 1 : NULL;
}

/* Reads the line at `at`. Returns where the next one begins, or NULL where it is no plain row. */
static const char *plain_row(const struct data_shape *shape, const char *at, double *const *column,
                             size_t row)
{
    const char *start = at;
    size_t next = 0; /* of shape->order */

    if (*at == '#')
        return NULL;
    at = skip_blanks(shape, at);
    for (size_t cell = 0; at; at = next_cell(shape, at)) {
        if (next < shape->columns && cell == shape->chosen[shape->order[next]])
            at = scan_cell(at, &column[shape->order[next++]][row]);
        else
            at = skip_cell(shape, at);
        if (!at || ++cell == shape->width)
            break;
    }
    if (at)
        at = end_line(shape, at);
    return at && at - start <= LINE_LONGEST ? at : NULL;
}

/*
 * Reads lines that consist of two numbers and a separator, as most lines do, and adds to `count`
 * how many. Returns what follows them.
 */
static const char *plain_pairs(char separator, const char *at, double *x, double *y, size_t most,
                               size_t *count)
{
    size_t done = 0;

    while (done < most) {
        double first, second;
        const char *next = number_scan(at, &first);

        if (!next || *next != separator)
            break;
        next = number_scan(next + 1, &second);
        if (!next || *next != '\n')
            break;
        at = next + 1;
        x[done] = first;
        y[done++] = second;
    }
    *count += done;
    return at;
}

static bool holds_pairs(const struct data_shape *shape)
{
    return shape->width == 2 && shape->columns == 2 && shape->chosen[0] == 0;
}

size_t data_table_plain_rows(struct data_table *table, double *const *column, size_t from,
                             size_t most)
{
    struct lines *lines = &table->lines;
    const struct data_shape *shape = &table->shape;
    const char *at = lines->block.text + lines->at, *next;
    size_t count = 0;

    if (shape->repeated || shape->decimal_comma)
        return 0;
    for (;;) {
        if (holds_pairs(shape))
            at = plain_pairs(shape->separator, at, column[0] + from + count,
                             column[1] + from + count, most - count, &count);
        next = count < most ? plain_row(shape, at, column, from + count) : NULL;
        if (!next)
            break;
        at = next;
        count++;
    }
    lines->at = (size_t)(at - lines->block.text);
    lines->number += (long)count + lines->more;
    lines->more = 0;
    return count;
}
