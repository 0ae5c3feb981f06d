/* The last states of a run, and what their steps tell. */
#ifndef GDPLOT_DESCENT_WINDOW_H
#define GDPLOT_DESCENT_WINDOW_H

#include "descent/onward.h"

struct window {
    size_t count;                             /* at least 1 */
    struct position position[VERDICT_WINDOW]; /* the last of them is the run's last */
    double loss[VERDICT_WINDOW];
    struct onward end; /* the last state, and what of it lets the run go on */
    double first_loss; /* of the run */
    bool kind_alone;   /* nothing but the kind of the verdict is wanted, which is quicker */
    bool ahead;        /* bounds_are_ahead is known to be true of the last position */
};

/* The window of a run whose last state is finite. */
struct window window_of(const struct run *run, const struct space *space);

/*
 * The verdict on states that are finite and not at rest; descent/verdict.h has the rules.
 * `reach` is that of the run.
 */
struct verdict window_judge(const struct window *window, const struct space *space, double reach);

#endif
