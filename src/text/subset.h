/*
 * Subset fonts, to be put into a document: for each face that texts use, a font with no more than
 * these texts need. It draws and shapes them as text_outline does: with the same outlines and the
 * layout features that are on by default, and without hints, variations and colours.
 *
 * The bytes of a subset depend on the face, on the texts (not on their order) and on the version of
 * HarfBuzz.
 */
#ifndef GDPLOT_TEXT_SUBSET_H
#define GDPLOT_TEXT_SUBSET_H

#include "base/buf.h"
#include "text/text.h"

struct subsets;

/*
 * Opens subsets for no text yet. The fonts are borrowed; the caller closes the subsets before them.
 */
struct subsets *subsets_open(struct fonts *fonts);
void subsets_close(struct subsets *subsets);

/* Adds a text, in its style, to those that the subsets are for. */
void subsets_add(struct subsets *subsets, const char *text, struct text_style style);

/*
 * Appends the subset of a face as an OpenType file; nothing where no text uses the face. Errors:
 * STATUS_INPUT for a font that HarfBuzz cannot subset.
 */
int subsets_make(const struct subsets *subsets, int face, struct buf *out, struct err *err);

/*
 * Appends a font that gdplot writes itself (text/truetype.h), with the glyphs that the texts use of
 * a face; they keep their numbers. Appends nothing where no text uses the face. Errors:
 * STATUS_LIMIT.
 */
int subsets_rewrite(const struct subsets *subsets, int face, struct buf *out, struct err *err);

#endif
