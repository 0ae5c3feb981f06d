/*
 * Sums over the rows of a data set, in double-double, of differences from its first row. Rows are
 * summed in lanes, row i of a batch in lane i mod SUMS_LANES, so that several are worked on at
 * once; the error of a lane's sum is kept beside it (Ogita, Rump and Oishi, "Accurate sum and dot
 * product", 2005). Fewer than SUMS_BATCH rows are summed one after another.
 */
#ifndef GDPLOT_DESCENT_SUMS_H
#define GDPLOT_DESCENT_SUMS_H

#include <stddef.h>

#include "math/dd.h"

enum { SUMS_LANES = 8, SUMS_BATCH = 512 };

/* With u = x − x₀ and v = y − y₀. */
enum sums_of { SUMS_U, SUMS_V, SUMS_UU, SUMS_UV, SUMS_VV, SUMS_COUNT };

struct sums {
    long n; /* rows */
    struct dd of[SUMS_COUNT];
};

/* Zeroed, it holds no rows. */
struct sums_part {
    struct sums single; /* of the rows outside the lanes */
    struct {
        double hi[SUMS_LANES], lo[SUMS_LANES];
    } lanes[SUMS_COUNT];
    long rows_in_lanes;
};

/* Adds `count` rows. */
void sums_add(struct sums_part *part, double x0, double y0, const double *x, const double *y,
              size_t count);

/* Adds the rows of a part to `sums`. */
void sums_join(struct sums *sums, const struct sums_part *part);

#endif
