/* Lines through very many points, drawn no finer than pixels show. */
#ifndef GDPLOT_FIGURE_POLYLINE_H
#define GDPLOT_FIGURE_POLYLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/figure.h"

struct polyline {
    size_t count;
    /* Point number `i`, x growing with i; false where it cannot be drawn, which breaks the line. */
    bool (*at)(const void *context, size_t i, double *x, double *y);
    /* Whether the line leads to point `i` from the one before; NULL: always. */
    bool (*follows)(const void *context, size_t i);
    bool dots; /* a point that no line leads to or from is a short line by itself */
    const void *context;
};

/*
 * Adds the line to a mark. Of the points that share a column of pixels the lowest, the highest and
 * the last are kept: no spike is lost, and nothing is drawn twice.
 */
void polyline_add(const struct polyline *line, const struct panel *panel, struct mark *mark);

#endif
