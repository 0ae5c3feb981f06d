/*
 * The coordinates in which a run is judged: those of its rule (descent/rule.h), in which its
 * updates are those of plain descent. For most rules they are the parameters.
 */
#ifndef GDPLOT_DESCENT_SPACE_H
#define GDPLOT_DESCENT_SPACE_H

#include "descent/objective.h"
#include "descent/trajectory.h"

/*
 * The curvature (Hessian) at a point: its eigenvectors, of length 1, and its eigenvalues, the
 * larger first.
 */
struct bend {
    size_t count;
    double direction[PARAMETERS_MAX][PARAMETERS_MAX];
    double curvature[PARAMETERS_MAX];
};

struct space {
    const struct objective *objective; /* borrowed; NULL where it is not known */
    size_t dimensions;
    double lr;
    struct optimizer optimizer;
    const struct coordinates *coordinates; /* the rule's; NULL: the parameters */
    bool has_distance; /* a quadratic with a minimum: `bend` is its curvature everywhere */
    struct bend bend;
};

/* What is known of a state in these coordinates. */
struct position {
    double at[PARAMETERS_MAX];
    double slope[PARAMETERS_MAX]; /* a step of plain descent is −lr times it */
};

/* The space of a run with so many parameters; the objective may be NULL or not known. */
struct space space_of(const struct run *run, size_t parameters, const struct objective *objective);

/* The position of a state in the coordinates of the space. */
struct position space_position(const struct space *space, const struct state *state);

/*
 * If the space has_distance: the distance of a position from the minimum along direction `i` of the
 * bend, with its sign.
 */
double space_offset(const struct space *space, const struct position *position, size_t i);

/* How much of space_offset may be rounding. */
double space_noise(const struct space *space, const struct position *position, size_t i);

/* The bend of the objective, which is known, at a point given by its parameters. */
struct bend bend_at(const struct objective *objective, const double parameter[PARAMETERS_MAX]);

/* Whether the curvature of direction `i` is 0, up to rounding beside that of the other. */
bool bend_is_level(const struct bend *bend, size_t i);

/*
 * Whether the rule goes to where a direction of such a curvature is level: the curvature is above
 * 0, or the rule goes to level points of any kind.
 */
bool bend_attracts(const struct space *space, double curvature);

/*
 * The length of the Newton step from a position, by the curvature there; infinite unless all
 * curvatures attract the rule. A direction that is level in slope and curvature, up to rounding,
 * does not count.
 */
double space_newton(const struct space *space, const struct position *position);

#endif
