/* Labels as paths, for SVG that needs no fonts. */
#ifndef GDPLOT_RENDER_SVG_OUTLINE_H
#define GDPLOT_RENDER_SVG_OUTLINE_H

#include "figure/figure.h"
#include "render/svg_path.h"

/* Appends the filled outline of the label's text, in its place; nothing for blanks. */
void svg_outline(struct svg_path *path, struct fonts *fonts, const struct label *label);

#endif
