/*
 * The part of a run that is kept, collected while the run is trained in memory that is bounded by
 * what is kept (at most about twice that).
 *
 * Beside what the rule keeps (descent/keep.h) it has the states that the verdict is made from: the
 * first; those that the reach is made from (descent/rest.h); the last VERDICT_WINDOW; and, where
 * the run is at rest, the last state that is not and the one after it, which the caller finds when
 * the reach is known and puts in. verdict_of then says of the part what it says of the whole.
 */
#ifndef GDPLOT_DESCENT_PART_H
#define GDPLOT_DESCENT_PART_H

#include "descent/keep.h"
#include "descent/rest.h"
#include "descent/settling.h"

struct part {
    struct keep keep;
    struct run *run;    /* borrowed; what is kept, and the newest states */
    struct space space; /* of the run */
    size_t tail;        /* how many of the newest states are kept */
    size_t fixed;       /* how many of the run's first states stay for good */
    struct reach reach;
    /* The states that it is made from. */
    struct numbered_state low[PARAMETERS_MAX], high[PARAMETERS_MAX], farthest;
};

/* For a run without states yet, of this many updates at most. */
void part_init(struct part *part, const struct keep *keep, struct run *run,
               const struct objective *objective, long iterations);

/* Adds the state of the next iteration. */
void part_add(struct part *part, const struct state *state, size_t iteration);

/* After the last state: the run has what the rule keeps, the first, those of the reach, the last.
 */
void part_finish(struct part *part);

/* Puts a state of the finished run, of which a part is kept, to its position, unless it is there.
 */
void part_insert(struct part *part, const struct numbered_state *state);

#endif
