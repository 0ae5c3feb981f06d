/* A panel of a grid: the curve, its tangent at a state, that state and those before it, its step.
 */
#ifndef GDPLOT_KINDS_GRID_PANEL_H
#define GDPLOT_KINDS_GRID_PANEL_H

#include "kinds/grid_states.h"
#include "kinds/step_marks.h"
#include "kinds/view.h"

/* The step of a panel's state. */
struct grid_step {
    bool known; /* else there is none to be drawn */
    bool drawn; /* its arrow is long enough to be seen beside the state */
    struct step_mark mark;
};

/*
 * Adds all marks to a panel that has its axes; `first` is another panel of the grid that has its
 * marks, or NULL. Returns the step.
 */
struct grid_step grid_panel_add_marks(const struct view *view, struct panel *panel,
                                      const struct grid_state *shown, const struct panel *first);

/*
 * Adds the label of the step and the numbers of the states, where marks, labels and the figure's
 * legend leave room in the panel.
 */
void grid_panel_add_labels(const struct view *view, struct panel *panel,
                           const struct figure *figure, struct fonts *fonts,
                           const struct grid_state *shown, const struct grid_step *step);

#endif
