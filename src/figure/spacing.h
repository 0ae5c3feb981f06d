/* Points that keep their distance from each other, so that what stands at them can be told apart.
 */
#ifndef GDPLOT_FIGURE_SPACING_H
#define GDPLOT_FIGURE_SPACING_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/figure.h"

struct spacing {
    struct box within;
    double least;          /* the distance, in pixels */
    size_t columns, rows;  /* of cells so small that there is one point in each at most */
    unsigned *cells;       /* owned: the number of the point there, from 1; 0: none */
    struct vertex *points; /* owned: those that were taken */
    size_t count;
};

/* For points in the box, of which none is taken yet. */
void spacing_init(struct spacing *spacing, struct box within, double least);
void spacing_release(struct spacing *spacing);

/* Takes a point in the box if none that was taken lies nearer than the distance; returns whether.
 */
bool spacing_take(struct spacing *spacing, double x, double y);

/* Whether a point was taken within so many pixels, less than the distance. */
bool spacing_is_taken(const struct spacing *spacing, double x, double y, double within);

#endif
