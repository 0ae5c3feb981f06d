/*
 * Bands: of the values of several runs at one step, the middle and how far they scatter. Each kind
 * is a row of the table.
 */
#ifndef GDPLOT_DESCENT_BAND_H
#define GDPLOT_DESCENT_BAND_H

#include <stdbool.h>
#include <stddef.h>

struct band {
    double middle, low, high; /* low and high are NaN where one value has no scatter */
};

struct band_kind {
    const char *name;
    const char *words; /* its definition: "mean ± standard deviation (n − 1)" */
    bool positive;     /* it is of values above 0 alone */

    /* Of one finite value or more, which it may sort. */
    struct band (*of)(double *values, size_t count);
};

extern const struct band_kind band_kinds[];
extern const size_t band_kinds_count;

/* The kind of that name, or NULL. */
const struct band_kind *band_kind_find(const char *name);

#endif
