/* The panel of contours: the plane with its bands, lines and paths. */
#ifndef GDPLOT_KINDS_CONTOUR_PANEL_H
#define GDPLOT_KINDS_CONTOUR_PANEL_H

#include "figure/levels.h"
#include "kinds/view.h"

struct contour_panel {
    const struct view *view; /* of the plane */
    struct fonts *fonts;
    struct levels levels;
    bool column; /* of a comparison: shows one run, and names no points */
    size_t run;  /* the number of that run */
};

/* The levels of a view that is resolved. */
struct levels contour_levels(const struct view *view, const struct page_tier *tier);

/* Whether it shows one run that nothing is to be told from. */
bool contour_is_alone(const struct contour_panel *contour);

/* Run number `i`, up to the state that is shown last; it borrows the states. */
struct run contour_shown_run(const struct contour_panel *contour, size_t i);

/* Fills the panel, whose axes are set. */
void contour_panel_fill(const struct contour_panel *contour, struct panel *panel);

#endif
