/* The panel of a loss figure: its marks, and the labels that name them. */
#ifndef GDPLOT_KINDS_LOSS_PANEL_H
#define GDPLOT_KINDS_LOSS_PANEL_H

#include "figure/placement.h"
#include "kinds/plot.h"

struct loss {
    struct plot plot;
    struct figure *figure;
    struct placement placement; /* of the labels in the panel */
    bool trained;
    bool path;
    bool gradient;
    size_t k;                    /* the state of the gradient */
    struct legend_entry *legend; /* of several runs; NULL for one */
};

/* Fills the panel, whose axes are set. */
void loss_panel_fill(struct loss *loss, struct panel *panel);

#endif
