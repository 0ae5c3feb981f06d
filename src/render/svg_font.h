/* Fonts in SVG: what --svg-font can ask for, and subset fonts as style rules. */
#ifndef GDPLOT_RENDER_SVG_FONT_H
#define GDPLOT_RENDER_SVG_FONT_H

#include "text/subset.h"

/*
 * Appends an @font-face rule for each subset to `rules`, and the names of their families, each with
 * a comma behind it, to `families`, in the order in which they set a text. A family is named after
 * what is in it, so that pictures in one page do not disturb each other. Errors: STATUS_INPUT.
 */
int svg_font_embed(const struct subsets *subsets, struct buf *rules, struct buf *families,
                   struct err *err);

#endif
