/*
 * Where the panels of a page stand: margins as wide as the tick labels and titles need, and cells
 * as large as the rest allows. For figure/page.c alone.
 */
#ifndef GDPLOT_FIGURE_LATTICE_H
#define GDPLOT_FIGURE_LATTICE_H

#include "figure/page.h"

/* Adds the header, and computes where all panels stand, for the page's level and distances. */
void lattice_lay_out(struct page *page);

/* Whether panels of this size will do at this level: good, or the last level and not too small. */
bool lattice_is_good(const struct page *page);

/* The box of a panel; and how many cells a block has. */
struct box lattice_box(const struct page *page, const struct page_place *place);
size_t lattice_cells(const struct page *page, size_t block);

/* Whether no panel stands left of it on the page, or below it in its block. */
bool lattice_is_leftmost(const struct page *page, const struct page_place *place);
bool lattice_is_lowest(const struct page *page, const struct page_place *place);

/* Whether every x axis has a title at this level. */
bool lattice_has_own_titles(const struct page *page);

/*
 * Whether an axis with these labels has its title at this level: one that tells a unit stays as
 * long as the tick labels, which mean nothing without it.
 */
bool lattice_has_title(const struct page *page, const struct scale_labels *labels);

#endif
