/* Rows on their way from a file into an accumulator (struct data_fold): a batch of them at a time.
 */
#ifndef GDPLOT_DESCENT_DATA_ROWS_H
#define GDPLOT_DESCENT_DATA_ROWS_H

#include "descent/data.h"

/* Zeroed, it can be released. */
struct data_rows {
    double *column[DATA_MOST_COLUMNS]; /* DATA_BATCH numbers of each; the first owns all */
    size_t columns;
    size_t count;      /* rows in them */
    long added;        /* rows that went into the accumulator; to be reset by whoever counts */
    void *accumulator; /* owned */
};

/* Takes memory for rows of so many columns; false where there is not enough. */
bool data_rows_prepare(struct data_rows *rows, const struct data_fold *fold, size_t columns);

/* Adds the rows that have come to the accumulator; of use at the end of a block, and when full. */
void data_rows_add(struct data_rows *rows, const struct data_fold *fold);

/* Puts one more row in, a number of each column. Adds all when there is no more room. */
void data_rows_put(struct data_rows *rows, const struct data_fold *fold, const double *value);

/* Joins the accumulator with the result. */
void data_rows_join(const struct data_rows *rows, const struct data_fold *fold);

void data_rows_release(struct data_rows *rows);

#endif
