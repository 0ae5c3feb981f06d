/* Learning curves: loss against iteration, for the figures that have panels of them. */
#ifndef GDPLOT_KINDS_LEARNING_H
#define GDPLOT_KINDS_LEARNING_H

#include "base/buf.h"
#include "descent/trajectory.h"
#include "figure/page.h"

/*
 * Names and makes both scales. That of the loss covers all of the runs that do not diverge and the
 * starts of those that do; where all do, every finite loss on a logarithmic axis, or the first four
 * states on a linear one. It is logarithmic where no loss is negative and the positive ones span
 * two decades or more. Of runs of which the last states are kept, it is about these alone.
 */
void learning_scales(const struct trajectory *trajectory, struct page_tier *tier);

/* Whether there is room for markers at the states along an axis of this scale and length. */
bool learning_has_markers(const struct scale *iterations, double length);

/* The line of run `i`, and where `marked`, a marker at each state. */
void learning_add_run(const struct trajectory *trajectory, struct panel *panel, size_t i,
                      enum role role, bool marked);

/* Why a line cannot be drawn where it is. */
enum learning_event {
    LEARNING_NOTHING,
    LEARNING_ZERO,       /* a loss of 0 on a logarithmic axis */
    LEARNING_BEYOND,     /* a loss beyond the axis */
    LEARNING_NOT_FINITE, /* a loss that is no number */
};

/*
 * The first event of a run, if any: adds an arrow at the panel's edge, gives its tip in pixels,
 * and appends what there is to say: "loss 0 from iteration 1".
 */
enum learning_event learning_add_event(const struct run *run, struct panel *panel, enum role role,
                                       double tip[2], struct buf *text);

#endif
