/* Whether an axis of losses is logarithmic: by --log and --linear, or by the losses. */
#ifndef GDPLOT_KINDS_LOSS_AXIS_H
#define GDPLOT_KINDS_LOSS_AXIS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "figure/scale.h"
#include "kinds/loss_hull.h"
#include "request/spec.h"

/* Refuses what contradicts itself: --log with --linear, or with a range that begins at 0 or below.
 * Errors: STATUS_USAGE. */
int loss_axis_check(const struct spec *spec, struct err *err);

/*
 * Whether a curve is an L: 95 % of the way from its first value down to its least lie in the first
 * 5 % of the axis from `low` to `high`. `x` ascends; NULL: it is 0, 1, 2, ….
 */
bool loss_axis_is_l(const double *x, const double *y, size_t count, double low, double high);

/*
 * Whether the axis is logarithmic: as the spec says, but never where no loss is above 0. Without a
 * word where no loss is negative and the positive ones span two decades, or if all curves are an L,
 * more than one.
 */
bool loss_axis_is_logarithmic(const struct spec *spec, const struct loss_hull *hull, bool all_l);

/* Gives the scale its kind, and what it covers of the hull. */
void loss_axis_set(struct scale *scale, const struct loss_hull *hull, bool logarithmic);

#endif
