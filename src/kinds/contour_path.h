/* The way of a run over the plane of its parameters. */
#ifndef GDPLOT_KINDS_CONTOUR_PATH_H
#define GDPLOT_KINDS_CONTOUR_PATH_H

#include "descent/trajectory.h"
#include "figure/figure.h"

/* Adds the line from state to state, of steps to and fro no more than there is room for
 * (kinds/path_crossings.h), and arrowheads at about even distances along it. */
void contour_path_add(struct panel *panel, const struct run *run, enum role role);

/*
 * The run as the functions of kinds/run_marks.h draw it on the plane: the second parameter stands
 * in place of the loss. It borrows the states of `run`.
 */
struct run plane_run(const struct run *run);

#endif
