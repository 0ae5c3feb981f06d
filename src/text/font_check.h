/* Whether a font file that is not ours can be drawn from. */
#ifndef GDPLOT_TEXT_FONT_CHECK_H
#define GDPLOT_TEXT_FONT_CHECK_H

#include <stddef.h>

#include "text/fonts.h"

/*
 * What is wrong with the user's font, opened from these bytes, and what to do, as the end of a
 * message; NULL for one that is sound as far as can be told at once: its tables lie in the file, it
 * has characters, and a glyph of them has an outline.
 */
const char *font_fault(struct fonts *fonts, int face, const char *data, size_t size);

#endif
