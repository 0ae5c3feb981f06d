/* descent/rest.h for many states at once, of runs in one parameter. */
#ifndef GDPLOT_DESCENT_REST_LANES_H
#define GDPLOT_DESCENT_REST_LANES_H

#include <stddef.h>

/* Rows of numbers, one of each state. */
struct rest_lanes {
    const double *x, *slope, *curvature;
    const double *before; /* x of the state before it; not a number where there is none */
    const double *lr;
    const double *low, *high; /* of x, of the whole run */
};

/*
 * Sets each of `rests` to 1 or 0, which is what rest_has says without a tolerance of a finite
 * state, but that it does not ask whether descent leads away. `count` is a multiple of LANES_UNIT.
 */
void rest_lanes(size_t count, const struct rest_lanes *at, double *rests);

#endif
