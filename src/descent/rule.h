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

enum { CORRECTIONS_MAX = 2 };

/* The numbers of an update that are the same for all parameters. */
struct rates {
    double lr; /* of this iteration */
    double hyper[HYPERPARAMETERS_MAX];
    double correction[CORRECTIONS_MAX]; /* of a rule that has `correct` */
    double power[CORRECTIONS_MAX]; /* hyper[i] to the power of the number of this update, from 1 */
};

/* The same of many runs side by side. */
struct rate_rows {
    const struct rates *alike; /* of all runs, but for lr; NULL: they differ, as the rows tell */
    double lr[LANES], hyper[HYPERPARAMETERS_MAX][LANES], correction[CORRECTIONS_MAX][LANES];
};

/* What an update is made from. Borrowed. */
struct update {
    const struct objective *objective;
    const struct state *state; /* its loss, slopes and memory included */
    struct rates rates;
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
    bool any_level;  /* it comes to rest at maxima and saddles as at minima */

    /* Whether the rule is of use with an objective; NULL: with any. */
    bool (*takes)(const struct objective *objective);

    /*
     * `next` has the parameters and the memory of the state; turns them into those of the next
     * state.
     */
    void (*step)(const struct update *update, struct state *next);

    /*
     * The same for rules whose update of a parameter x depends on its slope and memory alone: of
     * one parameter, which it returns, and of `count` runs at once, a multiple of LANES_UNIT. NULL:
     * the rule needs more than that, and `step` trains its runs.
     */
    double (*step_one)(double x, double slope, const struct rates *rates, double *a, double *b);
    void (*step_lanes)(size_t count, double *x, const double *slope, const struct rate_rows *rates,
                       double *a, double *b);

    /*
     * Of rules whose update depends on its number: sets the corrections by the powers. NULL: it
     * does not.
     */
    void (*correct)(struct rates *rates);

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

/* Whether the value is within the limits. */
bool hyper_takes(const struct hyperparameter *hyper, double value);

/*
 * The rates of the update from the state of an iteration, and then those of the next. Powers are
 * made factor by factor, so that their rounding is the same wherever a run goes on from.
 */
struct rates rates_at(const struct optimizer *optimizer, double lr, long iteration);
void rates_go_on(struct rates *rates, const struct rule *rule);

/* Whether it is one of these, and not plain descent. */
bool rule_is_listed(const struct rule *rule);

/* How many hyperparameters the rule has. */
size_t rule_hypers(const struct rule *rule);

#endif
