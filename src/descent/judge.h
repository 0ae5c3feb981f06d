/* Who passes the verdicts on runs, by the rules of descent/verdict.h. */
#ifndef GDPLOT_DESCENT_JUDGE_H
#define GDPLOT_DESCENT_JUDGE_H

#include "descent/trajectory.h"

/*
 * Judges a run of this many parameters; `tolerance` below 0 is the default. `objective` may be NULL
 * or not known: then nothing is known of distances, or of what lies ahead. Of a run that is thinned
 * it is the verdict on all its states, if those are kept that descent/keeper.h keeps for it.
 */
struct verdict judge_run(const struct run *run, size_t parameters,
                         const struct objective *objective, double tolerance);

/* Judges all runs of a trajectory, whose objective may be NULL, each into its own member. */
void judge_all(struct trajectory *trajectory, const struct objective *objective, double tolerance);

#endif
