/*
 * Where a run comes to rest, found from its states one after the other, without keeping them: for
 * runs that are thinned.
 */
#ifndef GDPLOT_DESCENT_SETTLING_H
#define GDPLOT_DESCENT_SETTLING_H

#include "descent/rest.h"

struct numbered_state {
    struct state state;
    size_t iteration;
};

struct settling {
    const struct rest *rest;               /* borrowed; with the reach of the whole run */
    struct run chunk;                      /* the newest states */
    size_t first;                          /* the iteration of its first */
    bool found;                            /* a state that is not at rest */
    struct numbered_state moving, settled; /* the last such, and the one after it */
};

void settling_init(struct settling *settling, const struct rest *rest);
void settling_release(struct settling *settling);

/* Adds the state of the next iteration. */
void settling_add(struct settling *settling, const struct state *state);

/* After the last state, which is at rest. */
void settling_finish(struct settling *settling);

#endif
