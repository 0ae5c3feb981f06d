/* Training: from a start, by a rule (descent/rule.h), every state recorded or a part of them. */
#ifndef GDPLOT_DESCENT_DESCENT_H
#define GDPLOT_DESCENT_DESCENT_H

#include "descent/rule.h"
#include "descent/trajectory.h"

enum { DESCENT_MOST_STATES = 10000000 };

struct descent {
    double start[PARAMETERS_MAX];
    const struct rule *rule;
    const double *lr; /* the rates, one a run */
    size_t runs;
    long iterations;  /* updates of a run */
    double tolerance; /* a run stops once every |slope| ≤ tolerance; below 0: never */
    struct keep keep; /* the states that stay in the trajectory */
};

/*
 * Trains one run a learning rate. A run ends early at the first state that is not finite, which is
 * recorded. Errors: STATUS_LIMIT past 10⁷ states kept or WORK_MOST node evaluations in all runs,
 * before any work is done.
 */
int descent_train(const struct descent *descent, const struct objective *objective,
                  struct trajectory *trajectory, struct err *err);

#endif
