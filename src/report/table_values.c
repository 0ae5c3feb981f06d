#include "report/table_values.h"

#include <string.h>

/* Whether the cell is a number, or stands for one. */
static bool is_number(const char *cell)
{
    static const char *const others[] = {"−", "∞", "–", "undefined"};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!strncmp(cell, others[i], strlen(others[i])))
            return true;
    return *cell >= '0' && *cell <= '9';
}

static bool is_numeric(const struct table *table, size_t column)
{
    for (size_t row = 1; row <= table_rows(table); row++)
        if (!is_number(table_cell(table, row, column)))
            return false;
    return true;
}

static void add_cell(struct value *list, const struct table *table, size_t row, size_t column)
{
    struct value *cell = value_append(list);

    value_add_text(cell, "text", table_cell(table, row, column));
    value_add_flag(cell, "numeric", is_numeric(table, column));
}

void table_add_values(struct value *map, const char *name, const struct table *table)
{
    struct value *into = value_add_map(map, name);
    struct value *columns = value_add_list(into, "columns"), *rows = value_add_list(into, "rows");

    for (size_t c = 0; c < table->columns; c++)
        add_cell(columns, table, 0, c);
    for (size_t row = 1; row <= table_rows(table); row++) {
        struct value *cells = value_add_list(value_append(rows), "cells");

        for (size_t c = 0; c < table->columns; c++)
            add_cell(cells, table, row, c);
    }
}
