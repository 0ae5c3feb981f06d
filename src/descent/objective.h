/*
 * The objective: the function or loss that descent minimises, with its slope and curvature.
 *
 * Two kinds: f(x), an expression; and the mean squared error of ŷ = w·x + b on a data set, b held.
 * Code that draws or trains asks objective_at() alone; only texts ask which kind it is.
 */
#ifndef GDPLOT_DESCENT_OBJECTIVE_H
#define GDPLOT_DESCENT_OBJECTIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "descent/moments.h"

enum { PARAMETERS_MAX = 2 };

struct expr;

struct objective {
    size_t parameters;                 /* how many descent trains */
    const char *names[PARAMETERS_MAX]; /* "x", or "w" and "b" */

    struct expr *expr; /* f(x), owned; NULL for a data set */
    const char *text;  /* f(x) as typed, or the data set's name; borrowed from the spec */

    struct moments moments; /* of a data set */
    double bias;            /* b, where it is held */
};

struct evaluation {
    double loss;
    double slope[PARAMETERS_MAX]; /* partial derivatives of the loss */
    double curvature;             /* second derivative in the first parameter */
};

/*
 * f(x) from its text, which must outlive the objective. Errors: those of expr_parse. A failed or
 * zeroed objective needs no release.
 */
int objective_from_function(struct objective *objective, const char *text, struct err *err);

/* The mean squared error over a data set called `name`, b held at `bias`. */
void objective_from_data(struct objective *objective, const struct moments *moments,
                         const char *name, double bias);

void objective_release(struct objective *objective);

/* Loss, slope and curvature at `parameter`; any of them may be nan or infinite. */
struct evaluation objective_at(const struct objective *objective,
                               const double parameter[PARAMETERS_MAX]);

/* The same along the first parameter alone. */
struct evaluation objective_along(const struct objective *objective, double first);

/* A zeroed objective is none at all. */
bool objective_is_known(const struct objective *objective);
bool objective_is_data(const struct objective *objective);

/* A parabola in its parameters: then every step keeps the same part of the distance. */
bool objective_is_quadratic(const struct objective *objective);

/* How many elementary operations one evaluation costs: the nodes of an expression, else 1. */
size_t objective_cost(const struct objective *objective);

#endif
