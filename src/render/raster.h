/* A figure as pixels. */
#ifndef GDPLOT_RENDER_RASTER_H
#define GDPLOT_RENDER_RASTER_H

#include <cairo.h>

#include "base/err.h"
#include "figure/figure.h"
#include "text/text.h"

/*
 * Draws the figure, so many pixels across and down: a surface of 32-bit pixels, 0x00RRGGBB or with
 * any other highest byte, opaque, which the caller destroys. NULL on errors: STATUS_LIMIT,
 * STATUS_IO.
 */
cairo_surface_t *raster_draw(const struct figure *figure, struct fonts *fonts, int width,
                             int height, struct err *err);

#endif
