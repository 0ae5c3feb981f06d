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

/* What the next state is made from. */
struct burst_state {
    double parameter, memory[RULE_MEMORY_MAX];
};

struct burst {
    struct optimizer optimizer;
    struct objective_lanes lanes;
    double *workspace;

    /* The run. */
    struct rates rates; /* of the next update */
    double tolerance;
    struct burst_state next;

    /* The states. */
    double parameter[LANES], loss[LANES], slope[LANES], memory[RULE_MEMORY_MAX][LANES];
    size_t count;
    bool ends; /* the run ends at the last of these states */
};

/*
 * Returns NULL for an objective that cannot be compiled (descent/objective_lanes.h), or a rule
 * without step_one. The caller frees it.
 */
struct burst *burst_new(const struct objective *objective, const struct optimizer *optimizer);
void burst_free(struct burst *burst);

/* Begins, or goes on from, a state of a run, that of an iteration. */
void burst_begin(struct burst *burst, const struct state *from, size_t iteration, double lr,
                 double tolerance);

/*
 * Fills the burst with the next states of the run: `most` of them (at least 1), or fewer, up to the
 * first that is not finite or whose |slope| is at most the tolerance.
 */
void burst_descend(struct burst *burst, size_t most);

#endif
