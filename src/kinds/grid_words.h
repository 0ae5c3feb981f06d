/* What a grid of tangent lines says: its title, its caption, and its text for who does not see it.
 */
#ifndef GDPLOT_KINDS_GRID_WORDS_H
#define GDPLOT_KINDS_GRID_WORDS_H

#include "figure/page.h"
#include "kinds/grid_states.h"
#include "kinds/view.h"

/* Writes them into the page, whose scales are made. */
void grid_words(const struct view *view, const struct grid_states *states, struct page *page);

#endif
