/*
 * The lines of a data file as rows of two numbers. One reader takes every line and words what is
 * wrong with it; another takes what plain rows there are at one go.
 */
#ifndef GDPLOT_DESCENT_DATA_TABLE_H
#define GDPLOT_DESCENT_DATA_TABLE_H

#include <stdbool.h>

#include "base/lines.h"

/* What the first line tells of all others. */
struct data_shape {
    char separator;   /* ',' ';' '\t', or ' ' for any run of blanks */
    size_t width;     /* cells every line must have, 2 or more */
    size_t chosen[2]; /* the cells that hold x and y, from 0 */
    bool stops[256];  /* the bytes up to which a plain row skips a cell */
};

struct cell;

/* Zeroed, it is valid. */
struct data_table {
    struct lines lines;
    struct data_shape shape;
    struct cell *cells; /* of the current line; owned */
    size_t count, capacity;
};

/*
 * Finds the first line that holds something, and the shape in it: 1 where it is a header, whose
 * "X,Y" then go to `names` (owned by the caller; or NULL), 0 where it is a row, -1. `columns` and
 * the errors are those of data_read.
 */
int data_table_begin(struct data_table *table, struct blocks *blocks, const char *columns,
                     char **names, struct err *err);

/* The current line: 1 for a row, 0 for one that holds nothing, -1. The errors are data_read's. */
int data_table_row(struct data_table *table, double value[2], struct err *err);

/*
 * Goes over `most` lines at most, as long as they are rows that are plainly written: numbers that
 * number_scan takes, cells without quotes, no tabs but as separators. Returns how many; the next
 * line is no such row, or there is none.
 */
size_t data_table_plain_rows(struct data_table *table, double *x, double *y, size_t most);

void data_table_release(struct data_table *table);

#endif
