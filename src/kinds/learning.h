/* Learning curves: loss against iteration, for the figures that have panels of them. */
#ifndef GDPLOT_KINDS_LEARNING_H
#define GDPLOT_KINDS_LEARNING_H

#include "base/buf.h"
#include "descent/trajectory.h"
#include "figure/figure.h"
#include "figure/layout.h"
#include "kinds/loss_axis.h"
#include "request/spec.h"

/*
 * What both axes cover. The loss axis covers all of the runs that do not diverge and the starts of
 * those that do; where all do, every finite loss on a logarithmic axis, or the first four states on
 * a linear one. It is logarithmic where no loss is negative and the positive ones span two decades
 * or more. Of runs of which the last states are kept, it is about these alone.
 */
struct learning {
    const struct trajectory *trajectory;
    struct interval iterations;
    struct loss_axis loss;
};

void learning_init(struct learning *learning, const struct trajectory *trajectory);

/*
 * Gives the panel its axes. `unit` gets what is to be added to the name of the loss, and
 * `iterations`, unless NULL, the title of the axis of iterations.
 */
void learning_add_axes(const struct learning *learning, struct fonts *fonts, struct panel *panel,
                       struct buf *iterations, struct buf *unit);

/*
 * Whether a level of the layout has the titles of these axes: one that tells a unit stays as long
 * as the tick labels. `unit` is that of the loss.
 */
bool learning_has_x_title(const struct learning *learning, enum layout_level level);
bool learning_has_y_title(enum layout_level level, const struct buf *unit);

/* The space left of a panel about this high that its loss axis needs at this level. */
double learning_left_margin(const struct learning *learning, struct fonts *fonts,
                            enum layout_level level, double height);

/* Whether there is room for markers at the states of a panel this wide. */
bool learning_has_markers(const struct learning *learning, double width);

/* The line of run `i`, and where `marked`, a marker at each state. */
void learning_add_run(const struct learning *learning, struct panel *panel, size_t i,
                      enum role role, bool marked);

/* What a line does that cannot be drawn where it is. */
enum learning_event {
    LEARNING_NOTHING,
    LEARNING_ZERO,       /* a loss of 0 on a logarithmic axis */
    LEARNING_BEYOND,     /* a loss beyond the axis */
    LEARNING_NOT_FINITE, /* a loss that is no number */
};

/*
 * The first event of run `i`, if any: adds an arrow at the panel's edge, gives its tip in pixels,
 * and appends what there is to say: "loss 0 from iteration 1".
 */
enum learning_event learning_add_event(const struct learning *learning, struct panel *panel,
                                       size_t i, enum role role, double tip[2], struct buf *text);

#endif
