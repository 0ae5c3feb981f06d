#include "descent/data.h"

#include <limits.h>
#include <nettle/sha2.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/lines.h"
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

struct table {
    struct lines lines;
    char separator; /* ',' ';' '\t', or ' ' for any run of blanks; 0 before the first line */
    struct cell *cells;
    size_t count, capacity; /* of cells, in the current line */
    size_t width;           /* cells every line must have */
    size_t chosen[2];       /* the cells that hold x and y, from 0 */
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

static void add_cell(struct table *table, const char *start, const char *end)
{
    const char *line = table->lines.line.data;

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

static void split(struct table *table)
{
    const char *at = table->lines.line.data;

    table->count = 0;
    for (;;) {
        const char *end;

        while (table->separator == ' ' && is_blank(*at))
            at++;
        if (table->separator == ' ' && !*at)
            return;
        end = cell_end(at, table->separator);
        add_cell(table, at, end);
        if (!*end)
            return;
        at = end + 1;
    }
}

/* The next line that holds something: 1, 0 at the end, -1. */
static int next_row(struct table *table, struct err *err)
{
    int result;

    while ((result = lines_next(&table->lines, err)) == 1) {
        const char *line = table->lines.line.data;

        if (line[strspn(line, " \t")] == '\0' || line[0] == '#')
            continue;
        if (!table->separator)
            table->separator = separator_of(line);
        split(table);
        return 1;
    }
    return result;
}

/* Finds a column named in --columns: its place from 0, or -1. */
static long find_column(const struct table *table, const char *name, struct err *err)
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
static int choose_columns(struct table *table, const char *columns, struct err *err)
{
    char *names, *comma;
    int result = 0;

    table->chosen[0] = 0;
    table->chosen[1] = 1;
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
        table->chosen[0] = (size_t)x;
        table->chosen[1] = (size_t)y;
        result = x < 0 || y < 0 ? -1 : 0;
    }
    free(names);
    return result;
}

static int fail_cell(struct table *table, const struct cell *cell, struct err *err)
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

/* The numbers of the current line go to `row`. */
static int give_row(struct table *table, data_row *row, void *context, struct err *err)
{
    double value[2];

    if (table->count != table->width)
        return lines_fail(&table->lines, err, 1, "%zu columns where the first line has %zu",
                          table->count, table->width);
    for (int i = 0; i < 2; i++) {
        const struct cell *cell = &table->cells[table->chosen[i]];

        if (!number_parse(cell->text, cell->length, &value[i]))
            return fail_cell(table, cell, err);
    }
    row(context, value[0], value[1]);
    return 0;
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

static bool is_header(const struct table *table)
{
    return is_name(&table->cells[table->chosen[0]]) && is_name(&table->cells[table->chosen[1]]);
}

/* "X,Y", as the header has them. */
static char *join_names(const struct table *table)
{
    const struct cell *x = &table->cells[table->chosen[0]], *y = &table->cells[table->chosen[1]];
    struct buf names = BUF_INIT;

    buf_add(&names, x->text, x->length < LONGEST_NAME ? x->length : LONGEST_NAME);
    buf_puts(&names, ",");
    buf_add(&names, y->text, y->length < LONGEST_NAME ? y->length : LONGEST_NAME);
    return buf_detach(&names);
}

static int read_rows(struct table *table, const char *columns, data_row *row, void *context,
                     struct data_source *source, struct err *err)
{
    int more = next_row(table, err);
    long rows = 0;
    bool header;

    if (more < 0)
        return -1;
    if (more == 0)
        return err_set(err, STATUS_INPUT, "%s: no data; two columns of numbers are needed",
                       table->lines.name);
    if (table->count < 2)
        return lines_fail(&table->lines, err, 1, "one column; two columns of numbers are needed");
    if (choose_columns(table, columns, err))
        return -1;
    table->width = table->count;
    header = is_header(table);
    if (header && source)
        source->columns = join_names(table);
    if (header)
        more = next_row(table, err);
    for (; more == 1; more = next_row(table, err), rows++)
        if (give_row(table, row, context, err))
            return -1;
    if (more == 0 && rows == 0)
        return err_set(err, STATUS_INPUT, "%s: only a header; rows of numbers are needed below it",
                       table->lines.name);
    return more;
}

static void hash(void *context, const char *bytes, size_t length)
{
    sha256_update(context, length, (const uint8_t *)bytes);
}

static void end_hash(struct sha256_ctx *context, char text[65])
{
    uint8_t digest[SHA256_DIGEST_SIZE];

    sha256_digest(context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
}

int data_read(const char *path, const char *columns, data_row *row, void *context,
              struct data_source *source, struct err *err)
{
    struct table table = {0};
    struct sha256_ctx sha256;
    int result = -1;

    if (source)
        *source = (struct data_source){0};
    if (!lines_open(&table.lines, path, err)) {
        sha256_init(&sha256);
        table.lines.tap = source ? hash : NULL;
        table.lines.tap_context = &sha256;
        result = read_rows(&table, columns, row, context, source, err);
        if (!result && source)
            end_hash(&sha256, source->sha256);
    }
    lines_close(&table.lines);
    free(table.cells);
    return result;
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

int data_read_points(const char *path, const char *columns, struct data_points *points,
                     struct data_source *source, struct err *err)
{
    *points = (struct data_points){0};
    if (data_read(path, columns, keep_point, points, source, err))
        return -1;
    if (points->count > DATA_MOST_POINTS)
        return err_set(err, STATUS_LIMIT, "%s: more than %d points to draw", path,
                       DATA_MOST_POINTS);
    return 0;
}

void data_points_release(struct data_points *points)
{
    free(points->x);
    free(points->y);
    *points = (struct data_points){0};
}
