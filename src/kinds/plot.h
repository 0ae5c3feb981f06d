/* What the panels of several figure kinds have in common. */
#ifndef GDPLOT_KINDS_PLOT_H
#define GDPLOT_KINDS_PLOT_H

#include "base/err.h"
#include "figure/figure.h"
#include "figure/layout.h"
#include "figure/placement.h"
#include "figure/scale.h"
#include "figure/ticks.h"
#include "kinds/limits.h"
#include "study/study.h"
#include "text/text.h"

struct plot {
    /* Set by the composer. */
    const struct study *study;
    struct fonts *fonts;
    const struct run *runs; /* whose states the domain must cover */
    size_t run_count;       /* 0: none */
    size_t last;            /* the last state shown; the first is the start */
    bool draws_states;      /* the range must cover them too */
    bool room_below;        /* one more tick step below the curve */
    const char *y_name;     /* of the vertical axis; NULL: of the loss */

    /* Resolved. */
    struct minimum minimum; /* by which the scales are chosen */
    struct minima minima;   /* it, and the others in view */
    struct scale x, y;
    bool x_unit, y_unit; /* the tick labels mean nothing without the unit in the axis title */
};

/* Resolves the minimum and both scales, for panels of about this size in pixels. */
void plot_resolve(struct plot *plot, double width, double height);

/* Notes which axes need a unit, once both scales are there. */
void plot_find_units(struct plot *plot);

/* Gives the panel its axes. `title` gets the name and the unit of each, where they are not NULL. */
void plot_add_axes(const struct plot *plot, struct panel *panel, struct buf *x_title,
                   struct buf *y_title);

/* The space left of a panel that the tick labels of the loss axis need, and below it those of x. */
double plot_y_labels_width(const struct plot *plot);
double plot_x_labels_width(const struct plot *plot); /* of the widest */

/* Whether the level has the title of an axis; one that tells a unit stays as long as tick labels.
 */
bool plot_has_x_title(const struct plot *plot, enum layout_level level);
bool plot_has_y_title(const struct plot *plot, enum layout_level level);

/* The space left of the panels that the loss axis needs, as far as the level has its parts. */
double plot_left_margin(const struct plot *plot, enum layout_level level);

/* The objective's curve; of a slice the one through `state`, unless that is NULL. */
void plot_add_curve(const struct plot *plot, struct panel *panel, enum role role,
                    const struct state *state);

/*
 * A marker at each of the states first..last that lies within the panel; of states that fall on the
 * same column of pixels so close that they would hide each other, the last.
 */
void plot_add_states(struct panel *panel, const struct run *run, size_t first, size_t last,
                     enum mark_kind marker, enum role role);

/* The line that joins the states up to `last`, as far as they are finite. */
void plot_add_path(struct panel *panel, const struct run *run, size_t last, enum role role);

enum { PLOT_DIRECTIONS = 8 };

/* The states that lie outside the panel in one direction: to the left, above, above to the left, …
 */
struct plot_outside {
    size_t first, count; /* the first of them, and how many there are */
    double tip[2];       /* of the arrow at the edge, in pixels */
};

/*
 * For the states first..last, in each direction in which there are some outside the panel, an arrow
 * at its edge to the first of them. Returns in how many.
 */
size_t plot_add_outside(struct panel *panel, const struct run *run, size_t first, size_t last,
                        enum role role, struct plot_outside outside[PLOT_DIRECTIONS]);

/* "w = −80.7, and 5 more" */
void plot_describe_outside(const struct plot_outside *outside, const struct run *run,
                           const char *parameter, struct buf *out);

/*
 * An arrow at the panel's edge that points at (x, y) outside it; gives the place of its tip in
 * pixels unless NULL.
 */
void plot_add_edge_arrow(struct panel *panel, enum role role, double x, double y, double tip[2]);

/*
 * Adds a bold label with a halo near (x, y), in pixels, with a leader where it ends up far from it.
 * Returns whether there was a place.
 */
bool plot_add_label(const struct plot *plot, struct panel *panel, struct placement *placement,
                    const char *text, enum role role, const double at[2], const enum side *sides);

/* A line from the mark at (x, y), in pixels, to its label, where they stand far apart. */
void plot_add_leader(struct panel *panel, struct fonts *fonts, const struct label *label, double x,
                     double y);

/* The size a figure is asked to have, or the default. */
struct size plot_size(const struct spec *spec, double width, double height);

/* The title or caption that was asked for, or else the text made; the caller frees it. */
char *plot_text(const char *asked, struct buf *made);

#endif
