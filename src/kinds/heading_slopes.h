/* The slopes of a grid's states that are told in the panels: not in headings. */
#ifndef GDPLOT_KINDS_HEADING_SLOPES_H
#define GDPLOT_KINDS_HEADING_SLOPES_H

#include "kinds/heading.h"

/*
 * Adds them once all panels have their marks and headings, the heading of each panel given. Legends
 * stand in the same corner of all panels, but where that is taken, and nowhere where all corners
 * are. Without a legend it is "slope 14" in a free corner, or where one panel has none for that,
 * the number alone in all of them.
 */
void heading_slopes_add(struct figure *figure, struct fonts *fonts,
                        const struct heading *const *headings, enum heading_style style);

#endif
