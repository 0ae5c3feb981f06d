/* Where a run would go on to: answers that need the objective, not only the states of the run. */
#ifndef GDPLOT_DESCENT_BOUNDS_H
#define GDPLOT_DESCENT_BOUNDS_H

#include "descent/space.h"

/*
 * Whether one step from far away leads back towards `at`: from points at 10, 10³ and 10⁶ times the
 * reach on every side of it, a step ends nearer to `at`. If so, the run cannot grow without bound,
 * even if its steps grow now. Where the objective is undefined no run is. False where the objective
 * is not known.
 */
bool bounds_lead_back(const struct space *space, const double at[PARAMETERS_MAX], double reach);

/*
 * Whether a level point lies ahead: along each direction in which the objective slopes at the
 * position, the curvature attracts the rule (descent/space.h), and within 16 Newton steps the slope
 * turns or vanishes. False means that the descent may never end, as that of exp(x). True where the
 * objective is not known.
 */
bool bounds_are_ahead(const struct space *space, const struct position *position);

/*
 * Whether the rate is below the stability limit of the curvature between two positions, where the
 * slope along the way from one to the other changes its sign, or at the second if it does not. True
 * where the objective is not known or the rule has no limit.
 */
bool bounds_are_stable(const struct space *space, const struct position *from,
                       const struct position *to);

/*
 * In one parameter: where that is looked first, and whether it is so, given the slope there and
 * at the position.
 */
double bounds_first_look(double at, double slope, double curvature);
bool bounds_is_level(double there, double slope);

/*
 * Whether a run left what the objective is defined on, rather than grew beyond what doubles hold:
 * its last state is not finite, though its parameters are and the objective is not huge on the way
 * to them. `before` is the state before it, or NULL.
 */
bool bounds_are_left(const struct space *space, const struct state *last,
                     const struct state *before);

#endif
