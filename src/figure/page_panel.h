/* A panel of a page: its axes, their titles, its letter, and what the composer adds. For
 * figure/page.c alone. */
#ifndef GDPLOT_FIGURE_PAGE_PANEL_H
#define GDPLOT_FIGURE_PAGE_PANEL_H

#include "figure/page.h"

/* The scales of a panel. */
struct page_scales {
    struct scale x, y;
};

struct page_scales page_scales_of(const struct page *page, const struct page_place *place);

/* Adds a panel; false where the composer does not accept it, and it has been removed again. */
bool page_add_panel(struct page *page, const struct page_place *place);

#endif
