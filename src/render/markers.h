/* Markers on a canvas. */
#ifndef GDPLOT_RENDER_MARKERS_H
#define GDPLOT_RENDER_MARKERS_H

#include "render/canvas.h"

/*
 * Draws the marker of a figure with its centre at (x, y), in CSS pixels, as large as the figure's
 * scale makes it. `kind` is one of the markers of enum mark_kind.
 */
void marker_draw(const struct figure *figure, struct canvas *canvas, enum mark_kind kind,
                 enum role role, double x, double y);

/* Draws the casing that it stands on (figure/figure.h). */
void marker_draw_casing(const struct figure *figure, struct canvas *canvas, enum mark_kind kind,
                        enum role role, double x, double y);

/* Draws the dots of a mark, whose panel is given, in few paths. */
void marker_draw_dots(const struct figure *figure, struct canvas *canvas, const struct panel *panel,
                      const struct mark *mark);

#endif
