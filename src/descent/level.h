/* What kind of level point a run is at rest at. */
#ifndef GDPLOT_DESCENT_LEVEL_H
#define GDPLOT_DESCENT_LEVEL_H

#include "descent/space.h"
#include "descent/verdict.h"

/*
 * Whether the last state of a run at rest, which has come so far, is at a maximum or a saddle:
 * where the objective bends down, or down in one direction and up in the other, and the slopes a
 * little to both sides say so, too (of x³, which has neither, they are alike). VERDICT_AT_MINIMUM
 * where that is not so, or the objective is not known.
 */
enum verdict_level level_of(const struct space *space, const struct state *last, double reach);

#endif
