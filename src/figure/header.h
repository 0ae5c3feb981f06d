/* What stands above the panels of a page: title, caption and legend. For figure/lattice.c alone. */
#ifndef GDPLOT_FIGURE_HEADER_H
#define GDPLOT_FIGURE_HEADER_H

#include "figure/page.h"

/*
 * Adds them between `left` and `right`, as far as the page's level has them: title and caption on
 * two or three lines at most, and whether they are cut off; the legend beside the title or in rows
 * below the caption. What an earlier call put there goes away. Returns the lower edge.
 */
double header_add(struct page *page, double left, double right);

#endif
