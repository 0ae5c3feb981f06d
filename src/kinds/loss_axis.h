/* The loss axis of figures that show losses over something else than a parameter. */
#ifndef GDPLOT_KINDS_LOSS_AXIS_H
#define GDPLOT_KINDS_LOSS_AXIS_H

#include <stdbool.h>

#include "base/buf.h"
#include "figure/figure.h"
#include "kinds/loss_hull.h"
#include "request/spec.h"

struct loss_axis {
    struct interval losses;
    bool asked; /* limits to be taken as they are */
    bool logarithmic;
};

/* The range that was asked for, if any; it stays logarithmic where it can. */
void loss_axis_ask(struct loss_axis *loss, const struct spec *spec);

/* Gives a vertical axis so long in pixels its limits and ticks; `unit` gets what is to be added to
 * the name of the loss. */
void loss_axis_fill(const struct loss_axis *loss, struct axis *axis, double length,
                    struct buf *unit);

#endif
