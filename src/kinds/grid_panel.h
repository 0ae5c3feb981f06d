/* The marks in one panel of a grid. */
#ifndef GDPLOT_KINDS_GRID_PANEL_H
#define GDPLOT_KINDS_GRID_PANEL_H

#include "kinds/view.h"

/* The curve, the tangent at state k of the run, the states before it, and the state. */
void grid_panel_add_marks(const struct view *view, struct panel *panel, const struct run *run,
                          size_t k);

#endif
