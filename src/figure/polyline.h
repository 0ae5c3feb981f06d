/* Lines through very many points, drawn no finer than pixels show. */
#ifndef GDPLOT_FIGURE_POLYLINE_H
#define GDPLOT_FIGURE_POLYLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/figure.h"

struct polyline {
    const double *x; /* growing, unless it wanders; NULL: 0, 1, 2, … */
    const double *y; /* a point that is not finite or not above `least` breaks the line */
    size_t count;
    double least;
    double reach; /* no line leads over a larger step in x */
    bool wanders; /* x falls, too */
    bool dots;    /* a point that no line leads to or from is a short line by itself */
};

/*
 * Adds the line to a mark. Of the points that share a column of pixels the lowest, the highest and
 * the last are kept: no spike is lost, and nothing is drawn twice.
 */
void polyline_add(const struct polyline *line, const struct panel *panel, struct mark *mark);

#endif
