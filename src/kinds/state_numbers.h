/* The numbers of states, beside their markers. */
#ifndef GDPLOT_KINDS_STATE_NUMBERS_H
#define GDPLOT_KINDS_STATE_NUMBERS_H

#include "descent/trajectory.h"
#include "figure/placement.h"

/*
 * Adds the number of each of the states first..last that has a marker (run_marks_space), where
 * there is room for it beside the state, the first of them first. Where a run comes back to a
 * place, all its visits there have one label: "0, 2, 4, …".
 */
void state_numbers_add(struct panel *panel, struct fonts *fonts, struct placement *placement,
                       const struct run *run, size_t first, size_t last, enum role role);

#endif
