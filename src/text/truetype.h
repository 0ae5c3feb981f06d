/*
 * A font written anew: glyphs of a face as a TrueType font of which each byte is made here.
 *
 * Libraries that take fonts apart for a document trust what stands in them: Cairo 1.16 copies from
 * the offsets in a name table, and ends the program on a damaged CFF table. So a font that is not
 * ours goes no further than HarfBuzz, which checks what it reads: its outlines and advance widths
 * are put into tables without hints, layout, composites, or anything else of the old font.
 *
 * Curves with two controls are cut into curves with one that are nowhere further off than
 * TRUETYPE_TOLERANCE; points stand at whole units, as they do in most fonts anyway.
 */
#ifndef GDPLOT_TEXT_TRUETYPE_H
#define GDPLOT_TEXT_TRUETYPE_H

#include <hb.h>

#include "base/buf.h"
#include "text/text.h"

/*
 * Appends a font with these glyphs of the face, under the numbers that they have there; those that
 * are not in the set are empty. Of the characters it has those whose glyph is in the set. Its name
 * is the old PostScript name, without what cannot stand in one. Errors: STATUS_LIMIT for a glyph of
 * more points than TrueType can count.
 */
int truetype_write(struct fonts *fonts, int face, const hb_set_t *characters,
                   const hb_set_t *glyphs, struct buf *out, struct err *err);

#endif
