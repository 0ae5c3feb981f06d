/*
 * A burst: up to LANES states of a run in one parameter, trained in one go. The slopes are found
 * one after the other, since each is needed for the next state, the losses then side by side.
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
    bool ends; /* the last is one at which a run ends */
};

/* NULL for an objective that has no lanes, or a rule that needs more than a slope. The caller frees
 * it. */
struct burst *burst_new(const struct objective *objective, const struct rule *rule);
void burst_free(struct burst *burst);

/*
 * Descends from the parameter `from` to `most` states (at least 1), or to the first that is not
 * finite or whose |slope| is at most `tolerance`. Returns where the descent goes on.
 */
double burst_descend(struct burst *burst, double from, double lr, double tolerance, size_t most);

#endif
