/*
 * What a data set leaves for the mean squared error: the exact sums of its columns and of the
 * products of each two of them. They depend on the rows alone, neither on their order nor on how
 * they are cut into files or blocks; sums of parts make the sums of all.
 */
#ifndef GDPLOT_DESCENT_DATA_SUMS_H
#define GDPLOT_DESCENT_DATA_SUMS_H

#include <limits.h>
#include <stdbool.h>

#include "base/err.h"
#include "descent/data.h"
#include "math/exact.h"

/* A double counts them, and the sum of two such numbers is a long. */
#define DATA_SUMS_MOST_ROWS (LONG_MAX / 2 < 9007199254740992 ? LONG_MAX / 2 : 9007199254740992)

/* Zeroed, it has no rows, and columns are still to come. */
struct data_sums {
    size_t columns; /* 0, or from 2 to DATA_MOST_COLUMNS */
    long n;         /* rows */
    /*
     * First those of the columns, then of the products of the first with the first, second … last,
     * of the second with the second … last, and so on. Owned; NULL without columns.
     */
    struct exact_sum *of;
};

/* Where they are of two columns. */
enum data_sum { SUM_X, SUM_Y, SUM_XX, SUM_XY, SUM_YY, DATA_SUMS };

/* How many sums there are of so many columns. */
size_t data_sums_count(size_t columns);

/* Where the sum of the products of two columns is, in either order, from 0. */
size_t data_sums_product(size_t columns, size_t a, size_t b);

/* Makes sums of no rows. To be released. */
void data_sums_init(struct data_sums *sums, size_t columns);
void data_sums_release(struct data_sums *sums);

/* Adds rows, EXACT_BATCH at most, of as many columns. */
void data_sums_add(struct data_sums *sums, const struct data_batch *rows);

/* Adds the rows of other sums, of as many columns where both have some. */
void data_sums_join(struct data_sums *sums, const struct data_sums *more);

/* Leaves `count` columns, those at these places from 0, which may be there twice. */
void data_sums_choose(struct data_sums *sums, const size_t *place, size_t count);

/* n·Σ(x − x̄)², n·Σ(x − x̄)(y − ȳ) and n·Σ(y − ȳ)² of two columns. */
void data_sums_centre(const struct data_sums *sums, size_t x, size_t y, struct exact *xx,
                      struct exact *xy, struct exact *yy);

/*
 * Whether rows can have such sums: no sum of squares, centred or of the residuals of one column to
 * another, is below 0.
 */
bool data_sums_are_of_rows(const struct data_sums *sums);

/*
 * Adds the rows of a data file, whose columns must be as many where the sums have some; `source`,
 * `path`, `format` and errors are those of data_fold. With any number of threads the sums are the
 * same.
 */
int data_sums_read(struct data_sums *sums, struct data_source *source, const char *path,
                   const struct data_format *format, long threads, struct err *err);

/* The same of a part of a file; the source has no SHA-256 then. */
int data_sums_read_range(struct data_sums *sums, struct data_source *source, const char *path,
                         const struct data_format *format, struct data_range *range, long threads,
                         struct err *err);

#endif
