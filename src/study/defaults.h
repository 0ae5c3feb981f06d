/* What is taken for options that were left out, and what must not be left out. */
#ifndef GDPLOT_STUDY_DEFAULTS_H
#define GDPLOT_STUDY_DEFAULTS_H

#include "descent/descent.h"
#include "request/spec.h"

struct study;

/* An objective to begin with, where to start on it, and learning rates, up to the first 0. */
struct example {
    const char *function;
    size_t parameters;
    double start[PARAMETERS_MAX];
    double lr[3];
};

extern const struct example example_parabola;  /* at one learning rate */
extern const struct example example_rates;     /* the same at three of them, */
extern const struct example example_any_rates; /* and at those that the result chooses */
extern const struct example example_valley;    /* in two parameters, steep in the second */

/* Where there is nothing to descend on, the example (NULL: the parabola). */
void defaults_objective(struct spec *spec, const struct example *example);

/*
 * Resolves a descent on the objective and fills `descent`, which borrows from the spec: the start
 * on data is 0, the iterations are those of the study's needs. Learning rates must be given, unless
 * the result `chooses_rates`; then the descent may have none yet. Errors: STATUS_USAGE, naming all
 * that is missing.
 */
int defaults_descent(const struct study *study, bool chooses_rates, struct descent *descent,
                     struct err *err);

#endif
