/* Looking at PNG files: their pixels, and where two of them differ. */
#ifndef GDPLOT_RENDER_PNG_PIXELS_H
#define GDPLOT_RENDER_PNG_PIXELS_H

#include <cairo.h>

#include "base/buf.h"
#include "base/err.h"

/* The picture as an image surface of 32-bit pixels, which the caller destroys; NULL for what is no
 * whole PNG, or has more pixels than ours may have. */
cairo_surface_t *png_decode(const struct buf *content);

/* How two pictures differ. */
struct png_difference {
    size_t count;        /* of pixels that differ */
    int x, y;            /* the first of them, row by row */
    unsigned colours[2]; /* of the first, in either picture: 0xRRGGBB */
};

/* Compares two surfaces of the same size. */
struct png_difference png_compare(cairo_surface_t *a, cairo_surface_t *b);

/* The first picture, pale, and over it in red the pixels in which the second differs; the caller
 * destroys it. */
cairo_surface_t *png_show_difference(cairo_surface_t *a, cairo_surface_t *b);

/*
 * Sets an error that tells a person where the PNG files `a` and `b` differ: STATUS_FAILED, as
 * "BEFORE: pixel 12,30 is #aabbcc, where MIDDLE #ddeeff"; STATUS_INPUT, naming the one that is no
 * whole PNG with the same words; 0 where all pixels are the same.
 */
int png_report_difference(const struct buf *a, const struct buf *b, const char *before,
                          const char *middle, struct err *err);

#endif
