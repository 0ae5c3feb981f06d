/*
 * Cells as a PNG of a pixel each, to stand inside a picture. zlib packs it, whose bytes are the
 * same from version to version.
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
