/* Resolves options that were left out, and refuses where they must be given. */
#ifndef GDPLOT_STUDY_DEFAULTS_H
#define GDPLOT_STUDY_DEFAULTS_H

#include "descent/descent.h"
#include "request/spec.h"

struct study;

/* An objective for those who give none, with a start (of no parameters: none), and learning rates
 * up to the first 0. */
struct example {
    const char *function;
    size_t parameters;
    double start[PARAMETERS_MAX];
    double lr[4];
    const char *over; /* the axes of a map; NULL: there are none */
};

extern const struct example example_parabola;  /* at one learning rate */
extern const struct example example_rates;     /* the same at three learning rates */
extern const struct example example_web;       /* at four: of descent, and of what it is not */
extern const struct example example_any_rates; /* the same; the result chooses the rates */
extern const struct example example_valley;    /* in two parameters, steep in the second */
extern const struct example example_map;       /* a map of a function with a level point */

/* What a result has from elsewhere, and need not be asked for. */
enum { DEFAULTS_OTHER_RATES = 1, DEFAULTS_OTHER_START = 2 };

/* Puts the example (NULL: example_parabola) into a spec without function, data and trajectory. */
void defaults_objective(struct spec *spec, const struct example *example);

/*
 * Fills `descent`, which borrows from the spec, and resolves in the spec what was left out: the
 * start on data is 0, the iterations are those of study->needs. The optimiser is the first that is
 * named. A start and learning rates must be
 * given, unless they are among the `others`: then the descent may have none yet. Errors:
 * STATUS_USAGE; one message names all that is missing.
 */
int defaults_descent(const struct study *study, unsigned others, struct descent *descent,
                     struct err *err);

#endif
