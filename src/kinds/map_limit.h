/* The stability limit of a map over the rate and a hyperparameter, a curve over its cells. For
 * kinds/map_panel.c alone. */
#ifndef GDPLOT_KINDS_MAP_LIMIT_H
#define GDPLOT_KINDS_MAP_LIMIT_H

#include "kinds/map_panel.h"

/* Adds what of it lies in the panel. Returns whether there is any; `at` is amid it, in pixels. */
bool map_limit_add(const struct map_panel *m, struct panel *panel, double at[2]);

/* Whether there will be any. */
bool map_limit_is_in_view(const struct map_panel *m);

#endif
