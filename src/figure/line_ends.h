/* Names at the ends of lines, right of a panel: what a legend says, without the looking up. */
#ifndef GDPLOT_FIGURE_LINE_ENDS_H
#define GDPLOT_FIGURE_LINE_ENDS_H

#include "figure/figure.h"
#include "text/text.h"

struct line_end {
    const char *name;
    enum role role;
    double y; /* where the line ends, in pixels; all end at the x axis's `to` */
};

/* The room that the names of these entries need between a panel and the page's right edge. */
double line_ends_room(struct fonts *fonts, const struct legend_entry *entries, size_t count);

/* Whether the names have their place in so much room right of the panel. */
bool line_ends_stay(struct fonts *fonts, const struct line_end *ends, size_t count, double room);

/* Sorts the ends from the top down, and adds the names if each finds a place near the end of its
 * line: beside it, or where labels stand there, or there is a frame, right of the panel. Returns
 * whether. */
bool line_ends_add(struct panel *panel, struct fonts *fonts, bool framed, struct line_end *ends,
                   size_t count);

#endif
