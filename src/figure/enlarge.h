/* A finished figure made larger or smaller as a whole, as a lens would. */
#ifndef GDPLOT_FIGURE_ENLARGE_H
#define GDPLOT_FIGURE_ENLARGE_H

#include "figure/figure.h"

/* To this size, of the same shape: boxes, labels and legend grow alike, and so do strokes and
 * markers as they are drawn. */
void figure_enlarge(struct figure *figure, double width, double height);

#endif
