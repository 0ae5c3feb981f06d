/*
 * The verdict on a run (descent/judge.h passes it): what its last steps d_k = x_{k+1} − x_k did, at
 * most eight of them.
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
 *                or one turn to the last bit; or, where the rate is beyond the stability limit of
 *                the level point between them, all but a turn of a cycle of 2, to 1e-6
 *   oscillating  each step turns back (d_k·d_{k+1} < 0) and is shorter than the last that went
 *                the same way, a level point lies ahead on a side of the valley, and the rate is
 *                below the stability limit there: beyond it steps shrink to a cycle at best
 *   converging   each step is shorter than the last, they go one way or the loss falls at each,
 *                and a level point lies ahead (descent/bounds.h)
 *   descending   the loss falls at each step, or the steps go one way and it does not rise: then
 *                some are too short to change it
 *   diverging    each step is longer than the last that went the same way, not by less and less;
 *                the loss is above the first; and steps from far away do not lead back
 *                (descent/bounds.h)
 *   wandering    all others
 *
 * Fewer than eight steps are converging only if the rate is below the stability limit where they
 * end, too: a run that comes from where it is less steep shrinks its first steps, whatever it does
 * then. Steps that grow by more than 1 % are diverging only if further updates grow on
 * (descent/onward.h).
 *
 * Rules with memory turn, so that they are judged by what the largest step of a turn does: by the
 * ratio of those of the last steps and of as many before them, the fewest (of a power of 2, in the
 * last VERDICT_TURNS states) in which there is a turn each; ρ is its root. A turn is one along the
 * parameter in which the steps are largest, where one counts a hundredth less with each step that
 * follows it. In this order, where the run still turns:
 *
 *   diverging    a quadratic whose stability limit is passed, whether it turns or not
 *   oscillating  ρ < 1, there is a level point, whose stability limit is not passed, and the steps
 *                of further updates go on to shrink (descent/onward.h); or a quadratic below its
 *                limit, which comes to rest for certain, also where it has passed the minimum and
 *                is yet to turn
 *   diverging    ρ > 1, the loss is above the first, steps from far away do not lead back, and
 *                further updates grow on
 *   undecided    there are too few turns for ρ, and the last steps tell nothing either
 *
 * Long cycles and chaos, where a rule without a limit (or momentum far beyond its own) swings to
 * and fro for ever, have ρ < 1 as often as not: it is by further updates that they are wandering.
 * What the last eight steps tell of a rule with memory is converging or oscillating only if further
 * steps go on to shrink, too, and diverging only of rules that have a limit: the steps of others
 * are bounded. Adaptive rules may leave again what they come to, as what they remember of slopes
 * fades and their steps become longer: that far nobody looks.
 *
 * A run that would be descending or wandering is oscillating or converging, too, where its last
 * five steps are, with ratios alike to a factor of 1.5: it may have begun wildly.
 *
 * ρ is called that of each step where the ratios it is made from agree to 1 %, else a mean.
 */
#ifndef GDPLOT_DESCENT_VERDICT_H
#define GDPLOT_DESCENT_VERDICT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct objective;
struct run;

/* How many of the last states a verdict looks at: eight steps. */
enum { VERDICT_WINDOW = 9 };

/* The same of rules with memory, which may take hundreds of steps to turn. */
enum { VERDICT_TURNS = 1025 };

enum verdict_kind {
    VERDICT_UNDECIDED,
    VERDICT_CONVERGED,
    VERDICT_CONVERGING,
    VERDICT_OSCILLATING,
    VERDICT_CYCLING,
    VERDICT_WANDERING,
    VERDICT_DESCENDING,
    VERDICT_DIVERGING,
    VERDICT_UNDEFINED,
    VERDICT_KINDS,
};

/* What ρ is the ratio of. */
enum verdict_measure {
    VERDICT_OF_NOTHING,
    VERDICT_OF_DISTANCES, /* from the minimum of a quadratic */
    VERDICT_OF_STEPS,
    VERDICT_OF_TURNS, /* of the largest steps of turns, a step */
};

/* Why a run is no more than descending, or is oscillating. */
enum verdict_reason {
    VERDICT_FALLING,       /* the loss falls at each step, and no more is known */
    VERDICT_NOT_SHRINKING, /* the steps do not shrink */
    VERDICT_LOST,          /* the steps are lost to rounding */
    VERDICT_LEVEL,         /* they go one way, and some are too short to change the loss */
    VERDICT_OVERSHOOTING,  /* it has passed the minimum, and is yet to turn */
};

/*
 * In which direction a run crosses the minimum, cycles or diverges: in all; or only along the first
 * parameter, along the second, or in the steepest direction.
 */
enum verdict_across {
    VERDICT_ACROSS_ALL,
    VERDICT_ACROSS_FIRST,
    VERDICT_ACROSS_SECOND,
    VERDICT_ACROSS_STEEPEST,
};

/* What a run is at rest at, where it is no minimum and the curvature tells. */
enum verdict_level {
    VERDICT_AT_MINIMUM, /* or where nothing else is known */
    VERDICT_AT_MAXIMUM,
    VERDICT_AT_SADDLE,
};

struct verdict {
    enum verdict_kind kind;
    double rho;       /* 0 where there are too few steps */
    size_t iteration; /* of converged: the first at rest; of a state that is not finite: its own;
                         else 0 */
    enum verdict_measure measure;
    bool mean; /* ρ is a mean of ratios that differ */
    enum verdict_reason reason;
    enum verdict_across across;
    enum verdict_level level; /* of converged */
    size_t period;            /* of a cycle of steps; else 0 */
};

/* "converging", "cycling", …, and what that means: "to and fro between the same states". */
const char *verdict_name(enum verdict_kind kind);
const char *verdict_meaning(enum verdict_kind kind);

/*
 * Appends what the run does, as a clause: "each step keeps 0.8 of the distance", "cycling between 7
 * and −7, no progress"; a `full` clause has "to the minimum" where no other word names the minimum.
 * The objective gives the names of directions; it may be a slice of the one that the run was judged
 * with.
 */
void verdict_describe(const struct verdict *verdict, const struct run *run,
                      const struct objective *objective, bool full, struct buf *out);

/* Whether the run stays where it can be drawn: anything but diverging and undefined. */
bool verdict_is_bounded(const struct verdict *verdict);

/*
 * Whether the run ends near one position, or is on the way to one: it is bounded, and neither
 * cycling nor wandering.
 */
bool verdict_settles(const struct verdict *verdict);

#endif
