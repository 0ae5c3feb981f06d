/* Sizes of text in pixels, and how wide it is. */
#ifndef GDPLOT_FIGURE_LAYOUT_H
#define GDPLOT_FIGURE_LAYOUT_H

#include "figure/figure.h"
#include "text/text.h"

#define LAYOUT_TITLE   20.0
#define LAYOUT_CAPTION 14.0
#define LAYOUT_HEADING 13.5
#define LAYOUT_LABEL   13.5
#define LAYOUT_NOTE    12.0

double layout_width(struct fonts *fonts, const struct label *label);

/* The widest tick label of an axis. */
double layout_ticks_width(struct fonts *fonts, const struct axis *axis);

#endif
