/* The two panels in a column of a comparison, which is about one run. */
#ifndef GDPLOT_KINDS_COMPARE_PANEL_H
#define GDPLOT_KINDS_COMPARE_PANEL_H

#include "figure/levels.h"
#include "kinds/view.h"

struct compare_panel {
    const struct view *view;
    const struct learning *learning;
    struct fonts *fonts;
    struct levels levels; /* of two parameters */
    const struct scale *iterations;
};

/*
 * The curve with the states of run `i` and its steps; of two parameters the contours with its path.
 * The numbers of the states stand within `labels`.
 */
void compare_panel_add_objective(const struct compare_panel *c, struct panel *panel, size_t i,
                                 struct box labels);

/* The learning curve of run `i`, in front of those of the others. */
void compare_panel_add_learning(const struct compare_panel *c, struct panel *panel, size_t i);

#endif
