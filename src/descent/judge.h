/* Judges runs by the rules of descent/verdict.h. */
#ifndef GDPLOT_DESCENT_JUDGE_H
#define GDPLOT_DESCENT_JUDGE_H

#include "descent/trajectory.h"

/*
 * Judges a run of so many parameters; a negative `tolerance` means none. `objective` may be NULL or
 * not known: then distances, and what lies ahead, are not known either. A thinned run gets the same
 * verdict as with all its states, if it has those that descent/keeper.h keeps for that.
 */
struct verdict judge_run(const struct run *run, size_t parameters,
                         const struct objective *objective, double tolerance);

/* Judges all runs of a trajectory, and sets the verdict of each. `objective` may be NULL. */
void judge_all(struct trajectory *trajectory, const struct objective *objective, double tolerance);

#endif
