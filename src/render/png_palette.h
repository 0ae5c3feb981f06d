/*
 * Cells as a small PNG, a pixel a cell, to be put into an SVG. It is compressed by zlib, which
 * writes the same bytes in every version.
 */
#ifndef GDPLOT_RENDER_PNG_PALETTE_H
#define GDPLOT_RENDER_PNG_PALETTE_H

#include <stdint.h>

#include "base/buf.h"
#include "figure/figure.h"

/* Appends the PNG: indexed colours, of as few bits as tell those apart that occur (PNG 1.2, 4.1).
 */
void png_palette_make(struct buf *out, const struct cells *cells, const uint32_t colours[ROLES]);

#endif
