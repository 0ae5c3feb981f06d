/* The step from a state to the next: what of it is known. */
#ifndef GDPLOT_DESCENT_NEXT_H
#define GDPLOT_DESCENT_NEXT_H

#include "descent/trajectory.h"

/* A step in the first parameter of a run. */
struct next {
    double parameter; /* of the next state */
    double change;    /* what the step adds to the parameter, as exact as it is known */
    bool taken;       /* the run has the next state; else its rule leads there */
    bool is_product; /* the change is −lr·slope; else some other, or one that rounding changed */
};

/*
 * Finds the step from state number `k`, counted among the kept ones. Where the run ends there, or
 * the next state was not kept, the step is that of the rule, if it needs no more than the slope and
 * the run came there by the same rule. False where the next state is not known, or not finite.
 */
bool next_find(const struct run *run, size_t k, struct next *next);

#endif
