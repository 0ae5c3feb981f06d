/* The states of a run over the plane of its parameters, where single steps are seen. */
#ifndef GDPLOT_KINDS_CONTOUR_STATES_H
#define GDPLOT_KINDS_CONTOUR_STATES_H

#include "descent/trajectory.h"
#include "figure/figure.h"

/*
 * Those of the states first..last in the panel that a step led to which is long enough to be seen,
 * as plane_run has them; none hides the marker of the run's last state. The caller releases them.
 * What they have: markers by run_marks_add_states, numbers by state_numbers_add.
 */
struct run contour_states(const struct panel *panel, const struct run *run, size_t first,
                          size_t last);

#endif
