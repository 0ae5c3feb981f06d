#include "descent/data_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "descent/data_record.h"
#include "descent/data_value.h"

void data_table_split(struct data_table *table)
{
    struct data_cells cells =
        data_cells_of(table->lines.text, table->lines.length, table->shape.separator);
    struct data_cell cell;

    table->count = 0;
    while (data_cells_next(&cells, &cell)) {
        table->cells = mem_grow(table->cells, table->count, &table->capacity, sizeof *table->cells);
        table->cells[table->count++] = cell;
    }
}

size_t data_table_column(const struct data_table *table, size_t cell)
{
    return (size_t)(table->cells[cell].text - table->lines.text) + 1;
}

/* Only the last cell can have a quote that is not closed. */
static int check_quotes(const struct data_table *table, struct err *err)
{
    size_t last = table->count - 1;

    if (!table->count || !table->cells[last].open)
        return 0;
    return lines_fail(&table->lines, err, data_table_column(table, last),
                      "a quote that is never closed; close it, or write it twice in a quoted cell");
}

int data_table_check(const struct data_table *table, struct err *err)
{
    const struct lines *lines = &table->lines;

    if (lines->length > LINE_LONGEST && lines->more)
        return err_set(err, STATUS_LIMIT,
                       "%s:%ld:1: a cell in quotes of over 1 MiB; is its closing quote missing?",
                       lines->name, lines->number);
    return lines_check(lines, err);
}

static int fail_width(const struct data_table *table, struct err *err)
{
    const struct data_shape *shape = &table->shape;
    const char *hint = "";

    if (table->count == shape->width + 1 && table->cells[shape->width].length == 0)
        hint = "; it ends with a separator";
    else if (table->count == 2 * shape->width && shape->separator == ',')
        hint = "; if its commas are decimal, split the cells by semicolons";
    else if (table->count == shape->width + 1)
        hint = "; if row names stand before the columns, give them a heading, too";
    else if (shape->may_have_title)
        hint = "; if that is a title, begin it with #";
    return lines_fail(&table->lines, err, 1, "%zu column%s where the first line has %zu%s",
                      table->count, table->count == 1 ? "" : "s", shape->width, hint);
}

/* Whether the cell is a number that is merely written in another way. */
static bool is_written_otherwise(const struct data_table *table, const struct data_cell *cell)
{
    double value;

    return data_value_number(cell, !table->shape.decimal_comma, &value) ||
           data_value_thousands(cell);
}

static int fail_cell(const struct data_table *table, size_t i, struct err *err)
{
    const struct data_shape *shape = &table->shape;
    struct buf problem = BUF_INIT;

    data_value_explain(&table->cells[i], shape->decimal_comma, shape->thousands, &problem);
    lines_fail(&table->lines, err, data_table_column(table, i), "%s", problem.data);
    buf_release(&problem);
    return -1;
}

enum data_line data_table_row(struct data_table *table, double *value, struct err *err)
{
    const struct data_shape *shape = &table->shape;
    enum data_line result = DATA_LINE_ROW;

    if (data_table_check(table, err))
        return DATA_LINE_BAD;
    if (data_record_is_empty(table->lines.text, table->lines.length))
        return DATA_LINE_EMPTY;
    data_table_split(table);
    if (check_quotes(table, err))
        return DATA_LINE_BAD;
    if (table->count != shape->width)
        return fail_width(table, err);
    for (size_t i = 0; i < shape->columns; i++) {
        const struct data_cell *cell = &table->cells[shape->chosen[i]];

        if (data_value_number(cell, shape->decimal_comma, &value[i]))
            continue;
        if (!shape->skip_missing || is_written_otherwise(table, cell))
            return fail_cell(table, shape->chosen[i], err);
        result = DATA_LINE_SKIPPED;
    }
    return result;
}

void data_table_release(struct data_table *table)
{
    lines_release(&table->lines);
    free(table->cells);
    table->cells = NULL;
}
