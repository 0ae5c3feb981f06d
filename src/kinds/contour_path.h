/* The way of a run over the plane of its parameters. */
#ifndef GDPLOT_KINDS_CONTOUR_PATH_H
#define GDPLOT_KINDS_CONTOUR_PATH_H

#include "kinds/plot.h"

/* Adds the line from state to state, and arrowheads at about even distances along it. */
void contour_path_add(struct panel *panel, const struct run *run, enum role role);

#endif
