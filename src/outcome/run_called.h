/*
 * RUN of an expectation: which runs it is about. One that gdplot trained is called by a learning
 * rate, an optimiser (any values of its hyperparameters, or "momentum:beta=0.5" for these), or
 * both, "adam@0.1"; one of a log by its name, or a pattern of names, "best-*".
 */
#ifndef GDPLOT_OUTCOME_RUN_CALLED_H
#define GDPLOT_OUTCOME_RUN_CALLED_H

#include <stdbool.h>

#include "base/err.h"
#include "descent/optimizer.h"
#include "descent/trajectory.h"

struct run_called {
    char *text;                 /* RUN as it was written; owned; NULL: every run */
    bool of_trained;            /* it can be a run that gdplot trained; else the rest is not set: */
    double lr;                  /* of those with this rate; 0: with any */
    struct optimizer optimizer; /* of those with this one; the rule NULL: with any */
    bool any_hyper;             /* whatever the values of its hyperparameters */
};

/* Takes the text. */
void run_called_read(struct run_called *called, char *text);
void run_called_release(struct run_called *called);

/* Whether a run that gdplot trained can be called so: a text or none. Errors: STATUS_USAGE, what
 * is wrong with it. */
int run_called_check_trained(const struct run_called *called, struct err *err);

/* Whether a run that gdplot trained is. */
bool run_called_is_trained(const struct run_called *called, const struct run *run);

/* An order, for qsort: 0 where two are about the same runs, however rates and optimisers are
 * written. */
int run_called_compare(const struct run_called *a, const struct run_called *b);

#endif
