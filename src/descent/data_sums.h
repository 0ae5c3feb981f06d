/*
 * What a data set leaves for the mean squared error: its exact sums. They depend on the rows alone,
 * neither on their order nor on how they are cut into files or blocks; sums of parts make the sums
 * of all.
 */
#ifndef GDPLOT_DESCENT_DATA_SUMS_H
#define GDPLOT_DESCENT_DATA_SUMS_H

#include <stdbool.h>

#include "base/err.h"
#include "descent/data.h"
#include "math/exact.h"

#define DATA_SUMS_MOST_ROWS 9007199254740992 /* a double counts them */

enum data_sum { SUM_X, SUM_Y, SUM_XX, SUM_XY, SUM_YY, DATA_SUMS };

/* Zeroed, it has no rows. */
struct data_sums {
    long n; /* rows */
    struct exact_sum of[DATA_SUMS];
};

/* n·Σ(x − x̄)², n·Σ(x − x̄)(y − ȳ) and n·Σ(y − ȳ)². */
void data_sums_centre(const struct data_sums *sums, struct exact *xx, struct exact *xy,
                      struct exact *yy);

/* Whether rows can have such sums: no sum of squares, centred or of residuals, is below 0. */
bool data_sums_are_of_rows(const struct data_sums *sums);

/* Adds the rows of other sums. */
void data_sums_join(struct data_sums *sums, const struct data_sums *more);

/*
 * Adds the rows of a data file; `source`, `path`, `format` and errors are those of data_fold. With
 * any number of threads the sums are the same.
 */
int data_sums_read(struct data_sums *sums, struct data_source *source, const char *path,
                   const struct data_format *format, long threads, struct err *err);

/* The same of a part of a file; the source has no SHA-256 then. */
int data_sums_read_range(struct data_sums *sums, struct data_source *source, const char *path,
                         const struct data_format *format, struct data_range *range, long threads,
                         struct err *err);

#endif
