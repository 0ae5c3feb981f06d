/* An objective in one parameter, compiled for LANES points at once; see math/lanes.h. */
#ifndef GDPLOT_DESCENT_OBJECTIVE_LANES_H
#define GDPLOT_DESCENT_OBJECTIVE_LANES_H

#include <stdbool.h>
#include <stddef.h>

#include "descent/objective.h"
#include "math/lanes.h"

struct objective_lanes {
    const struct objective *objective; /* borrowed */
    struct lanes *value, *slope;
};

/* False for what has no such form: two parameters, a kind that compiles none, and what
 * lanes_compile refuses; then there is nothing to release. */
bool objective_lanes_init(struct objective_lanes *lanes, const struct objective *objective);
void objective_lanes_release(struct objective_lanes *lanes);

/* How many doubles the functions need to work in that take a workspace. */
size_t objective_lanes_workspace(const struct objective_lanes *lanes);

/* The slope at one point, to the bits of objective_at. */
double objective_lanes_slope(const struct objective_lanes *lanes, double x);

/* The losses at the points, to the bits of objective_at; in `workspace`. */
const double *objective_lanes_losses(const struct objective_lanes *lanes, const double x[LANES],
                                     double *workspace);

#endif
