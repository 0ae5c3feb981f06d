/* The panels of a contour figure: the plane with its bands, lines and paths, and the colour bar. */
#ifndef GDPLOT_KINDS_CONTOUR_PANEL_H
#define GDPLOT_KINDS_CONTOUR_PANEL_H

#include "figure/levels.h"
#include "kinds/plane.h"

struct contour {
    struct plot plot;
    struct figure *figure;
    struct levels levels;
    struct legend_entry *legend; /* of several runs; NULL for one */
    bool column;                 /* of a comparison: shows one run, and names no points */
    size_t run;                  /* the number of that run */
};

/* Chooses the levels, once the scales are there. */
void contour_choose_levels(struct contour *contour);

/* Fills the panel, whose axes are set. */
void contour_panel_fill(const struct contour *contour, struct panel *panel);

/* What the colour bar takes beside the panel, up to the edge of the page; 0 without levels. */
double contour_bar_room(const struct contour *contour);

/* Adds it to the right of a panel in this box. */
void contour_bar_add(const struct contour *contour, const struct box *box);

#endif
