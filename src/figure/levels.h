/*
 * Levels: the values that contour lines stand for, chosen so that valleys show and no band is a
 * blob.
 *
 * They are chosen by a regular sample of the values over the domain. Where there is a minimum, and
 * the values pile up at it, they are round numbers above the lowest value in growing distances (1,
 * 2, 5, 10, … or the like); else they are evenly spaced. If one band would hold too much of the
 * sample either way, they are quantiles of it. The outermost fiftieth at both ends is not resolved.
 */
#ifndef GDPLOT_FIGURE_LEVELS_H
#define GDPLOT_FIGURE_LEVELS_H

#include <stddef.h>

enum { LEVELS_MOST = 11 };

struct levels {
    double at[LEVELS_MOST]; /* strictly increasing; none of a constant */
    size_t count;
    int digits;    /* the fewest significant digits that tell each of them exactly, 2 at least */
    double offset; /* that labels count from; 0 unless levels_find_offset has found one */
};

/*
 * `samples`, of which there may be none, are sorted on the way; those that are not finite do not
 * count. `lowest` is the value at the minimum, or infinite where there is none.
 */
struct levels levels_choose(double *samples, size_t count, double lowest);

/* Levels that all begin with the same figures are told from a round number on, in fewer digits. */
void levels_find_offset(struct levels *levels);

#endif
