/* The lines of all levels, each with its value in a gap. */
#ifndef GDPLOT_FIGURE_CONTOUR_LINES_H
#define GDPLOT_FIGURE_CONTOUR_LINES_H

#include "base/buf.h"
#include "figure/levels.h"
#include "figure/loops.h"
#include "figure/placement.h"

/* A level's value as its labels tell it. */
void contour_level_text(const struct levels *levels, size_t level, struct buf *out);

/*
 * Adds the lines of all levels to the panel, in whose pixels the loops are. A level also gets a
 * label where there is a place for it, clear of what `placement` keeps clear of and of other lines;
 * of several places, the one nearest to the label of the level above.
 */
void contour_lines_add(struct panel *panel, struct fonts *fonts, struct placement *placement,
                       const struct loops *loops, const struct levels *levels);

#endif
