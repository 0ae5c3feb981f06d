/* Runs side by side that go on, to be judged by further steps (descent/onward.h). */
#ifndef GDPLOT_DESCENT_ENDS_ONWARD_H
#define GDPLOT_DESCENT_ENDS_ONWARD_H

#include "descent/ends_rows.h"

/*
 * The lengths of the steps of so many further updates of these lanes, whose last state is number
 * `last` of the windows of the block: those of lane[i], one after the other, from sizes[i·updates]
 * on. The caller frees them.
 */
double *ends_go_on(const struct block *block, size_t last, const size_t *lane, size_t count,
                   long updates);

#endif
