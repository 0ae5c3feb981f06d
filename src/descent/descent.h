/*
 * Training: descends from a start by a rule (descent/rule.h), and keeps all states or some of them
 * (descent/keep.h).
 */
#ifndef GDPLOT_DESCENT_DESCENT_H
#define GDPLOT_DESCENT_DESCENT_H

#include "descent/rule.h"
#include "descent/trajectory.h"

enum { DESCENT_MOST_STATES = 10000000 };

struct descent {
    double start[PARAMETERS_MAX];
    struct optimizer optimizer; /* of all runs */
    const double *lr;           /* the rates, one a run */
    size_t runs;
    long iterations; /* updates of a run */
    /*
     * Runs of the same start, optimiser, objective and keep, one a rate, to go on from their last
     * states: the trained runs are those that training from the start would make. NULL: from there.
     */
    const struct run *from;
    double tolerance; /* a run stops once every |slope| ≤ tolerance; below 0: never */
    struct keep keep; /* the states that stay in the trajectory */
};

/*
 * Trains a run at each learning rate. A run ends early at the first state that is not finite, which
 * is its last state. Errors: STATUS_LIMIT where all runs together would keep more than
 * DESCENT_MOST_STATES or take more than WORK_MOST units of work; checked before any work is done.
 * STATUS_INPUT where the loss or a slope at the last state of a run to go on from is another.
 * Otherwise the caller releases the trajectory.
 */
int descent_train(const struct descent *descent, const struct objective *objective,
                  struct trajectory *trajectory, struct err *err);

#endif
