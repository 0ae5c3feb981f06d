/* Title, description and recipe of a figure, as all SVG renderers put them into a document. */
#ifndef GDPLOT_RENDER_SVG_METADATA_H
#define GDPLOT_RENDER_SVG_METADATA_H

#include <stdio.h>

#include "base/buf.h"
#include "figure/figure.h"

/* Appends <title>, <desc> and <metadata>, which holds the recipe. */
void svg_add_metadata(struct buf *out, const struct figure *figure);

/*
 * Writes an SVG that another program made, and puts these elements, and the attribute role="img",
 * into its root element. A title and a description that it begins with are left out.
 */
void svg_write_with_metadata(const struct buf *document, const struct figure *figure, FILE *stream);

#endif
