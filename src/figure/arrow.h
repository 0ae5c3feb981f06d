/*
 * Arrows of a panel, from one point to another. An arrow never says more than is so: where its
 * point lies beyond the panel it ends at the edge, and where it is too short for a head it is a
 * line.
 */
#ifndef GDPLOT_FIGURE_ARROW_H
#define GDPLOT_FIGURE_ARROW_H

#include "figure/figure.h"
#include "figure/placement.h"
#include "text/text.h"

#define ARROW_SHORTEST (ARROW_HEAD_LENGTH + 1) /* pixels of an arrow that has a head */

struct arrow {
    struct vertex ends[2];  /* the part in the panel, in data coordinates */
    double tail[2], tip[2]; /* the same in pixels */
    double length;          /* in pixels; 0: nothing of it lies in the panel */
    bool headed;            /* it is long enough for a head */
    bool leaves;            /* it points at what lies beyond the panel */
};

/*
 * The arrow between two points, finite and in data coordinates, `shift` pixels below its place: so
 * that two that would lie on each other can stand side by side.
 */
struct arrow arrow_between(const struct panel *panel, const double from[2], const double to[2],
                           double shift);

/* Adds it, with its head or without; nothing where it has no length. */
void arrow_add(struct panel *panel, enum role role, const struct arrow *arrow);

/* Whether two arrows would be drawn over each other, or so close that their heads meet. */
bool arrow_meets(const struct arrow *a, const struct arrow *b);

/*
 * Adds the first of `texts` (NULL past the last) that has a place close to the arrow, clear of all
 * else: beside its middle, or at one of its ends. Role, size, bold and halo are those of `label`.
 * Returns whether one has.
 */
bool arrow_add_label(struct panel *panel, struct fonts *fonts, struct placement *placement,
                     const struct arrow *arrow, const struct label *label,
                     const char *const *texts);

#endif
