#include "descent/data_heading.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "base/number.h"
#include "base/utf8.h"
#include "descent/data_foreign.h"
#include "descent/data_names.h"
#include "descent/data_value.h"

enum {
    LONGEST_NAME = 200, /* bytes of a column's name that are kept */
    MOST_NAMED = 12,    /* columns in a message */
};

/* What the search for the columns knows. */
struct column_search {
    const struct data_table *table;
    const struct data_format *format;
    struct err *err;
    bool by_name; /* a column was chosen by a name that is no column number */
};

/* The place of the column with this name, or -1. */
static long find_name(const struct column_search *search, const char *name, struct nearest *nearest)
{
    const struct data_table *table = search->table;

    for (size_t i = 0; i < table->count; i++) {
        char *header = data_name(&table->cells[i], NULL);
        bool same = !strcmp(header, name);

        nearest_offer(nearest, header);
        free(header);
        if (same)
            return (long)i;
    }
    return -1;
}

/* "; row 1 has a, b and 3 more" */
static void add_names(struct buf *out, const struct data_table *table)
{
    for (size_t i = 0; i < table->count && i < MOST_NAMED; i++) {
        char *header = data_name(&table->cells[i], NULL);

        buf_puts(out, i ? ", " : "; row 1 has ");
        buf_printf(out, strchr(header, ',') ? "\"%.40s\"" : "%.40s", header);
        free(header);
    }
    if (table->count > MOST_NAMED)
        buf_printf(out, " and %zu more", table->count - MOST_NAMED);
}

static long fail_name(const struct column_search *search, const char *name, bool is_number,
                      const struct nearest *nearest)
{
    const struct data_table *table = search->table;
    struct buf names = BUF_INIT;
    char hint[NEAREST_HINT];

    if (is_number)
        return err_set(search->err, STATUS_USAGE, "--columns: there is no column %s; %s has %zu",
                       name, table->lines.name, table->count);
    if (search->format->header == DATA_HEADER_NO)
        return err_set(search->err, STATUS_USAGE,
                       "--columns: '%s' is a name, and with --header no there are none; write the "
                       "numbers of the columns",
                       name);
    if (!*nearest_hint(nearest, "", hint))
        add_names(&names, table);
    err_set(search->err, STATUS_USAGE, "--columns: %s has no column named '%s'%s%s",
            table->lines.name, name, hint, names.data);
    buf_release(&names);
    return -1;
}

/* Finds a column named in --columns: its place from 0, or -1. */
static long find_column(struct column_search *search, const char *name, bool quoted)
{
    struct nearest nearest;
    long number, place = -1;
    bool is_number = !quoted && number_parse_integer(name, 1, LONG_MAX, &number);

    if (is_number && (size_t)number <= search->table->count)
        return number - 1;
    nearest_init(&nearest, name);
    if (search->format->header != DATA_HEADER_NO)
        place = find_name(search, name, &nearest);
    if (place < 0)
        return fail_name(search, name, is_number, &nearest);
    search->by_name = true;
    return place;
}

/* Sets the chosen columns to those that --columns names. */
static int choose_named(struct column_search *search, struct data_shape *shape)
{
    struct data_names names;
    int result = data_names_choose(&names, search->format, search->err);

    shape->columns = result ? 0 : names.count;
    for (size_t i = 0; !result && i < names.count; i++) {
        long place = find_column(search, names.name[i], names.quoted[i]);

        shape->chosen[i] = (size_t)place;
        result = place < 0 ? -1 : 0;
    }
    data_names_release(&names);
    return result;
}

/* Notes in which order the chosen columns stand in a row. */
static void sort_columns(struct data_shape *shape)
{
    for (size_t i = 0; i < shape->columns; i++) {
        size_t at = i;

        for (; at > 0 && shape->chosen[shape->order[at - 1]] > shape->chosen[i]; at--)
            shape->order[at] = shape->order[at - 1];
        shape->repeated =
            shape->repeated || (at > 0 && shape->chosen[shape->order[at - 1]] == shape->chosen[i]);
        shape->order[at] = i;
    }
}

/* Those that --columns names, or the first two. */
static int choose_columns(struct column_search *search, struct data_shape *shape)
{
    shape->columns = 2;
    shape->chosen[0] = 0;
    shape->chosen[1] = 1;
    if (search->format->columns && choose_named(search, shape))
        return -1;
    sort_columns(shape);
    return 0;
}

/* The cell that makes the first record a header by DATA_HEADER_BY_RULE; NULL where none does. */
static const struct data_cell *telling_cell(const struct data_table *table)
{
    const struct data_shape *shape = &table->shape;

    for (size_t i = 0; i < shape->columns; i++)
        if (data_value_is_name(&table->cells[shape->chosen[i]]))
            return &table->cells[shape->chosen[i]];
    for (size_t i = 0; shape->separator != ' ' && i < table->count; i++)
        if (data_value_is_name(&table->cells[i]))
            return &table->cells[i];
    return NULL;
}

static bool has_chosen_number(const struct data_table *table)
{
    const struct data_shape *shape = &table->shape;

    for (size_t i = 0; i < shape->columns; i++)
        if (data_value_is_numeric(&table->cells[shape->chosen[i]]))
            return true;
    return false;
}

static void decide_header(const struct column_search *search, struct data_heading *heading)
{
    const struct data_table *table = search->table;
    enum data_header asked = search->format->header;
    const struct data_cell *telling = telling_cell(table);

    heading->line = table->lines.number;
    heading->is_header =
        asked == DATA_HEADER_YES || search->by_name || (asked == DATA_HEADER_BY_RULE && telling);
    heading->may_be_row = heading->is_header && asked == DATA_HEADER_BY_RULE && !search->by_name &&
                          has_chosen_number(table);
    if (heading->may_be_row)
        heading->word = data_name(telling, NULL);
}

/* Cuts a name to LONGEST_NAME bytes at most, between characters. */
static void cut_name(char *name)
{
    size_t length = strlen(name);

    if (length <= LONGEST_NAME)
        return;
    length = LONGEST_NAME;
    while (length && utf8_is_continuation(name[length]))
        length--;
    name[length] = '\0';
}

/* Sets "X,Y", a list of the names of the chosen columns. */
static void take_names(const struct data_table *table, struct data_heading *heading)
{
    struct buf names = BUF_INIT;

    for (size_t i = 0; i < table->shape.columns; i++) {
        char *name = data_name(&table->cells[table->shape.chosen[i]], &heading->foreign);

        cut_name(name);
        data_names_add(&names, name);
        free(name);
    }
    heading->names = buf_detach(&names);
}

/*
 * Whether the cell heads the row numbers that a data frame was written with: it is empty, or has
 * the name that pandas gives.
 */
static bool is_index(const struct data_cell *cell)
{
    static const char unnamed[] = "Unnamed: 0";

    return cell->length == 0 ||
           (cell->length == sizeof unnamed - 1 && !memcmp(cell->text, unnamed, cell->length));
}

/* Refuses row numbers as the first column, unless --columns asks for it. */
static int check_index(const struct column_search *search, struct err *err)
{
    const struct data_table *table = search->table;
    struct buf columns = BUF_INIT;

    if (search->format->columns || !is_index(&table->cells[0]))
        return 0;
    for (size_t i = 0; i < 2; i++) {
        size_t place = table->count == 2 ? i : i + 1;
        char *name = data_name(&table->cells[place], NULL);

        if (*name && table->count > 2)
            data_names_add(&columns, name);
        else
            buf_printf(&columns, "%s%zu", i ? "," : "", place + 1);
        free(name);
    }
    lines_fail(&table->lines, err, 1,
               "column 1 has no name, as the row numbers of a data frame; say which columns are "
               "meant, such as --columns '%s'",
               columns.data);
    buf_release(&columns);
    return -1;
}

/* Makes the first record that has cells the current line. Returns 0 or -1. */
static int find_first(struct data_table *table, struct blocks *blocks,
                      const struct data_dialect *dialect, struct err *err)
{
    struct lines *lines = &table->lines;

    for (;;) {
        while (!data_record_step(lines, dialect->separator)) {
            int more = lines_next_block(lines, blocks, err);

            if (more == 0)
                return err_set(err, STATUS_INPUT, "%s: no data; two columns of numbers are needed",
                               lines->name);
            if (more < 0 || (lines->block.first && data_foreign(lines->name, lines->block.text,
                                                                lines->block.length, err)))
                return -1;
        }
        if (data_table_check(table, err))
            return -1;
        if (!data_record_is_empty(lines->text, lines->length))
            return 0;
    }
}

/* Notes the bytes that end a cell in a plain row, or that no plain row has. */
static void note_stops(struct data_shape *shape)
{
    static const char always[] = "\n\r\"";

    shape->stops['\0'] = true;
    for (const char *c = always; *c; c++)
        shape->stops[(unsigned char)*c] = true;
    shape->stops[(unsigned char)shape->separator] = true;
    shape->stops['\t'] |= shape->separator == ' ';
}

static int read_shape(struct data_table *table, const struct data_format *format,
                      const struct data_dialect *dialect, struct err *err)
{
    struct data_shape *shape = &table->shape;
    size_t last;

    shape->separator = dialect->separator;
    shape->thousands = !dialect->decimal_commas;
    shape->may_have_title = dialect->may_have_title;
    shape->decimal_comma = format->decimal_comma;
    shape->skip_missing = format->skip_missing;
    data_table_split(table);
    last = table->count - 1;
    if (table->cells[last].open)
        return lines_fail(&table->lines, err, data_table_column(table, last),
                          "a quote that is never closed");
    if (table->count < 2)
        return lines_fail(&table->lines, err, 1,
                          "one column; two columns of numbers are needed, split by commas, "
                          "semicolons, tabs or blanks");
    shape->width = table->count;
    note_stops(shape);
    return 0;
}

int data_heading_read(struct data_table *table, struct blocks *blocks,
                      const struct data_format *format, const struct data_dialect *dialect,
                      struct data_heading *heading, struct err *err)
{
    struct column_search search = {table, format, err, false};

    *heading = (struct data_heading){0};
    table->lines.name = blocks->name;
    if (find_first(table, blocks, dialect, err) || read_shape(table, format, dialect, err) ||
        choose_columns(&search, &table->shape))
        return -1;
    decide_header(&search, heading);
    if (!heading->is_header)
        return 0;
    take_names(table, heading);
    return check_index(&search, err);
}

void data_heading_warn(const struct data_heading *heading, const char *name, struct err *err)
{
    if (heading->may_be_row)
        err_warn(err,
                 "%.200s:%ld: taken as a header, since '%.40s' is no number; --header no reads it "
                 "as a row",
                 name, heading->line, heading->word);
    if (heading->foreign)
        err_warn(err, "%.200s:%ld: the header is not UTF-8; read as Latin-1 (Windows-1252)", name,
                 heading->line);
}

void data_heading_release(struct data_heading *heading)
{
    free(heading->names);
    free(heading->word);
    *heading = (struct data_heading){0};
}
