/* What is written on contours: minima, the start and the last state, and what lies beyond the
 * edges. Where what there is to say has no place near, a word is. For kinds/contour_panel.c alone.
 */
#ifndef GDPLOT_KINDS_CONTOUR_LABELS_H
#define GDPLOT_KINDS_CONTOUR_LABELS_H

#include "figure/placement.h"
#include "kinds/contour_panel.h"
#include "kinds/run_marks.h"

/* "minimum (0, 0)", of the minima in view, or of many the first. */
void contour_labels_add_minima(const struct contour_panel *contour, struct panel *panel,
                               struct placement *placement);

/* Of the start and, of a run alone, of its last state. */
void contour_labels_add_ends(const struct contour_panel *contour, struct panel *panel,
                             struct placement *placement);

/* "state 3 (5.25, −3.6), and 5 more", of states of run number `run`. */
void contour_labels_add_outside(const struct contour_panel *contour, struct panel *panel,
                                struct placement *placement, size_t run,
                                const struct run_outside *outside);

#endif
