/* What an axis must cover: the domain of the parameter and the range of the loss. */
#ifndef GDPLOT_KINDS_LIMITS_H
#define GDPLOT_KINDS_LIMITS_H

#include "descent/minimum.h"
#include "descent/trajectory.h"

/*
 * The states a figure shows: of each run the first `states`, or as many as it has; of a diverging
 * run only the start counts, as it may lead anywhere.
 */
struct shown {
    const struct run *runs;
    size_t count;  /* of runs; 0: no states */
    size_t states; /* at least 1 */
};

/*
 * The minimum ± 1.3 times the farthest of the states; without a minimum their hull ± 15 %; without
 * states −10..10, or, where the minimum lies beyond, as with a state at 0. Before rounding to
 * ticks.
 */
void limits_domain(const struct shown *shown, const struct minimum *minimum, double *low,
                   double *high);

/*
 * On a plane of two parameters, for parameter number `axis`: the hull of the states and the minimum
 * ± 15 %; of a diverging run no farther from the minimum, in this parameter, than its start
 * is; without states −10..10. Before rounding to ticks.
 */
void limits_plane(const struct shown *shown, const struct minimum *minimum, size_t axis,
                  double *low, double *high);

/*
 * The curve over low..high, cut off where it leaves the states too far below it, if more of it
 * than a tenth of what is shown would be beyond: at top +
 * max(|top|, top − base), where top and base are the highest and the lowest loss of the states and
 * the minimum (twice the top where the base is 0), and as far below the base. Without states: at
 * ten times the interquartile span of the curve beyond its middle half.
 */
void limits_range(const struct objective *objective, const struct shown *shown,
                  const struct minimum *minimum, double domain_low, double domain_high, double *low,
                  double *high);

#endif
