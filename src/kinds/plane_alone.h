/* What to show of a plane of two parameters that no run is drawn over. */
#ifndef GDPLOT_KINDS_PLANE_ALONE_H
#define GDPLOT_KINDS_PLANE_ALONE_H

#include "descent/minimum.h"
#include "request/spec.h"

/*
 * Returns the lowest minimum found, and sets the limits of each parameter around the minima.
 *
 * Minima of a function are searched for in −10..10, or in --domain and --range. Where there are
 * more than sixteen, the box is halved around the lowest until there are not; those of a given
 * limit stay. The limits are the hull of the minima, 1.3 times as wide as its longer side, in both
 * parameters alike; around a single minimum 1.3 times as far as 0 is in one of them, but at least
 * as far as 1. Several are shown within their box. Without a minimum the box is shown.
 *
 * The loss of data has one minimum. In each parameter the limits are as far from it as the line of
 * one loss goes that surrounds 1.3 times the distance to 0: half-widths are in proportion to the
 * roots of the diagonal of the inverse Hessian.
 *
 * Before rounding to ticks.
 */
struct minimum plane_alone_limits(const struct objective *objective, const struct spec *spec,
                                  struct interval limits[PARAMETERS_MAX]);

#endif
