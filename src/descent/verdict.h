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

enum verdict_kind {
    VERDICT_UNDECIDED,
    VERDICT_CONVERGED,
    VERDICT_CONVERGING,
    VERDICT_OSCILLATING,
    VERDICT_CYCLING,
    VERDICT_WANDERING,
    VERDICT_DESCENDING,
    VERDICT_DIVERGING,
};

struct verdict {
    enum verdict_kind kind;
    double rho; /* 0 where there are too few steps */
    size_t
        iteration; /* of converged, and of diverging where it names the state not finite; else 0 */
};

/* Judges a run with one parameter; `tolerance` below 0 is the default. */
struct verdict verdict_of(const struct run *run, double tolerance);

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
