/* Arrowheads on the path of a run, over one parameter and over two alike. */
#ifndef GDPLOT_KINDS_PATH_HEADS_H
#define GDPLOT_KINDS_PATH_HEADS_H

#include "figure/figure.h"

#define PATH_HEADS_ROOM 12.0 /* pixels between states whose markers leave room for one */

/*
 * Adds arrowheads at about even distances along the path, which is mark number `number` of the
 * panel; in the middle of what leads from state to state, if that is `shortest` pixels long or
 * more.
 */
void path_heads_add(struct panel *panel, size_t number, double shortest);

#endif
