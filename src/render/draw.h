/* Draws a figure on a canvas: the one place that knows what axes, marks and legends look like. */
#ifndef GDPLOT_RENDER_DRAW_H
#define GDPLOT_RENDER_DRAW_H

#include "render/canvas.h"

void draw_figure(const struct figure *figure, struct canvas *canvas);

#endif
