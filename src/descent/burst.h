/*
 * A burst: up to LANES successive states of a run in one parameter. Their slopes are computed one
 * after the other, since each is needed for the next state; their losses then all at once.
 */
#ifndef GDPLOT_DESCENT_BURST_H
#define GDPLOT_DESCENT_BURST_H

#include <stdbool.h>
#include <stddef.h>

#include "descent/objective_lanes.h"
#include "descent/rule.h"

struct burst {
    const struct rule *rule; /* borrowed */
    struct objective_lanes lanes;
    double *workspace;

    /* The states. */
    double parameter[LANES], loss[LANES], slope[LANES];
    size_t count;
    bool ends; /* the run ends at the last of these states */
};

/*
 * Returns NULL for an objective that cannot be compiled (descent/objective_lanes.h), or a rule
 * without step_one. The caller frees it.
 */
struct burst *burst_new(const struct objective *objective, const struct rule *rule);
void burst_free(struct burst *burst);

/*
 * Fills the burst with the states from parameter `from` on: `most` of them (at least 1), or fewer,
 * up to the first that is not finite or whose |slope| is at most `tolerance`. Returns the parameter
 * of the state after them.
 */
double burst_descend(struct burst *burst, double from, double lr, double tolerance, size_t most);

#endif
