/* The domain of a curve that looks straight where its states are. For kinds/view.c alone. */
#ifndef GDPLOT_KINDS_VIEW_BEND_H
#define GDPLOT_KINDS_VIEW_BEND_H

#include "kinds/limits.h"
#include "request/spec.h"

/*
 * Widens low..high around its middle until the curve and its tangent at the start of the first run
 * part by a tenth of the panel's height, as far as both are seen; leaves it as it is where they do
 * not: the curve is a line, or takes too long to evaluate. `range`, unless NULL, is what the panel
 * shows of the losses.
 */
void view_bend_domain(const struct objective *objective, const struct shown *shown,
                      const struct minimum *minimum, const struct interval *range, double *low,
                      double *high);

#endif
