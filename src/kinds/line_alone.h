/* What to show of a curve over one parameter that no run is drawn over. */
#ifndef GDPLOT_KINDS_LINE_ALONE_H
#define GDPLOT_KINDS_LINE_ALONE_H

#include "descent/minimum.h"
#include "descent/objective.h"

/*
 * Narrows low..high to the minima in it, where there are two or more and what the curve does
 * between them would not be seen: there it rises by less than a twentieth of what it does in all of
 * low..high. They have half of their hull's width on either side, or as much less as it takes until
 * the rise between them is a quarter of what is shown, a tenth at the least. Before rounding to
 * ticks.
 */
void line_alone_limits(const struct objective *objective, const struct minimum *minimum,
                       double *low, double *high);

#endif
