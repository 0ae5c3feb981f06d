/*
 * Judges runs of rules with memory. These turn: they pass a minimum, come back and pass it again,
 * so that single steps tell little, and what the largest steps of two turns do tells all.
 */
#ifndef GDPLOT_DESCENT_TURNS_H
#define GDPLOT_DESCENT_TURNS_H

#include "descent/turning.h"
#include "descent/window.h"

/*
 * The verdict on a run that is finite and not at rest, by its last states and by how it turned;
 * descent/verdict.h has the rules. `reach` is that of the run.
 */
struct verdict turns_judge(const struct window *window, const struct space *space, double reach,
                           const struct turned *turned);

#endif
