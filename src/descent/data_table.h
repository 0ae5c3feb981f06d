/*
 * The lines of a data file as rows of numbers. data_table_row reads any line and says what is
 * wrong with it; data_table_plain_rows reads many lines at once, but only such as have nothing
 * special.
 */
#ifndef GDPLOT_DESCENT_DATA_TABLE_H
#define GDPLOT_DESCENT_DATA_TABLE_H

#include <stdbool.h>

#include "base/lines.h"
#include "descent/data.h"

/* What holds for all rows: it is found at the beginning of the file, or given by its format. */
struct data_shape {
    char separator;                   /* ',' ';' '\t', or ' ' for any run of blanks */
    size_t width;                     /* cells every line must have, 2 or more */
    size_t columns;                   /* that are chosen, 2 or more */
    size_t chosen[DATA_MOST_COLUMNS]; /* their cells, from 0 */
    size_t order[DATA_MOST_COLUMNS];  /* the columns by the places of their cells */
    bool repeated;                    /* a cell is chosen twice */
    bool decimal_comma;               /* as in struct data_format, like skip_missing */
    bool skip_missing;
    bool thousands;      /* as far as is known, commas in numbers stand between thousands */
    bool may_have_title; /* the first line may be a title above the table */
    bool stops[256];     /* the bytes at which the cell of a plain row ends */
};

struct data_cell;

/* Zeroed, it is valid. */
struct data_table {
    struct lines lines;
    struct data_shape shape;
    struct data_cell *cells; /* of the current line; owned */
    size_t count, capacity;
};

enum data_line {
    DATA_LINE_BAD = -1,
    DATA_LINE_EMPTY,
    DATA_LINE_ROW,
    DATA_LINE_SKIPPED, /* a row in which a number is missing */
};

/* Reads the current line into `value`, a number of each column. Errors: those of data_fold. */
enum data_line data_table_row(struct data_table *table, double *value, struct err *err);

/*
 * Reads lines, from row `from` of the columns on and `most` at most, as long as they are plain
 * rows: their numbers are such as number_scan takes, their cells have no line ends, no quotes but
 * around them, and no tabs unless these separate cells. Returns how many it read. If fewer than
 * `most`, the next line is not plain, or the block ends.
 */
size_t data_table_plain_rows(struct data_table *table, double *const *column, size_t from,
                             size_t most);

void data_table_release(struct data_table *table);

/* Splits the current line into the cells of the table. */
void data_table_split(struct data_table *table);

/* Where a cell begins in the current line, in bytes from 1. */
size_t data_table_column(const struct data_table *table, size_t cell);

/* Fails where a line is too long, is no text, or has a quote that is not closed. */
int data_table_check(const struct data_table *table, struct err *err);

#endif
