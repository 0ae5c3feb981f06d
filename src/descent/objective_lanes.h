/* An objective, compiled for LANES points at once; see math/lanes.h. */
#ifndef GDPLOT_DESCENT_OBJECTIVE_LANES_H
#define GDPLOT_DESCENT_OBJECTIVE_LANES_H

#include <stdbool.h>
#include <stddef.h>

#include "descent/objective.h"
#include "math/lanes.h"

struct objective_lanes {
    const struct objective *objective;           /* borrowed */
    struct lanes *value, *slope[PARAMETERS_MAX]; /* those that the objective has */
    struct lanes *curvature; /* of an objective in one parameter; NULL where it does not compile */
};

/*
 * Compiles the objective. False, with nothing to release, where that cannot be done: a slice, a
 * kind that does not compile, an expression that lanes_compile refuses.
 */
bool objective_lanes_init(struct objective_lanes *lanes, const struct objective *objective);
void objective_lanes_release(struct objective_lanes *lanes);

/* How many doubles a workspace must have. */
size_t objective_lanes_workspace(const struct objective_lanes *lanes);

/* The slope at one point of an objective in one parameter: the same bits as those of objective_at.
 */
double objective_lanes_slope(const struct objective_lanes *lanes, double x);

/*
 * The losses at the points, the same bits as those of objective_at; borrowed from `workspace`,
 * until it is used again.
 */
const double *objective_lanes_losses(const struct objective_lanes *lanes, size_t count,
                                     const double *x, double *workspace);

/* The same of the slopes in parameter number `i`, but for the sign of zeros. */
const double *objective_lanes_slopes(const struct objective_lanes *lanes, size_t i, size_t count,
                                     const double *x, double *workspace);

/* The same of the curvatures, where they compile. */
const double *objective_lanes_curvatures(const struct objective_lanes *lanes, size_t count,
                                         const double *x, double *workspace);

#endif
