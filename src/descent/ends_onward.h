/* Runs side by side that go on, to be judged by further steps (descent/onward.h). */
#ifndef GDPLOT_DESCENT_ENDS_ONWARD_H
#define GDPLOT_DESCENT_ENDS_ONWARD_H

#include "descent/ends_rows.h"
#include "descent/onward.h"

/*
 * Answers the open questions of these lanes, whose last state is number `last` of the windows of
 * the block: asking[i] is that of lane[i].
 */
void ends_go_on(const struct block *block, size_t last, const size_t *lane,
                struct asking *const *asking, size_t count);

#endif
