/* How far a function reaches up and down within an interval of x in which it turns many times. */
#ifndef GDPLOT_FIGURE_EXTENT_H
#define GDPLOT_FIGURE_EXTENT_H

#include "figure/curve.h"

/* How many values are taken of it: LOOKS over the interval, and around the best places for either
 * end CLOSER ones in each of ZOOMS rounds. */
enum { EXTENT_LOOKS = 64, EXTENT_ZOOMS = 5, EXTENT_CLOSER = 8 };
enum { EXTENT_COST = EXTENT_LOOKS + 2 * EXTENT_ZOOMS * EXTENT_CLOSER };

struct extent {
    double low, high; /* low > high where the function is nowhere defined */
};

/*
 * The least and the greatest finite value of f over from..to: at places of which no two have the
 * same phase, whatever the period (the golden ratio's multiples), and then closer around the best
 * of them. Of a sine of any frequency it misses less than a four-hundredth of the amplitude.
 */
struct extent extent_of(curve_function *f, const void *context, double from, double to);

#endif
