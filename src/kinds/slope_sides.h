/* Where the slope of a curve is negative, 0 and positive: which way descent goes from where. */
#ifndef GDPLOT_KINDS_SLOPE_SIDES_H
#define GDPLOT_KINDS_SLOPE_SIDES_H

#include "descent/objective.h"
#include "figure/placement.h"

enum { SLOPE_SIDES = 5 };

/* The parts of an axis, from left to right, on each of which the slope has one sign. Where the
 * slope is not defined there is none. */
struct slope_sides {
    struct slope_side {
        double from, to;
        int sign; /* −1, 0 or 1 */
    } at[SLOPE_SIDES];
    size_t count; /* 0, too, where there are more than SLOPE_SIDES */
};

/* Finds them, all that are wider than a pixel; where they meet, to the last bits. */
struct slope_sides slope_sides_find(const struct objective *objective, const struct panel *panel);

/* Adds an area for each part where the slope is not 0. */
void slope_sides_add_areas(const struct slope_sides *sides, struct panel *panel);

/*
 * Adds a label to each part that has room for it: "∂L/∂w < 0: go right", or without the way where
 * the steps of the run are not known to go there.
 */
void slope_sides_add_labels(const struct slope_sides *sides, struct panel *panel,
                            struct fonts *fonts, struct placement *placement,
                            const struct objective *objective, bool steps);

#endif
