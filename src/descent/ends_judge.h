/* How runs side by side ended: what training says of each by itself. */
#ifndef GDPLOT_DESCENT_ENDS_JUDGE_H
#define GDPLOT_DESCENT_ENDS_JUDGE_H

#include "descent/ends_rows.h"

/*
 * Trains one run by itself. The limits are those that were checked for all.
 */
struct run_end ends_train_alone(const struct block *block, const struct setting *setting);

/*
 * Tells it of `count` runs, whose last states, so many of them, are in the windows of the block;
 * but of those that are `untold` then.
 */
void ends_judge(struct block *block, size_t count, size_t states, struct run_end *ends);

#endif
