/*
 * The verdict on a run: what its steps d_k = −lr·slope_k did.
 *
 * T is the tolerance, or 1e-12 times the largest |slope|. In this order: a last state that is not
 * finite is diverging; a last |slope| ≤ T converged, at the first state from which it stays so; one
 * state is undecided. Otherwise, with ρ the geometric mean of |d_{k+1}/d_k| over the last 8 steps:
 * alternating signs are cycling (|ρ−1| ≤ 1e-12), oscillating (ρ < 1), or diverging where the last
 * loss is above the first, else wandering; one sign is converging (ρ < 1−1e-12), or diverging where
 * the last loss is above the first, else descending; mixed signs are wandering.
 */
#ifndef GDPLOT_DESCENT_VERDICT_H
#define GDPLOT_DESCENT_VERDICT_H

#include "descent/trajectory.h"

enum { VERDICT_WINDOW = 8 };

/* What counts as the same: ρ and 1, and as 0 a slope so small a part of the largest. */
#define VERDICT_SAME 1e-12

/*
 * Judges steps alone, by the slopes of the last states, at most VERDICT_WINDOW of them: nothing
 * here has converged. `lost` says that the run's last loss is above its first.
 */
struct verdict verdict_of_slopes(const double *slopes, size_t count, bool lost);

/*
 * Judges a run of this many parameters; `tolerance` below 0 is the default. With two, the steps are
 * judged along each eigenvector of the objective's curvature at the last state (along each
 * parameter where `objective` is NULL or not known), and the verdict is the worst: diverging,
 * wandering, cycling, descending, oscillating, converging, converged. Of a part of the states it
 * is that of all, if the part has those of descent/part.h.
 */
struct verdict verdict_of(const struct run *run, size_t parameters,
                          const struct objective *objective, double tolerance);

/* T: the tolerance, or where it is below 0 the default for the largest |slope| of the run. */
double verdict_tolerance(double tolerance, double largest);

/* What a state of a run is held against to tell whether it is settled. */
struct settling {
    double tolerance; /* T */
    double directions[PARAMETERS_MAX][PARAMETERS_MAX];
    size_t count; /* of the directions */
};

/* As verdict_of judges the run with these arguments. */
struct settling verdict_settling(const struct run *run, size_t parameters,
                                 const struct objective *objective, double tolerance);

/* Whether |slope| ≤ T along every direction. */
bool settling_has(const struct settling *settling, const struct state *state);

/* Judges all runs of a trajectory, whose objective may be NULL, each into its own member. */
void verdict_judge_all(struct trajectory *trajectory, const struct objective *objective,
                       double tolerance);

/* "converging", "cycling", … */
const char *verdict_name(enum verdict_kind kind);

/*
 * Appends what the run does, as a clause: "each step keeps 0.8 of the distance",
 * "cycling between 7 and −7, no progress". Distances are spoken of only where the objective is
 * quadratic.
 */
void verdict_describe(const struct verdict *verdict, const struct run *run, bool quadratic,
                      struct buf *out);

/* Whether the run stays where it can be drawn: anything but diverging. */
bool verdict_is_bounded(const struct verdict *verdict);

#endif
