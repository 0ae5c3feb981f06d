#include "outcome/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/printable.h"

void table_release(struct table *table)
{
    for (size_t i = 0; i < table->count; i++)
        free(table->cells[i]);
    free(table->cells);
    *table = (struct table){0};
}

void table_add(struct table *table, char *cell)
{
    table->cells = mem_grow(table->cells, table->count, &table->capacity, sizeof *table->cells);
    table->cells[table->count++] = cell;
}

void table_add_text(struct table *table, const char *text)
{
    table_add(table, mem_text(text));
}

void table_add_number(struct table *table, double value, int digits)
{
    struct buf text = BUF_INIT;

    number_add_display(&text, value, digits);
    table_add(table, buf_detach(&text));
}

void table_add_exact(struct table *table, double value)
{
    struct buf text = BUF_INIT;

    number_add_exact(&text, value);
    table_add(table, buf_detach(&text));
}

void table_add_whole(struct table *table, size_t value)
{
    struct buf text = BUF_INIT;

    buf_printf(&text, "%zu", value);
    table_add(table, buf_detach(&text));
}

void table_make_printable(struct table *table)
{
    for (size_t i = 0; i < table->count; i++) {
        struct buf shown = BUF_INIT;

        printable_add(&shown, table->cells[i]);
        free(table->cells[i]);
        table->cells[i] = buf_detach(&shown);
    }
}

size_t table_rows(const struct table *table)
{
    return table->columns ? table->count / table->columns - 1 : 0;
}

const char *table_cell(const struct table *table, size_t row, size_t column)
{
    return table->cells[row * table->columns + column];
}

static bool same_rows(const struct table *table, size_t a, size_t b)
{
    for (size_t column = 0; column < table->columns; column++)
        if (strcmp(table_cell(table, a, column), table_cell(table, b, column)))
            return false;
    return true;
}

void table_drop_repeated(struct table *table, size_t rows)
{
    size_t last = table_rows(table), row = 1;

    while (row <= rows && !same_rows(table, row, last))
        row++;
    for (size_t i = 0; row <= rows && i < table->columns; i++)
        free(table->cells[--table->count]);
}
