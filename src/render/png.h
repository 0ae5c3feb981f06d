/* Pixels as a PNG file: for pictures drawn here, and for those that another program drew. */
#ifndef GDPLOT_RENDER_PNG_H
#define GDPLOT_RENDER_PNG_H

#include <cairo.h>
#include <stdbool.h>
#include <stdint.h>

#include "render/render.h"

#define PNG_PIXELS_PER_METRE 3779.5275590551182 /* 96 an inch, of a PNG at scale 1 */

/* A number in a PNG: four bytes, the highest first. */
uint32_t png_number(const char *bytes);

/* Whether a PNG moves: acTL follows its header, as in those of ours that do. */
bool png_moves(const struct buf *content);

/* Whether a PNG of ours may have so many pixels across and down. */
bool png_is_in_limits(double width, double height);

/* The pixels that the figure has at request->scale. Errors: STATUS_LIMIT for too many. */
int png_size(const struct render_request *request, int *width, int *height, struct err *err);

/*
 * Writes an image surface of 32-bit pixels, opaque, with the figure's texts and the resolution of
 * request->scale; write errors are left on the stream. The surface's pixels are overwritten.
 * Errors: STATUS_IO.
 */
int png_write_surface(cairo_surface_t *surface, const struct render_request *request, FILE *stream,
                      struct err *err);

#endif
