/*
 * A rule: how an update makes the next state from the one before. Its row stands at the end of the
 * rule's own file.
 *
 * What is trained is an objective, by a rule, at the learning rate that the schedule has for the
 * iteration; the only schedule yet is a rate that stays as it is. A rule with numbers of its own or
 * with a memory gets them in struct update, as all that it steps from.
 */
#ifndef GDPLOT_DESCENT_RULE_H
#define GDPLOT_DESCENT_RULE_H

#include <stdbool.h>

#include "base/buf.h"
#include "descent/trajectory.h"
#include "math/lanes.h"

struct position;

/* What an update is made from; all of it borrowed. */
struct update {
    const struct objective *objective;
    const struct state *state; /* with the loss and the slopes there */
    double lr;                 /* of this iteration */
};

/*
 * Coordinates in which the updates of a rule are those of plain descent, and a quadratic in two
 * parameters has the same curvature in every direction.
 */
struct coordinates {
    double curvature;
    struct position (*position)(const struct objective *objective, const struct state *state);
    /* Adds to the size of what is rounded in each coordinate, which is |position| already. */
    void (*add_size)(const struct objective *objective, const struct position *position,
                     double size[PARAMETERS_MAX]);
};

struct rule {
    const char *name;  /* "gd" */
    const char *words; /* what is said of it beside a rate, "normalised"; NULL: nothing */

    /* Whether the rule is of use with an objective; NULL: with any. */
    bool (*takes)(const struct objective *objective);

    /* Makes the parameters of the state those of the next one. */
    void (*step)(const struct update *update, double parameter[PARAMETERS_MAX]);

    /*
     * The same for one parameter, where an update depends on nothing but its slope: one state, and
     * one of LANES runs side by side. NULL: there is more to it, and the runs are trained by
     * `step`.
     */
    double (*step_one)(double parameter, double lr, double slope);
    void (*step_lanes)(double parameter[LANES], const double lr[LANES], const double slope[LANES]);

    /* The rate below which it is stable where this is the largest curvature; NULL: there is none.
     */
    double (*limit)(double curvature);

    const struct coordinates *coordinates; /* NULL: they are the parameters */
};

extern const struct rule rule_gd, rule_normalized;

/* Appends ", normalised", or nothing of a rule that has no words. */
void rule_add_words(struct buf *out, const struct rule *rule);

#endif
