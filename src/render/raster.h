/* A figure as pixels. */
#ifndef GDPLOT_RENDER_RASTER_H
#define GDPLOT_RENDER_RASTER_H

#include <cairo.h>

#include "base/buf.h"
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

/*
 * What figures of one size begin with, drawn once. A canvas paints one thing over the other: drawn
 * on a copy of these pixels, the rest of a figure gives exactly those of the whole.
 */
struct raster_layer {
    struct buf operations; /* that are drawn; as of render/canvas_passage.h */
    cairo_surface_t *surface;
};

/* Finds what two figures begin with, such as the first and the last of a row, and draws it. Errors:
 * those of raster_draw; there is then nothing to release. */
int raster_layer_open(struct raster_layer *layer, const struct figure *first,
                      const struct figure *last, struct fonts *fonts, int width, int height,
                      struct err *err);
void raster_layer_release(struct raster_layer *layer);

/* As raster_draw, of the layer's size, and of any figure: one that begins with something else is
 * drawn as a whole. */
cairo_surface_t *raster_layer_draw(const struct raster_layer *layer, const struct figure *figure,
                                   struct fonts *fonts, struct err *err);

#endif
