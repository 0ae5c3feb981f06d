/*
 * A rule: how an update makes the next state from the one before. Its row stands at the end of the
 * rule's own file. With values for its hyperparameters it is an optimiser (descent/optimizer.h).
 *
 * A rule steps from what is in struct update: the objective, the state with its memory, and the
 * learning rate of the iteration (which so far is the same in all iterations of a run). The memory
 * is numbers of each parameter that the rule carries from update to update; all are 0 at state 0.
 */
#ifndef GDPLOT_DESCENT_RULE_H
#define GDPLOT_DESCENT_RULE_H

#include <stdbool.h>

#include "base/buf.h"
#include "descent/optimizer.h"
#include "descent/trajectory.h"
#include "math/lanes.h"

struct position;

/* What an update is made from. Borrowed. */
struct update {
    const struct objective *objective;
    const struct state *state; /* its loss, slopes and memory included */
    double lr;                 /* of this iteration */
    const double *hyper;       /* of the optimiser */
    const double *power;       /* hyper[i] to the power of the number of this update, from 1 on */
};

/* A hyperparameter of a rule: low ≤ value < high, or low < value where `above` is set. */
struct hyperparameter {
    const char *name; /* "beta" */
    double value;     /* the default */
    double low, high;
    bool above;
    const char *meaning; /* "how much of the velocity stays" */
};

/*
 * Coordinates in which the updates of a rule are those of plain descent, and a quadratic in two
 * parameters has the same curvature in every direction.
 */
struct coordinates {
    double curvature;
    struct position (*position)(const struct objective *objective, const struct state *state);
    /*
     * Adds to size[i] the sizes of the numbers that coordinate i is computed from, whose rounding
     * errors it has; size[i] is |position[i]| before.
     */
    void (*add_size)(const struct objective *objective, const struct position *position,
                     double size[PARAMETERS_MAX]);
};

struct rule {
    const char *name;  /* "gd" */
    const char *words; /* what figures call it, "normalised"; NULL: nothing, it is plain descent */

    /* For help: how the memory and then a parameter x with slope g change, and who says so. */
    const char *formula, *source;

    /* As many as have a name. */
    struct hyperparameter hyper[HYPERPARAMETERS_MAX];
    size_t memory;   /* numbers a parameter: 0 to RULE_MEMORY_MAX */
    bool without_lr; /* the learning rate is of no effect */
    bool by_slope;   /* a step is −lr times the slope, in the coordinates of the rule */

    /* Whether the rule is of use with an objective; NULL: with any. */
    bool (*takes)(const struct objective *objective);

    /*
     * `next` has the parameters and the memory of the state; turns them into those of the next
     * state.
     */
    void (*step)(const struct update *update, struct state *next);

    /*
     * The same for rules whose update of a parameter depends on its slope alone: of one parameter,
     * and of `count` runs at once, a multiple of LANES_UNIT. NULL: the rule needs more than that,
     * and `step` trains its runs.
     */
    double (*step_one)(double parameter, double lr, double slope);
    void (*step_lanes)(size_t count, double *parameter, const double *lr, const double *slope);

    /*
     * The rate below which the rule is stable, where `curvature` is the largest; NULL: there is no
     * limit.
     */
    double (*limit)(double curvature, const double *hyper);

    const struct coordinates *coordinates; /* in which its runs are judged; NULL: the parameters */
};

extern const struct rule rule_gd, rule_normalized;
extern const struct rule rule_momentum, rule_nesterov, rule_adagrad, rule_rmsprop, rule_adam,
    rule_newton;

/* The rules that --optimizer names, in the order in which help lists them; NULL ends them. */
extern const struct rule *const rules_listed[];

/* Whether it is one of these, and not plain descent. */
bool rule_is_listed(const struct rule *rule);

/* How many hyperparameters the rule has. */
size_t rule_hypers(const struct rule *rule);

#endif
