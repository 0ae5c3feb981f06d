/* The losses that an axis must cover, in figures that show losses over something else than a
 * parameter. */
#ifndef GDPLOT_KINDS_LOSS_HULL_H
#define GDPLOT_KINDS_LOSS_HULL_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

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

#endif
