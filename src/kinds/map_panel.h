/* The panel of a map: its cells, the stability limit and the minima. For kinds/map.c alone. */
#ifndef GDPLOT_KINDS_MAP_PANEL_H
#define GDPLOT_KINDS_MAP_PANEL_H

#include "descent/minimum.h"
#include "figure/levels.h"
#include "figure/page.h"
#include "study/result_map.h"
#include "study/study.h"
#include "text/text.h"

enum { MAP_BASINS = 5 }; /* minima with a colour each; all further ones have one */

struct map_panel {
    const struct study *study;
    struct fonts *fonts;
    const struct map *map;
    enum map_show show;

    /* Resolved. */
    size_t columns, rows;      /* of cells drawn: no more than the figure has pixels */
    size_t zones[ZONES];       /* how many cells are in each */
    struct levels levels;      /* of the losses or the iterations */
    struct minimum minimum;    /* of the basin in which the runs that settle end lowest */
    double limit;              /* of stability there; 0 where it is not known, or no rate varies */
    struct minima minima;      /* in view, where the whole start varies; else none */
    size_t order[BASINS_MOST]; /* of the basins, the largest first */
};

/* Finds all that is drawn, on a figure of this size. */
void map_panel_resolve(struct map_panel *m, double width, double height);

/* The axis that varies the learning rate, or OVER_AXES. */
size_t map_panel_rate_axis(const struct map_panel *m);

/* The scale of an axis, from the edge of its first cell to that of its last. */
struct scale map_panel_scale(const struct map_axis *axis);

/* "x = 2.25", or of two parameters "(3, 2)". */
void map_panel_name_minimum(const struct map_panel *m, const struct minimum *minimum,
                            struct buf *out);

/* An entry for each kind of cells that there is. */
void map_panel_add_legend(const struct map_panel *m, struct page *page);

/* Whether an axis varies a hyperparameter: then the limit is a curve. */
bool map_panel_varies_hyper(const struct map_panel *m);

/* Whether the limit is told: one rate always, a curve where it is in view. */
bool map_panel_tells_limit(const struct map_panel *m);

/* Appends "stable below lr 1", or, where the limit is a curve, what that is. */
void map_panel_name_limit(const struct map_panel *m, struct buf *out);

/* Adds all marks and labels to a panel that has its axes. */
void map_panel_fill(const struct map_panel *m, struct panel *panel);

#endif
