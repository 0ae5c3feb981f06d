/*
 * Where a label may stand beside the thing it names: clear of lines, markers and other labels.
 *
 * Obstacles are gathered first; then labels are placed in order of importance, each becoming an
 * obstacle to the next.
 */
#ifndef GDPLOT_FIGURE_PLACEMENT_H
#define GDPLOT_FIGURE_PLACEMENT_H

#include "figure/figure.h"
#include "text/text.h"

struct placement {
    struct box within; /* labels stay inside */
    struct box *boxes; /* owned */
    size_t box_count, box_room;
    struct line {
        double x0, y0, x1, y1;
    } * lines; /* owned */
    size_t line_count, line_room;
    const struct panel *bare; /* borrowed: its grid lines are all that may lie beneath labels; NULL:
                                 areas may, too */
    struct work *work;        /* borrowed: what is looked at is counted; NULL: it is not */
};

void placement_init(struct placement *placement, struct box within);
void placement_release(struct placement *placement);

/* Adds the mark of a panel to the obstacles: its segments, or a box around each marker. */
void placement_avoid_mark(struct placement *placement, const struct panel *panel,
                          const struct mark *mark);

/* A placement within the panel that keeps clear of all its marks; the caller releases it. Where the
 * panel's work is refused there is no place. If it has areas they are among its marks already. */
void placement_init_panel(struct placement *placement, const struct panel *panel);

/* Whether a line passes through the box, and from which part of its length to which. */
bool placement_crosses(const struct line *line, const struct box *box, double *from, double *to);

/* Adds a box to the obstacles; or that of a label. */
void placement_avoid_box(struct placement *placement, struct box box);
void placement_avoid_label(struct placement *placement, struct fonts *fonts,
                           const struct label *label);

/* Whether the box lies within the limits, and no obstacle in it. */
bool placement_is_free(const struct placement *placement, const struct box *box);

/* Sides of the point, in the order in which they are tried at each distance. */
enum side { SIDE_END, RIGHT, LEFT, ABOVE, BELOW, ABOVE_RIGHT, ABOVE_LEFT, BELOW_RIGHT, BELOW_LEFT };

/*
 * Sets x, y and anchor of `label` so that it stands free near the point (x, y), in pixels, at the
 * nearest distance and, there, the first side of `sides` (ended by SIDE_END) that is free; where
 * none is within 240 pixels, then within 120 on lines if it has a halo, which covers them, then
 * anywhere in the panel, and last of all anywhere on lines. Returns the distance in pixels, or a
 * negative number where there is no place even so: the label is not to be shown. A label that has
 * nothing beneath it loses its halo.
 */
double placement_find(struct placement *placement, struct fonts *fonts, struct label *label,
                      double x, double y, const enum side *sides);

/* The same, but no farther from the point `at` than `farthest` pixels, and never on lines. */
double placement_find_within(struct placement *placement, struct fonts *fonts, struct label *label,
                             const double at[2], const enum side *sides, double farthest);

/* The same, as close as can be, for what stands among much else. Returns whether there is a place.
 */
bool placement_find_near(struct placement *placement, struct fonts *fonts, struct label *label,
                         const double at[2], const enum side *sides, double farthest);

#endif
