/* What stands on the cells of a map: the stability limit and the minima, with their names. */
#ifndef GDPLOT_KINDS_MAP_LINES_H
#define GDPLOT_KINDS_MAP_LINES_H

#include "kinds/map_panel.h"

/* Adds them, each as a line, a curve or a point, and each name close to its own: of a line wherever
 * along it there is room. */
void map_lines_add(const struct map_panel *m, struct panel *panel);

#endif
