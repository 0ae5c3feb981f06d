/*
 * Finds where a run comes to rest, from its states one after the other and without keeping them:
 * for runs that are thinned.
 */
#ifndef GDPLOT_DESCENT_SETTLING_H
#define GDPLOT_DESCENT_SETTLING_H

#include "descent/rest.h"

struct numbered_state {
    struct state state;
    size_t iteration;
};

struct settling {
    const struct rest *rest; /* borrowed; with the reach of the whole run */
    struct run chunk;        /* the newest states */
    size_t first;            /* the iteration of the first state in chunk */
    bool found;              /* whether a state was found that is not at rest */
    struct numbered_state moving,
        settled; /* the last state that is not at rest, and the one after it */
};

/* Begins with a run whose states will be added from iteration 0 on. */
void settling_init(struct settling *settling, const struct rest *rest);
void settling_release(struct settling *settling);

/* Adds the state of the next iteration. */
void settling_add(struct settling *settling, const struct state *state);

/* To be called after the last state, which must be at rest. */
void settling_finish(struct settling *settling);

#endif
