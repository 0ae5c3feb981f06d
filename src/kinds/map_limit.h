/* The stability limit as a curve over the cells of a map. For kinds/map_panel.c alone. */
#ifndef GDPLOT_KINDS_MAP_LIMIT_H
#define GDPLOT_KINDS_MAP_LIMIT_H

#include "figure/figure.h"

struct map_limit {
    size_t rate;          /* the number of the axis that has the rate */
    const double *along;  /* values of the other axis, growing */
    const double *limits; /* and the limit at each */
    size_t count;
};

/* Adds what of it lies in the panel. Returns whether there is any; `at` is amid it, in pixels. */
bool map_limit_add(const struct map_limit *limit, struct panel *panel, double at[2]);

#endif
