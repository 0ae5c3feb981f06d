#include "descent/data_table.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "base/number.h"

enum { LONGEST_NAME = 200 }; /* of a column, as it is kept */

/* A piece of the current line. */
struct cell {
    const char *text;
    size_t length;
    size_t column; /* of its first byte, from 1 */
};

static char separator_of(const char *line)
{
    return strchr(line, ';') ? ';' : strchr(line, '\t') ? '\t' : strchr(line, ',') ? ',' : ' ';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The end of the cell that starts at `at`; a separator inside double quotes does not end it. */
static const char *cell_end(const char *at, char separator)
{
    bool quoted = false;

    for (; *at; at++) {
        if (*at == '"')
            quoted = !quoted;
        if (!quoted && (separator == ' ' ? is_blank(*at) : *at == separator))
            break;
    }
    return at;
}

static void add_cell(struct data_table *table, const char *start, const char *end)
{
    const char *line = table->lines.text;

    while (start < end && is_blank(*start))
        start++;
    while (end > start && is_blank(end[-1]))
        end--;
    if (end - start >= 2 && *start == '"' && end[-1] == '"') {
        start++;
        end--;
    }
    table->cells = mem_grow(table->cells, table->count, &table->capacity, sizeof *table->cells);
    table->cells[table->count++] =
        (struct cell){start, (size_t)(end - start), (size_t)(start - line) + 1};
}

static void split(struct data_table *table)
{
    const char *at = table->lines.text;

    table->count = 0;
    for (;;) {
        const char *end;

        while (table->shape.separator == ' ' && is_blank(*at))
            at++;
        if (table->shape.separator == ' ' && !*at)
            return;
        end = cell_end(at, table->shape.separator);
        add_cell(table, at, end);
        if (!*end)
            return;
        at = end + 1;
    }
}

static bool holds_nothing(const struct data_table *table)
{
    const char *line = table->lines.text;

    return line[0] == '#' || line[strspn(line, " \t")] == '\0';
}

/* Finds a column named in --columns: its place from 0, or -1. */
static long find_column(const struct data_table *table, const char *name, struct err *err)
{
    struct nearest nearest;
    char hint[NEAREST_HINT];
    long place;

    if (number_parse_whole(name, 1, LONG_MAX, &place)) {
        if ((size_t)place <= table->count)
            return place - 1;
        return err_set(err, STATUS_USAGE, "--columns: there is no column %ld; %s has %zu", place,
                       table->lines.name, table->count);
    }
    nearest_init(&nearest, name);
    for (size_t i = 0; i < table->count; i++) {
        const struct cell *cell = &table->cells[i];
        char header[NEAREST_LONGEST + 1];

        if (cell->length == strlen(name) && !memcmp(cell->text, name, cell->length))
            return (long)i;
        snprintf(header, sizeof header, "%.*s", (int)cell->length, cell->text);
        nearest_offer(&nearest, header);
    }
    return err_set(err, STATUS_USAGE, "--columns: %s has no column named '%s'%s", table->lines.name,
                   name, nearest_hint(&nearest, "", hint));
}

/* Sets the two chosen cells from "X,Y", or to the first two. */
static int choose_columns(struct data_table *table, const char *columns, struct err *err)
{
    char *names, *comma;
    int result = 0;

    table->shape.chosen[0] = 0;
    table->shape.chosen[1] = 1;
    if (!columns)
        return 0;
    names = mem_text(columns);
    comma = strchr(names, ',');
    if (!comma || strchr(comma + 1, ',')) {
        result =
            err_set(err, STATUS_USAGE, "--columns: '%s' is not two columns; write X,Y", columns);
    } else {
        long x, y;

        *comma = '\0';
        x = find_column(table, names, err);
        y = x < 0 ? -1 : find_column(table, comma + 1, err);
        table->shape.chosen[0] = (size_t)x;
        table->shape.chosen[1] = (size_t)y;
        result = x < 0 || y < 0 ? -1 : 0;
    }
    free(names);
    return result;
}

static int fail_cell(struct data_table *table, const struct cell *cell, struct err *err)
{
    const char *comma = memchr(cell->text, ',', cell->length);
    int shown = cell->length > 40 ? 40 : (int)cell->length;

    if (cell->length == 0)
        return lines_fail(&table->lines, err, cell->column,
                          "an empty cell; a number should stand here");
    if (comma)
        return lines_fail(&table->lines, err, cell->column,
                          "'%.*s' has a decimal comma; write a point", shown, cell->text);
    return lines_fail(&table->lines, err, cell->column, "'%.*s' is not a finite number", shown,
                      cell->text);
}

int data_table_row(struct data_table *table, double value[2], struct err *err)
{
    if (lines_check(&table->lines, err))
        return -1;
    if (holds_nothing(table))
        return 0;
    split(table);
    if (table->count != table->shape.width)
        return lines_fail(&table->lines, err, 1, "%zu columns where the first line has %zu",
                          table->count, table->shape.width);
    for (int i = 0; i < 2; i++) {
        const struct cell *cell = &table->cells[table->shape.chosen[i]];

        if (!number_parse(cell->text, cell->length, &value[i]))
            return fail_cell(table, cell, err);
    }
    return 1;
}

/* A name, and no number: not even one that is written wrong, is not finite, or is missing. */
static bool is_name(const struct cell *cell)
{
    static const char *const not_finite[] = {"nan", "inf", "infinity"};

    if (cell->length == 0 || strchr("0123456789+-.", cell->text[0]))
        return false;
    for (size_t i = 0; i < sizeof not_finite / sizeof *not_finite; i++)
        if (cell->length == strlen(not_finite[i]) &&
            !strncasecmp(cell->text, not_finite[i], cell->length))
            return false;
    return true;
}

static bool is_header(const struct data_table *table)
{
    return is_name(&table->cells[table->shape.chosen[0]]) &&
           is_name(&table->cells[table->shape.chosen[1]]);
}

/* "X,Y", as the header has them. */
static char *join_names(const struct data_table *table)
{
    const struct cell *x = &table->cells[table->shape.chosen[0]],
                      *y = &table->cells[table->shape.chosen[1]];
    struct buf names = BUF_INIT;

    buf_add(&names, x->text, x->length < LONGEST_NAME ? x->length : LONGEST_NAME);
    buf_puts(&names, ",");
    buf_add(&names, y->text, y->length < LONGEST_NAME ? y->length : LONGEST_NAME);
    return buf_detach(&names);
}

/* The first line that holds something: 0 or -1. */
static int find_first(struct data_table *table, struct blocks *blocks, struct err *err)
{
    int more;

    do
        more = lines_next(&table->lines, blocks, err);
    while (more == 1 && holds_nothing(table));
    if (more == 0)
        return err_set(err, STATUS_INPUT, "%s: no data; two columns of numbers are needed",
                       table->lines.name);
    return more == 1 ? 0 : -1;
}

/* What ends a cell in a plain row, or makes it no plain one. */
static void note_stops(struct data_shape *shape)
{
    static const char always[] = "\n\r\"";

    shape->stops['\0'] = true;
    for (const char *c = always; *c; c++)
        shape->stops[(unsigned char)*c] = true;
    shape->stops[(unsigned char)shape->separator] = true;
    shape->stops['\t'] |= shape->separator == ' ';
}

int data_table_begin(struct data_table *table, struct blocks *blocks, const char *columns,
                     char **names, struct err *err)
{
    struct data_shape *shape = &table->shape;

    table->lines.name = blocks->name;
    if (find_first(table, blocks, err))
        return -1;
    shape->separator = separator_of(table->lines.text);
    split(table);
    if (table->count < 2)
        return lines_fail(&table->lines, err, 1, "one column; two columns of numbers are needed");
    if (choose_columns(table, columns, err))
        return -1;
    shape->width = table->count;
    note_stops(shape);
    if (!is_header(table))
        return 0;
    if (names)
        *names = join_names(table);
    return 1;
}

void data_table_release(struct data_table *table)
{
    lines_release(&table->lines);
    free(table->cells);
    table->cells = NULL;
}
