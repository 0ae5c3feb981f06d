/*
 * Judges runs of rules with memory. These turn: they pass a minimum, come back and pass it again,
 * so that single steps tell little, and what the largest steps of two turns do tells all.
 */
#ifndef GDPLOT_DESCENT_TURNS_H
#define GDPLOT_DESCENT_TURNS_H

#include "descent/space.h"

/*
 * The verdict on a run whose last state is finite and not at rest; descent/verdict.h has the rules.
 * `reach` is that of the run. At most the last VERDICT_TURNS states are looked at.
 */
struct verdict turns_judge(const struct run *run, const struct space *space, double reach);

#endif
