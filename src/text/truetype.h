/*
 * Writes glyphs of a face as a new TrueType font. No byte of the old font file is copied.
 *
 * Libraries that embed fonts into documents trust the fonts: Cairo 1.16 reads wherever the offsets
 * of a name table point, and aborts on a damaged CFF table. So only HarfBuzz, which checks what it
 * reads, is given a font of the user. The outlines and advance widths that it reads are written
 * into new tables here, without hints, layout features or composite glyphs.
 *
 * Cubic curves become several quadratic ones, nowhere further away than TRUETYPE_TOLERANCE;
 * coordinates are rounded to integers, which they are in most fonts anyway.
 */
#ifndef GDPLOT_TEXT_TRUETYPE_H
#define GDPLOT_TEXT_TRUETYPE_H

#include <hb.h>

#include "base/buf.h"
#include "text/text.h"

/*
 * Appends a font with the glyphs of the set `glyphs`, which keep their numbers; glyphs with other
 * numbers are empty. It maps those of the `characters` whose glyph is in the set. It has the face's
 * PostScript name, without characters that may not stand in one. Errors: STATUS_LIMIT for a glyph
 * with more points than TrueType can count.
 */
int truetype_write(struct fonts *fonts, int face, const hb_set_t *characters,
                   const hb_set_t *glyphs, struct buf *out, struct err *err);

#endif
