/*
 * The part of a run that is kept, collected while the run is trained in memory that is bounded by
 * what is kept (at most about twice that).
 *
 * Beside what the rule keeps (descent/keep.h) it has the states that the verdict is made from: the
 * first; the one with the largest |slope|; the last VERDICT_WINDOW; and, where the run converged,
 * the last state that is not settled and the one after it. verdict_of then says of the part what
 * it says of the whole.
 *
 * Where a run settles is known only at its end, with T and the directions it is judged along. But
 * with m the larger |slope| of a state's parameters, a state is not settled where m > 2T, and is
 * where m ≤ T/2: |slope| along a direction is at most √2·m, and along one of two at least m/√2.
 * The last state of the first kind is remembered, and the descent is taken up again from it as far
 * as the last that is not of the second. T may still grow with the largest |slope|, but a state in
 * which it grows is not settled itself, so what is remembered is later than the last growth.
 */
#ifndef GDPLOT_DESCENT_PART_H
#define GDPLOT_DESCENT_PART_H

#include "descent/keep.h"
#include "descent/trajectory.h"

struct numbered_state {
    struct state state;
    size_t iteration;
};

struct part {
    struct keep keep;
    struct run *run; /* borrowed; what is kept, and the newest states */
    size_t parameters;
    double tolerance;            /* below 0: the default */
    size_t tail;                 /* how many of the newest states are kept */
    size_t fixed;                /* how many of the run's first states stay for good */
    double largest;              /* |slope| so far */
    struct numbered_state peak;  /* where it is */
    struct numbered_state steep; /* the last state with m > 2T, or the first */
    size_t flat_after;           /* the iteration of the last state with m > T/2 */
};

/* For a run without states yet, of this many updates at most. */
void part_init(struct part *part, const struct keep *keep, struct run *run, size_t parameters,
               double tolerance, long iterations);

/* Adds the state of the next iteration. */
void part_add(struct part *part, const struct state *state, size_t iteration);

/* After the last state: the run has what the rule keeps, the first, the peak and the last. */
void part_finish(struct part *part);

/* Puts a state of the finished run, of which a part is kept, to its place, unless it is there. */
void part_insert(struct part *part, const struct numbered_state *state);

#endif
