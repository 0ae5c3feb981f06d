/* The numbers of states, beside their markers. */
#ifndef GDPLOT_KINDS_STATE_NUMBERS_H
#define GDPLOT_KINDS_STATE_NUMBERS_H

#include <stdint.h>

#include "descent/trajectory.h"
#include "figure/placement.h"

#define STATE_NUMBERS_ALL SIZE_MAX

/*
 * Adds the number of each of the states up to `last` that has a marker (run_marks_space), where
 * there is room for it beside the state, the first of them first; but not that of state `told`,
 * whose own label has it (STATE_NUMBERS_ALL: of none). Where a run comes back to a
 * place, all its visits there have one label: "0, 2, 4, …"; one that lasts is "4–8".
 */
void state_numbers_add(struct panel *panel, struct fonts *fonts, struct placement *placement,
                       const struct run *run, size_t last, size_t told, enum role role);

#endif
