/* The panel of a sweep: zones, curve, stability limit and the best rate. For kinds/sweep.c alone.
 */
#ifndef GDPLOT_KINDS_SWEEP_PANEL_H
#define GDPLOT_KINDS_SWEEP_PANEL_H

#include "descent/minimum.h"
#include "descent/sweep_ends.h"
#include "figure/figure.h"
#include "study/study.h"
#include "text/text.h"

/* Neighbouring rates that do the same. */
struct sweep_piece {
    enum zone zone;
    double from, to; /* learning rates */
};

struct sweep_panel {
    const struct study *study;
    struct fonts *fonts;
    const struct sweep *sweep;

    /* Resolved. */
    struct optimizer optimizer;
    double limit; /* of its stability; 0 where it is not known, or there is none */
    bool has_best;
    struct sweep_best best;
    struct minimum minimum;    /* of the basin in which the rates that converge end lowest */
    struct sweep_piece *zones; /* owned; from the lowest rate to the highest */
    size_t zone_count;
};

/* "best: lr 0.3, f(x) = 0.002", after other words, or "lr 0.25–0.43" of rates that tie. */
void sweep_panel_add_best(const struct sweep_panel *s, const char *before, struct buf *out);

void sweep_panel_resolve(struct sweep_panel *s);
void sweep_panel_release(struct sweep_panel *s);

/* Adds all marks and labels to a panel that has its axes. */
void sweep_panel_fill(const struct sweep_panel *s, struct panel *panel);

#endif
