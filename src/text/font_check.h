/* Checks a font file of the user. */
#ifndef GDPLOT_TEXT_FONT_CHECK_H
#define GDPLOT_TEXT_FONT_CHECK_H

#include <stddef.h>

#include "text/fonts.h"

/*
 * What is wrong with the user's font, whose file has these bytes, and what to do about it, as the
 * end of a message. NULL where the file holds all of its tables and at least one of its characters
 * has an outline.
 */
const char *font_fault(struct fonts *fonts, int face, const char *data, size_t size);

#endif
