/*
 * Subset fonts: of each face that texts use, a font with what they need of it alone, to be put into
 * a document. It draws and shapes these texts as text_outline does: the same outlines, without
 * hints, of the default instance and without colours; and the layout features that are on by
 * default.
 *
 * Its bytes depend on the texts, whatever their order, on the face and on the version of HarfBuzz.
 */
#ifndef GDPLOT_TEXT_SUBSET_H
#define GDPLOT_TEXT_SUBSET_H

#include "base/buf.h"
#include "text/text.h"

struct subsets;

/* Of no text yet. The fonts are borrowed; the caller closes the subsets first. */
struct subsets *subsets_open(struct fonts *fonts);
void subsets_close(struct subsets *subsets);

/* The text, in this style, is one of those to be set. */
void subsets_add(struct subsets *subsets, const char *text, struct text_style style);

/*
 * Appends the subset of a face as an OpenType file; nothing where no text uses it. Errors:
 * STATUS_INPUT for a font that HarfBuzz cannot take apart.
 */
int subsets_make(const struct subsets *subsets, int face, struct buf *out, struct err *err);

/*
 * Appends the glyphs that the texts use of a face as a font written anew (text/truetype.h), under
 * their numbers in the face; nothing where no text uses it. Errors: STATUS_LIMIT.
 */
int subsets_rewrite(const struct subsets *subsets, int face, struct buf *out, struct err *err);

#endif
