/* Tables of text: a header, and rows of as many cells. */
#ifndef GDPLOT_OUTCOME_TABLE_H
#define GDPLOT_OUTCOME_TABLE_H

#include <stdbool.h>
#include <stddef.h>

struct table {
    size_t columns;
    char **cells; /* owned: the header, then the rows */
    size_t count; /* of cells */
    size_t capacity;
};

/* A zeroed table with `columns` set is empty. */
void table_release(struct table *table);

/* Adds the next cell, which the table then owns or, for a number, makes. */
void table_add(struct table *table, char *cell);
void table_add_text(struct table *table, const char *text);           /* copied */
void table_add_number(struct table *table, double value, int digits); /* as people read it */
void table_add_exact(struct table *table, double value);              /* as programs read it */
void table_add_whole(struct table *table, size_t value);

/* Removes the last row if one of the first `rows` rows has the same cells. */
void table_drop_repeated(struct table *table, size_t rows);

/* Makes the text of every cell printable (base/printable.h). */
void table_make_printable(struct table *table);

/* Rows without the header. */
size_t table_rows(const struct table *table);

/* The cell of row `row` (0 is the header) in this column. */
const char *table_cell(const struct table *table, size_t row, size_t column);

#endif
