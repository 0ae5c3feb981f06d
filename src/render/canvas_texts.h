/* A canvas that draws nothing, to learn which texts a figure sets. */
#ifndef GDPLOT_RENDER_CANVAS_TEXTS_H
#define GDPLOT_RENDER_CANVAS_TEXTS_H

#include "figure/figure.h"
#include "text/subset.h"

/* Draws the figure on such a canvas, and adds each of its texts to the subsets. */
void canvas_texts_gather(const struct figure *figure, struct subsets *subsets);

#endif
