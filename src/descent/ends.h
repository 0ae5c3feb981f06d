/*
 * The ends of many runs that differ in a few settings, such as the learning rate: of each, only how
 * it ended is kept. What is said of it is what training says of that run alone.
 */
#ifndef GDPLOT_DESCENT_ENDS_H
#define GDPLOT_DESCENT_ENDS_H

#include "descent/descent.h"
#include "descent/zone.h"

/* What may differ from run to run. */
struct setting {
    double start[PARAMETERS_MAX];
    double lr;
    double hyper[HYPERPARAMETERS_MAX]; /* of the optimiser */
};

struct run_end {
    double loss;               /* of the last state; not a number where a state is not finite */
    double at[PARAMETERS_MAX]; /* its parameters; the same */
    enum verdict_kind kind;
    int rest; /* the first state from which the run is at rest, where that was asked for; −1: none
               */
};

struct ends_request {
    const struct descent *descent; /* what all runs have in common */
    const struct objective *objective;
    size_t count; /* of runs */
    /* The settings of run number `i`; any thread may ask. */
    struct setting (*setting)(const void *context, size_t i);
    const void *context;
    bool tells_rest;   /* run_end.rest is wanted */
    long jobs;         /* on so many threads at most */
    const char *doing; /* for progress: "sweeping %zu learning rates", */
    const char *less;  /* and where it is too much work: "sweep fewer rates" */
};

/* Whether it is not too much work. Errors: STATUS_LIMIT past WORK_MOST. */
int ends_check(const struct ends_request *request, struct err *err);

/* Fills `ends`, one a run, with the same whatever the number of threads and of ranks
 * (base/ranks.h). It has been checked. Errors: those of other ranks. */
int ends_run(const struct ends_request *request, struct run_end *ends, struct err *err);

/* The end of a run all of whose states are there. */
struct run_end run_end_of(const struct run *run, const struct objective *objective,
                          double tolerance);

#endif
