/* The scales of planes in the columns of a comparison: of equal ones that axis shows more which has
 * the room, so that the panels fill their columns. */
#ifndef GDPLOT_KINDS_COMPARE_PLANE_H
#define GDPLOT_KINDS_COMPARE_PLANE_H

#include "figure/page.h"
#include "kinds/view.h"

/* Resolves the view for the lengths that the first tier's scales have; where scales are equal the
 * panels have their shape. */
void compare_plane_resolve(struct view *view, struct page *page);

/* The same once more for panels as large as page->first, if the scales are equal. The names of axes
 * stay. */
void compare_plane_fit(struct view *view, struct page *page);

#endif
