/*
 * A rule: how an update makes the next state from the one before. Its row stands at the end of the
 * rule's own file.
 *
 * A rule steps from what is in struct update: the objective, the state, and the learning rate of
 * the iteration (which so far is the same in all iterations of a run).
 */
#ifndef GDPLOT_DESCENT_RULE_H
#define GDPLOT_DESCENT_RULE_H

#include <stdbool.h>

#include "base/buf.h"
#include "descent/trajectory.h"
#include "math/lanes.h"

struct position;

/* What an update is made from. Borrowed. */
struct update {
    const struct objective *objective;
    const struct state *state; /* its loss and slopes included */
    double lr;                 /* of this iteration */
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
    const char *words; /* what figures say behind the learning rate, "normalised"; NULL: nothing */

    bool has_memory; /* a step depends on those before it, too, not on the state alone */

    /* Whether the rule is of use with an objective; NULL: with any. */
    bool (*takes)(const struct objective *objective);

    /* `parameter` is that of the state; turns it into that of the next state. */
    void (*step)(const struct update *update, double parameter[PARAMETERS_MAX]);

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
    double (*limit)(double curvature);

    const struct coordinates *coordinates; /* in which its runs are judged; NULL: the parameters */
};

extern const struct rule rule_gd, rule_normalized;

/* Appends ", normalised"; nothing for a rule without words. */
void rule_add_words(struct buf *out, const struct rule *rule);

#endif
