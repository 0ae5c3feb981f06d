/*
 * The lines of a data file as rows of two numbers. One reader takes every record and words what is
 * wrong with it; another takes what plain rows there are at one go.
 */
#ifndef GDPLOT_DESCENT_DATA_TABLE_H
#define GDPLOT_DESCENT_DATA_TABLE_H

#include <stdbool.h>

#include "base/lines.h"
#include "descent/data.h"

/* What the beginning and the format tell of all rows. */
struct data_shape {
    char separator;     /* ',' ';' '\t', or ' ' for any run of blanks */
    size_t width;       /* cells every line must have, 2 or more */
    size_t chosen[2];   /* the cells that hold x and y, from 0 */
    bool decimal_comma; /* of struct data_format, as is */
    bool skip_missing;
    bool thousands;      /* commas in numbers stand between thousands, as far as is known */
    bool may_have_title; /* the first line may be none of the table */
    bool stops[256];     /* the bytes up to which a plain row skips a cell */
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

/* Reads the current line. The errors are data_read's. */
enum data_line data_table_row(struct data_table *table, double value[2], struct err *err);

/*
 * Goes over `most` lines at most, as long as they are rows that are plainly written: numbers that
 * number_scan takes, cells without line ends and quotes but those around them, no tabs but as
 * separators. Returns how many; the next
 * line is no such row, or there is none.
 */
size_t data_table_plain_rows(struct data_table *table, double *x, double *y, size_t most);

void data_table_release(struct data_table *table);

/* The cells of the current line become those of the table. */
void data_table_split(struct data_table *table);

/* Where a cell begins in the current line, in bytes from 1. */
size_t data_table_column(const struct data_table *table, size_t cell);

/* Fails where a line is too long, is no text, or has a quote that is not closed. */
int data_table_check(const struct data_table *table, struct err *err);

#endif
