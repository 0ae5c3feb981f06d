/*
 * The keeper of a run is given its states while it is trained, and drops those that are not to be
 * kept. It needs memory for about twice the states that are kept.
 *
 * Beside the states that `keep` asks for (descent/keep.h) it keeps those that the verdict depends
 * on: the first; those that decide the reach (descent/rest.h); the last VERDICT_WINDOW. If the run
 * ends at rest, two more are needed, the last state that is not at rest and the one after it: the
 * caller finds these once the reach is known, and calls keeper_insert. Of the kept states judge_run
 * then gives the same verdict as of all.
 */
#ifndef GDPLOT_DESCENT_KEEPER_H
#define GDPLOT_DESCENT_KEEPER_H

#include "descent/keep.h"
#include "descent/rest.h"
#include "descent/settling.h"

struct keeper {
    struct keep keep;
    struct run *run;    /* borrowed; it has the kept states and the newest ones */
    struct space space; /* of the run */
    size_t tail;        /* how many of the newest states are kept */
    size_t fixed;       /* how many of the run's first states stay for good */
    struct reach reach;
    /* The states that decide the reach. */
    struct numbered_state low[PARAMETERS_MAX], high[PARAMETERS_MAX], farthest;
};

/* For a run that has no states yet and will have `iterations` updates at most. */
void keeper_init(struct keeper *keeper, const struct keep *keep, struct run *run,
                 const struct objective *objective, long iterations);

/* Adds the state of the next iteration. */
void keeper_add(struct keeper *keeper, const struct state *state, size_t iteration);

/* To be called after the last state: drops all states that are not kept. */
void keeper_finish(struct keeper *keeper);

/*
 * After keeper_finish: inserts a state at its place by its iteration, unless it is there already.
 */
void keeper_insert(struct keeper *keeper, const struct numbered_state *state);

#endif
