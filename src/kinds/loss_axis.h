/* The loss axis of figures that show losses over something else than a parameter. */
#ifndef GDPLOT_KINDS_LOSS_AXIS_H
#define GDPLOT_KINDS_LOSS_AXIS_H

#include <stdbool.h>

#include "base/buf.h"
#include "figure/figure.h"
#include "request/spec.h"

/* The hull of finite losses, and of the positive ones among them. */
struct loss_hull {
    double low, high, positive;
    bool negative;
};

#define LOSS_HULL_INIT                                                                             \
    (struct loss_hull)                                                                             \
    {                                                                                              \
        INFINITY, -INFINITY, INFINITY, false                                                       \
    }

/* Adds a loss, or some, as far as they are finite. */
void loss_hull_cover(struct loss_hull *hull, double loss);
void loss_hull_cover_all(struct loss_hull *hull, const double *losses, size_t count);

/* Whether no loss is negative and the positive ones span two decades or more. */
bool loss_hull_suits_logarithms(const struct loss_hull *hull);

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
