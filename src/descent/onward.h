/*
 * Where a run comes to if it goes on from its last state, by its own rule and with its memory: what
 * its last steps tell by chance alone, more of them do not. Without the objective nobody knows, and
 * the answers are those that the last steps give.
 */
#ifndef GDPLOT_DESCENT_ONWARD_H
#define GDPLOT_DESCENT_ONWARD_H

#include "descent/space.h"

/* The last state of a run, with its memory, and its iteration. */
struct onward {
    struct state last;
    long iteration;
    bool *wanted; /* or NULL: set where further steps are asked for, which are not made then */
    const double *sizes; /* or NULL: the lengths of onward_updates() further steps that were made */
};

/* Steps that shrink, as far as the run went. */
struct shrinking {
    double before, now; /* the largest of some steps, and of the last ones */
    long apart;         /* so many steps lie between the two */
    long turn;          /* of so many steps the largest is compared with them */
    double enough;      /* such a part of `now` must not be passed in the end */
};

/*
 * In how many further updates they are looked at: in as many as the run has made, but in 64 at
 * least and in 1,024 at most.
 */
long onward_updates(long iteration);

/*
 * Whether they go on to shrink in these: if no step is longer than `before`, and the largest of a
 * turn becomes a fourth of `now`; or the largest of their second half is `enough` of it at most,
 * and has shrunk by then a fourth as fast, in its logarithm, as from `before` to `now`.
 */
bool onward_shrinks(const struct space *space, const struct onward *from,
                    const struct shrinking *steps);

/*
 * Whether the run grows to 10³ times its reach, or beyond what doubles hold, within 10³ updates.
 */
bool onward_outgrows(const struct space *space, const struct onward *from, double reach);

#endif
