/* Sizes of figures as they are typed: "900x600", "16x10cm", "8.5 x 6 cm", "800×600", "8cm". */
#ifndef GDPLOT_REQUEST_SIZE_H
#define GDPLOT_REQUEST_SIZE_H

#include "base/buf.h"
#include "request/spec.h"

/*
 * Reads WIDTHxHEIGHT, or WIDTH alone: then the height is 0, and the figure's own shape decides it;
 * or the name of a page, such as "slide". Each length may have a unit; a width without one has that
 * of the height, and a height without one is in pixels. Returns NULL, or what is wrong with the
 * text.
 */
const char *size_read(struct size *size, const char *text);

/*
 * Reads the size of text, in pixels unless it has a unit; it is SPEC_TEXT_FOLLOWS for "page".
 * Returns NULL, or what is wrong with the text.
 */
const char *size_read_text(double *pixels, const char *text);

/* Appends the size in pixels, as size_read reads it. */
void size_add_text(const struct size *size, struct buf *out);

#endif
