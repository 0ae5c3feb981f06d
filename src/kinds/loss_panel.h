/* The panel of a loss figure: its marks, and the labels that name them. */
#ifndef GDPLOT_KINDS_LOSS_PANEL_H
#define GDPLOT_KINDS_LOSS_PANEL_H

#include "figure/placement.h"
#include "kinds/hiker.h"
#include "kinds/step_path.h"
#include "kinds/view.h"

enum { LOSS_SIDE_BY_SIDE = 4 }; /* runs that have arrows of their first steps, at most */

struct loss {
    struct view view;
    struct page page;
    struct placement placement; /* of the labels in the panel */
    bool trained;               /* there are runs */
    bool path;                  /* all states are drawn, joined */
    bool gradient;              /* the arrow of a gradient is drawn */
    size_t k;                   /* at this state */
    bool walks;                 /* of one run, up to a state: what happens there is drawn */
    struct step_path steps;     /* that have arrows in the panel */
    struct hiker hiker;         /* of the gradient */
};

/* Fills the panel, whose axes are set. */
void loss_panel_fill(struct loss *loss, struct panel *panel);

#endif
