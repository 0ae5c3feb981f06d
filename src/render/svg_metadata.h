/* What all SVG renderers put into a document besides its picture. */
#ifndef GDPLOT_RENDER_SVG_METADATA_H
#define GDPLOT_RENDER_SVG_METADATA_H

#include <stdio.h>

#include "base/buf.h"
#include "figure/figure.h"

/* Appends <title>, <desc> and, with the recipe, <metadata>. */
void svg_add_metadata(struct buf *out, const struct figure *figure);

/*
 * Writes another program's document with these texts, and the role of a picture, in its root
 * element, instead of a title and a description that it has there.
 */
void svg_write_with_metadata(const struct buf *document, const struct figure *figure, FILE *stream);

#endif
