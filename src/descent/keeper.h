/*
 * The keeper of a run takes its states while it is trained, and keeps those that are to stay, in
 * memory for about twice as many.
 *
 * Beside those that `keep` asks for (descent/keep.h) it keeps the states that the verdict is made
 * from: the first; those that the reach is made from (descent/rest.h); the last VERDICT_WINDOW;
 * and, where the run is at rest, the last state that is not and the one after it, which the caller
 * finds when the reach is known and inserts. Then judge_run says of them what it says of all.
 */
#ifndef GDPLOT_DESCENT_KEEPER_H
#define GDPLOT_DESCENT_KEEPER_H

#include "descent/keep.h"
#include "descent/rest.h"
#include "descent/settling.h"

struct keeper {
    struct keep keep;
    struct run *run;    /* borrowed; what is kept, and the newest states */
    struct space space; /* of the run */
    size_t tail;        /* how many of the newest states are kept */
    size_t fixed;       /* how many of the run's first states stay for good */
    struct reach reach;
    /* The states that the reach is made from. */
    struct numbered_state low[PARAMETERS_MAX], high[PARAMETERS_MAX], farthest;
};

/* For a run without states yet, of this many updates at most. */
void keeper_init(struct keeper *keeper, const struct keep *keep, struct run *run,
                 const struct objective *objective, long iterations);

/* Adds the state of the next iteration. */
void keeper_add(struct keeper *keeper, const struct state *state, size_t iteration);

/* After the last state: from now on the run has those that are kept, and no others. */
void keeper_finish(struct keeper *keeper);

/* Puts a state of the finished run, if it is not there, among those that are kept. */
void keeper_insert(struct keeper *keeper, const struct numbered_state *state);

#endif
