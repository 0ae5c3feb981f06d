/*
 * The objective: the function or loss that descent minimises, with its slope and curvature.
 *
 * Two kinds: an expression, f(x) or f(x, y); and the mean squared error of ŷ = w·x + b on a data
 * set, b held or trained.
 * Code that draws or trains asks objective_at() alone; only texts ask which kind it is.
 */
#ifndef GDPLOT_DESCENT_OBJECTIVE_H
#define GDPLOT_DESCENT_OBJECTIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/work.h"
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

    /* A slice of an objective in two parameters: a line along one of them. */
    bool is_slice;
    size_t along;                /* the one that varies */
    double held[PARAMETERS_MAX]; /* both, where the line passes */

    struct work *work; /* borrowed: what evaluations are counted in; NULL: they are not */
};

struct evaluation {
    double loss;
    double slope[PARAMETERS_MAX]; /* partial derivatives of the loss */
    double curvature;             /* second derivative in the first parameter, */
    double mixed;                 /* in both, */
    double second;                /* and in the second; 0 where there is none */
};

/*
 * f(x) from its text, which must outlive the objective. Errors: those of expr_parse. A failed or
 * zeroed objective needs no release.
 */
int objective_from_function(struct objective *objective, const char *text, struct err *err);

/* The mean squared error over a data set called `name`, b held at `bias`, or trained where that is
 * not a number. */
void objective_from_data(struct objective *objective, const struct moments *moments,
                         const char *name, double bias);

/*
 * The objective in one parameter that `objective`, in two, is along parameter number `along`
 * through `at`. It borrows what the other owns, and is not to be released.
 */
struct objective objective_slice(const struct objective *objective, const double at[PARAMETERS_MAX],
                                 size_t along);

/* A slice through another point: its parameter along the slice is point[0], the other point[1]. */
struct objective objective_move_slice(const struct objective *slice,
                                      const double point[PARAMETERS_MAX]);

void objective_release(struct objective *objective);

/* Loss, slope and curvature at `parameter`; any of them may be nan or infinite, and all of them
 * are not numbers where the work is refused. */
struct evaluation objective_at(const struct objective *objective,
                               const double parameter[PARAMETERS_MAX]);

/* The loss alone, to the bits of objective_at, for a third of the work where there are two
 * parameters. */
double objective_loss(const struct objective *objective, const double parameter[PARAMETERS_MAX]);

/* As objective_at, along the first parameter alone. */
struct evaluation objective_along(const struct objective *objective, double first);

/* Whether it has two parameters, all of it or what it is a slice of. */
bool objective_has_two(const struct objective *objective);

/* A zeroed objective is none at all. */
bool objective_is_known(const struct objective *objective);
bool objective_is_data(const struct objective *objective);

/* A parabola in its parameters: then every step keeps the same part of the distance. */
bool objective_is_quadratic(const struct objective *objective);

/* The units of work (base/work.h) that a state takes to train. */
size_t objective_cost(const struct objective *objective);

#endif
