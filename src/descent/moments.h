/*
 * The centred sums of a data set: all that a linear model's mean squared error depends on.
 *
 * With n rows, means x̄ and ȳ, Sxx = Σ(x−x̄)², least-squares slope ŵ = Sxy/Sxx and residual sum of
 * squares R = Syy − Sxy²/Sxx (Draper and Smith, Applied Regression Analysis, chapter 1):
 *
 *     loss(w, b) = Sxx/n·(w−ŵ)² + (w·x̄ + b − ȳ)² + R/n
 *
 * so an evaluation costs the same for ten rows and for ten million. The moments come from exact
 * sums and are rounded only once. x̄, ȳ and ŵ are double-double, since the loss near its minimum
 * depends on their last digits.
 */
#ifndef GDPLOT_DESCENT_MOMENTS_H
#define GDPLOT_DESCENT_MOMENTS_H

#include "base/err.h"
#include "descent/data_files.h"
#include "math/dd.h"

struct moments {
    long n;          /* rows, at least 1 */
    long skipped;    /* rows that were left out, as far as is known */
    struct dd x;     /* x̄ */
    struct dd y;     /* ȳ */
    double sxx;      /* Sxx ≥ 0 */
    struct dd w;     /* ŵ; 0 where Sxx is 0 */
    double residual; /* R ≥ 0 */
};

/* The moments of sums of two columns that have a row at least; any may be infinite. Sets `skipped`
 * to 0. */
void moments_from_sums(struct moments *moments, const struct data_sums *sums);

/* Reads a data set (see descent/data_files.h for `source`, which is not NULL, and errors). */
int moments_read_files(struct moments *moments, struct data_source *source,
                       const struct data_files *files, const struct data_format *format,
                       struct err *err);

/* The same of one file (see descent/data.h for its form, `source` and errors) into its moments. */
int moments_read(struct moments *moments, struct data_source *source, const char *path,
                 const struct data_format *format, struct err *err);

/* As moments_read, with that many threads at most; their number changes nothing in the moments. */
int moments_read_threads(struct moments *moments, struct data_source *source, const char *path,
                         const struct data_format *format, long threads, struct err *err);

/* w·x̄ + b − ȳ: the error of the model at the mean. */
double moments_offset(const struct moments *moments, double w, double b);

/* w − ŵ. */
double moments_excess(const struct moments *moments, double w);

#endif
