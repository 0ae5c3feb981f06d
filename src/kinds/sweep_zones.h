/* The zones of a sweep: neighbouring rates that do the same. For kinds/sweep*.c alone. */
#ifndef GDPLOT_KINDS_SWEEP_ZONES_H
#define GDPLOT_KINDS_SWEEP_ZONES_H

#include "figure/placement.h"
#include "kinds/sweep_panel.h"

/* Finds them, when the limit is known. */
void sweep_zones_find(struct sweep_panel *s);

/* Shades them. */
void sweep_zones_add(const struct sweep_panel *s, struct panel *panel);

/* Writes the name of each zone at the top, the bottom or the middle of its widest piece. */
void sweep_zones_name(const struct sweep_panel *s, struct panel *panel,
                      struct placement *placement);

#endif
