/* Learning curves: loss against iteration, for the figures that have panels of them. */
#ifndef GDPLOT_KINDS_LEARNING_H
#define GDPLOT_KINDS_LEARNING_H

#include "base/buf.h"
#include "descent/minimum.h"
#include "descent/trajectory.h"
#include "figure/page.h"
#include "study/study.h"

/* The runs of a study, as learning curves draw them. */
struct learning {
    const struct study *study; /* borrowed */
    struct trajectory drawn; /* the runs; with --below-minimum their losses are copies, owned, from
                                which that of the minimum was taken */
    struct minimum minimum;  /* of --below-minimum: the lowest that runs end near */
    char *name;              /* of the axis, owned: "f(x)", or "f(x) − minimum" */
};

/*
 * Takes the runs of the study; they are borrowed. The axis names the loss `loss`. Errors: those of
 * loss_axis_check; STATUS_USAGE for --below-minimum where no minimum is known, and --log where no
 * loss is above 0. Then there is nothing to release.
 */
int learning_init(struct learning *learning, const struct study *study, const char *loss,
                  struct err *err);
void learning_release(struct learning *learning);

/*
 * Names and makes both scales, and takes the limits that the spec has. That of the loss covers all
 * of the runs that do not diverge and the starts of those that do; where all do, every finite loss
 * on a logarithmic axis, or the first four states on a linear one. Whether it is logarithmic
 * kinds/loss_axis.h says. Of runs of which the last states are kept, it is about these alone.
 */
void learning_scales(const struct learning *learning, struct page_tier *tier);

/* Appends "; above the minimum w = 1.8437, loss 69.121" where that is what is drawn. */
void learning_describe(const struct learning *learning, struct buf *out);

/* Whether there is room for markers at the states along an axis of this scale and length. */
bool learning_has_markers(const struct scale *iterations, double length);

/* The line of run `i`, and where `marked`, a marker at each state. */
void learning_add_run(const struct learning *learning, struct panel *panel, size_t i,
                      enum role role, bool marked);

/* Why a line cannot be drawn where it is. */
enum learning_event {
    LEARNING_NOTHING,
    LEARNING_ZERO,       /* a loss of 0 on a logarithmic axis */
    LEARNING_BEYOND,     /* a loss beyond the axis */
    LEARNING_NOT_FINITE, /* a loss that is no number */
};

/*
 * The first event of run `i`, if any: adds an arrow at the panel's edge, gives its tip in pixels,
 * and appends what there is to say: "loss 0 from iteration 1", "f(x) = 0
 * from iteration 1".
 */
enum learning_event learning_add_event(const struct learning *learning, size_t i,
                                       struct panel *panel, enum role role, double tip[2],
                                       struct buf *text);

#endif
