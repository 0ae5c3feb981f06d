/* Any function of two variables over a panel: bands between levels, and lines along them. */
#ifndef GDPLOT_FIGURE_BANDS_H
#define GDPLOT_FIGURE_BANDS_H

#include "figure/levels.h"
#include "figure/loops.h"
#include "figure/mesh.h"
#include "figure/placement.h"
#include "figure/scale.h"

/* A function of two variables, in data coordinates. */
struct surface {
    mesh_function *at;
    const void *context;
    double cost; /* of a value, in units of work (base/work.h) */
};

/*
 * Levels from a sample of the function between the limits of both scales. `lowest` is its value at
 * a minimum there, or infinite where there is none.
 */
struct levels bands_levels(const struct surface *surface, const struct scale *x,
                           const struct scale *y, double lowest);

/* The function's bands in a panel that has its axes; the caller releases them. */
struct bands {
    const struct levels *levels; /* borrowed */
    struct loops loops;
};

/*
 * Where the panel's work has no room for the samples, it is refused before they are taken.
 */
void bands_init(struct bands *bands, const struct panel *panel, const struct surface *surface,
                const struct levels *levels);
void bands_release(struct bands *bands);

/* An area for each band. */
void bands_add_areas(const struct bands *bands, struct panel *panel);

/* A line for each level, and its label where there is room. */
void bands_add_lines(const struct bands *bands, struct panel *panel, struct fonts *fonts,
                     struct placement *placement);

#endif
