/* Lines of a panel: curves sampled as finely as the eye needs, tangents, and segments, all clipped.
 */
#ifndef GDPLOT_FIGURE_CURVE_H
#define GDPLOT_FIGURE_CURVE_H

#include "figure/figure.h"

typedef double curve_function(const void *context, double x);

/*
 * Appends to `mark` the graph of f from the axis's `from` to its `to`: vertices lie so close that
 * no chord strays more than a twentieth of a pixel, looked at in its middle and aside of it. Where
 * f is undefined there is a gap, found to a hundred-thousandth of a pixel; where it jumps, or
 * passes a pole, the line is broken. Where f turns three times or more within three pixels, or
 * 1,536 samples there are not enough, it is a band: in each column of pixels a line from the least
 * to the greatest of f there. That bounds the work.
 */
void curve_sample(const struct panel *panel, struct mark *mark, curve_function *f,
                  const void *context);

/*
 * Appends the curve of `sampled`, a mark of another panel made by curve_sample of the same f, if
 * both panels have the same size and limits. Returns whether they have; else nothing is appended.
 */
bool curve_repeat(const struct panel *panel, struct mark *mark, const struct panel *other,
                  const struct mark *sampled);

/*
 * Appends the line through (x, y) with this slope, clipped to the panel; nothing where it misses
 * the panel or is not finite.
 */
void curve_tangent(const struct panel *panel, struct mark *mark, double x, double y, double slope);

/* The same of a line that is drawn as a curve is, from the axis's `from` to its `to`. */
void curve_line(const struct panel *panel, struct mark *mark, double x, double y, double slope);

/* Appends the segment between two finite points, as far as it lies within the panel. */
void curve_segment(const struct panel *panel, struct mark *mark, double x0, double y0, double x1,
                   double y1);

#endif
