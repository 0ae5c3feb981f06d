/* The cells of a map, and the roles that say what a run did. For kinds/map_panel.c alone. */
#ifndef GDPLOT_KINDS_MAP_CELLS_H
#define GDPLOT_KINDS_MAP_CELLS_H

#include "kinds/map_panel.h"

/* What has no value to be told apart by. */
#define MAP_ROLE_NOTHING  ((enum role)(ROLE_CELL + ZONE_UNDEFINED))
#define MAP_ROLE_RESTLESS ((enum role)(ROLE_CELL + ZONES))

/* The role of the runs that reach the minimum number `place`, from the largest basin on; from
 * MAP_BASINS on all have one. */
enum role map_cells_role_of_basin(size_t place);

/* Adds the cells to a panel that has its axes. */
void map_cells_add(const struct map_panel *m, struct panel *panel);

#endif
