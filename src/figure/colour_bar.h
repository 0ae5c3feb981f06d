/* The colour bar beside a panel: it has the panel's bands, all as high as each other, and the
 * levels written beside them. */
#ifndef GDPLOT_FIGURE_COLOUR_BAR_H
#define GDPLOT_FIGURE_COLOUR_BAR_H

#include "figure/figure.h"
#include "figure/levels.h"
#include "text/text.h"

struct colour_bar {
    const char *name;            /* of what the levels are values of; borrowed, as they are */
    const struct levels *levels; /* those of a panel; none: there is no bar */
};

/* The room that the bar needs between the panel and the edge of the page; 0 without levels. */
double colour_bar_room(const struct colour_bar *colours, struct fonts *fonts);

/* Adds it to the right of a panel in this box. */
void colour_bar_add(const struct colour_bar *colours, struct figure *figure, const struct box *box);

#endif
