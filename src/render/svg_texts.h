/* What both SVG renderers put into a document besides its picture. */
#ifndef GDPLOT_RENDER_SVG_TEXTS_H
#define GDPLOT_RENDER_SVG_TEXTS_H

#include "base/buf.h"
#include "figure/figure.h"

/* Appends `text` with & < > and " written as entities. */
void svg_add_escaped(struct buf *out, const char *text);

/* Appends <title>, <desc> and, with the recipe, <metadata>. */
void svg_add_texts(struct buf *out, const struct figure *figure);

#endif
