/*
 * When a run is at rest.
 *
 * With a tolerance: where every |slope| is at most that. Without one, a state is at rest
 *
 *   - where every slope is 0;
 *   - where all curvatures are above 0, or attract the rule, and the Newton step (both:
 *     descent/space.h) is at most REST_SMALL of the reach, the largest distance between states;
 *   - where it is the state before it, and the Newton step is at most REST_NEAR of the reach or of
 *     |x|, or where both are a few last bits: doubles come no nearer.
 *
 * Of a rule with memory the state must also be the one before it, to 4·REST_SMALL of the reach.
 *
 * A small slope is not enough, however much steeper the run began: it may be far from level. Where
 * the objective is not known, the curvature is that of the slope between a state and the one
 * before. A quadratic with a direction in which descent at this rate leads away is not at rest
 * beside it.
 */
#ifndef GDPLOT_DESCENT_REST_H
#define GDPLOT_DESCENT_REST_H

#include <float.h>

#include "descent/space.h"

#define REST_SMALL 1e-12
#define REST_NEAR  1e-9

/* In parts of a number, its last bits. */
#define REST_LAST_BITS (4 * DBL_EPSILON)

/*
 * The reach: how far the states of a run lie apart. It is the largest of these: the distance of a
 * state from the start, and the range of each coordinate. In one dimension, and for a quadratic
 * that settles, that is the largest distance between two states; it is never more.
 */
struct reach {
    bool begun;
    double start[PARAMETERS_MAX], low[PARAMETERS_MAX], high[PARAMETERS_MAX];
    double farthest; /* from the start, in more than one dimension */
};

/*
 * Takes a position into account. Returns whether the reach, or the range of a coordinate, became
 * larger.
 */
bool reach_cover(struct reach *reach, size_t dimensions, const double at[PARAMETERS_MAX]);
double reach_of(const struct reach *reach, size_t dimensions);

/* What a state is compared with to say whether it is at rest. */
struct rest {
    struct space space;
    double tolerance; /* below 0: none */
    double reach;
};

/* Computes the reach from the states of the run; without need for it (with a tolerance) it is 0. */
struct rest rest_of(const struct space *space, const struct run *run, double tolerance);

/*
 * The rule for a state that slopes, whose curvatures are all above 0, by its Newton step; `near` is
 * |x|, or the reach where that is larger. Whether the state is the `same` as the one before it, or
 * `close` to it, up to the last bits: false where there is none, or lr is 0. Without branches,
 * since loops on vectors call it.
 */
static inline bool rest_is_near(double newton, double near, double reach, bool same, bool close)
{
    return (newton <= REST_NEAR * near) &
           ((newton <= REST_SMALL * reach) | same | ((newton <= REST_LAST_BITS * near) & close));
}

/*
 * Whether descent leads away from where a position is, on a quadratic: along a direction whose
 * stability limit the rate is beyond, and in which the position is off the minimum.
 */
bool rest_leads_away(const struct space *space, const struct position *position);

/* Whether a state, which is finite, is at rest; `before` is the one before it, or NULL. */
bool rest_has(const struct rest *rest, const struct state *state, const struct state *before);

/* So many states are looked at at once. */
enum { REST_PART = 256 };

/*
 * The number of the first state from which on all states are at rest; run->count where the last is
 * not.
 */
size_t rest_from(const struct rest *rest, const struct run *run);

#endif
