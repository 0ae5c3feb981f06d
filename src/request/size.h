/* Sizes of figures as they are typed: "900x600", "16x10cm", "8.5 x 6 cm", "800×600", "8cm". */
#ifndef GDPLOT_REQUEST_SIZE_H
#define GDPLOT_REQUEST_SIZE_H

#include "base/buf.h"
#include "request/spec.h"

/*
 * Reads WIDTHxHEIGHT, each with a unit of its own, or both with the last one's, or in pixels; or
 * WIDTH alone, of which the height is 0: that of the figure's own shape. Returns what is wrong with
 * the text, or NULL.
 */
const char *size_read(struct size *size, const char *text);

/* The text that size_read reads back, in pixels. */
void size_add_text(const struct size *size, struct buf *out);

#endif
