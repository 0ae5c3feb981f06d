/* How runs side by side ended: what training says of each by itself. */
#ifndef GDPLOT_DESCENT_ENDS_JUDGE_H
#define GDPLOT_DESCENT_ENDS_JUDGE_H

#include "descent/ends_rows.h"

/*
 * Tells it of `count` runs, whose last states, so many of them, are in the windows of the block;
 * but of those that are `untold` then.
 */
void ends_judge(struct block *block, size_t count, size_t states, struct run_end *ends);

#endif
