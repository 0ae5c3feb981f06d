/* Which steps of a path over two parameters are drawn where it goes to and fro across a valley. */
#ifndef GDPLOT_KINDS_PATH_CROSSINGS_H
#define GDPLOT_KINDS_PATH_CROSSINGS_H

#include "descent/trajectory.h"
#include "figure/figure.h"

/*
 * Which states are not joined to the next: of steps that turn back at both ends, those that lie
 * less than 8 pixels beside the one drawn before, from end to end, so that a run that goes to and
 * fro a thousand times is seen as single steps and not as a blot. The first step and the last one
 * are drawn, and those of up to 5 pixels. `path` is a run on the plane (kinds/contour_path.h) whose
 * states are finite; the array has one for each of them, and the caller frees it.
 */
bool *path_crossings_leave_out(const struct panel *panel, const struct run *path);

#endif
