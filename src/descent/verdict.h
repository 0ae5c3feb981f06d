/*
 * The verdict on a run: what its last steps d_k = x_{k+1} − x_k did, at most eight of them.
 *
 * In this order:
 *
 *   undefined    the last state is not finite, and the run left what the objective is defined on
 *   diverging    the last state is not finite for its size
 *   converged    at rest (descent/rest.h), at the first state from which it stays so
 *   undecided    a single state, or a single step that no distance is known of
 *   descending   the last step is lost to rounding: the state is the one before it
 *
 * Of a quadratic with a minimum the distance δ from it is known, and its part along each
 * eigenvector of the curvature. ρ is the eighth root of δ's ratio over the last eight steps (of
 * fewer, where there are fewer). Of the parts that are more than rounding, with a factor a step:
 *
 *   diverging    one grows, and turns at each step (ρ is its factor then)
 *   cycling      one that is not at rest turns at each step with |factor − 1| ≤ 1e-12
 *   oscillating  one that is not at rest turns at each step
 *   converging   all others, if δ shrinks; else the steps are lost to rounding: descending
 *
 * Of anything else, with ρ the geometric mean of |d_{k+1}|/|d_k|:
 *
 *   cycling      the last states are two turns of a cycle of 2 to 4 states, to 1e-12 of its steps,
 *                or one turn to the last bit
 *   oscillating  each step turns back (d_k·d_{k+1} < 0) and is shorter than the last that went
 *                the same way
 *   converging   each step is shorter than the last, they go one way or the loss falls at each,
 *                and a level point lies ahead (descent/bounds.h)
 *   descending   the loss falls at each step, or the steps go one way and it does not rise: then
 *                they are lost to rounding
 *   diverging    each step is longer than the last that went the same way, not by less and less;
 *                the loss is above the first; and steps from far away do not lead back
 *                (descent/bounds.h)
 *   wandering    all others
 *
 * A run that would be descending or wandering is oscillating or converging, too, where its last
 * five steps are, with ratios alike to a factor of 1.5: it may have begun wildly.
 *
 * ρ is called that of each step where the ratios it is made from agree to 1 %, else a mean.
 */
#ifndef GDPLOT_DESCENT_VERDICT_H
#define GDPLOT_DESCENT_VERDICT_H

#include "descent/rest.h"
#include "descent/trajectory.h"
#include "descent/window.h"

/* How many of the last states a verdict looks at. */
enum { VERDICT_WINDOW = WINDOW_STATES };

/*
 * Judges a run of this many parameters; `tolerance` below 0 is the default. `objective` may be NULL
 * or not known: then nothing is known of distances, or of what lies ahead. Of a part of the states
 * it is that of all, if the part has those of descent/part.h.
 */
struct verdict verdict_of(const struct run *run, size_t parameters,
                          const struct objective *objective, double tolerance);

/* The verdict on a run whose last state is not finite; `last` may be its only one. */
struct verdict verdict_of_end(const struct run *run, const struct space *space);

/* Judges all runs of a trajectory, whose objective may be NULL, each into its own member. */
void verdict_judge_all(struct trajectory *trajectory, const struct objective *objective,
                       double tolerance);

/* "converging", "cycling", … */
const char *verdict_name(enum verdict_kind kind);

/*
 * Appends what the run does, as a clause: "each step keeps 0.8 of the distance",
 * "cycling between 7 and −7, no progress"; where it is `full`, with "to the minimum" if nothing
 * else names that. The objective, which names directions, may be a slice of that of the verdict.
 */
void verdict_describe(const struct verdict *verdict, const struct run *run,
                      const struct objective *objective, bool full, struct buf *out);

/* Whether the run stays where it can be drawn: anything but diverging and undefined. */
bool verdict_is_bounded(const struct verdict *verdict);

/* Whether it ends near one position, or is on the way: bounded, and neither cycling nor wandering.
 */
bool verdict_settles(const struct verdict *verdict);

#endif
