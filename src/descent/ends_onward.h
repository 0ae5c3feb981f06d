/* Runs side by side that go on, to be judged by further steps (descent/onward.h). */
#ifndef GDPLOT_DESCENT_ENDS_ONWARD_H
#define GDPLOT_DESCENT_ENDS_ONWARD_H

#include "descent/ends_rows.h"
#include "descent/onward.h"

/*
 * Answers the open questions of some lanes, whose last state is number `last` of the windows of the
 * block: of `count` indices i, asking[i] is that of lane[i].
 */
void ends_go_on(const struct block *block, size_t last, const size_t *lane, struct asking *asking,
                const size_t *indices, size_t count);

#endif
