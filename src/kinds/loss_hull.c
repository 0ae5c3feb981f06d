#include "kinds/loss_hull.h"

#include <math.h>

#include "math/minmax.h"

#define DECADES 100.0 /* the span from which on an axis is logarithmic */

void loss_hull_cover(struct loss_hull *hull, double loss)
{
    if (!isfinite(loss))
        return;
    if (loss < hull->low)
        hull->low = loss;
    if (loss > hull->high)
        hull->high = loss;
    if (loss > 0 && loss < hull->positive)
        hull->positive = loss;
    hull->negative = hull->negative || loss < 0;
}

void loss_hull_cover_all(struct loss_hull *hull, const double *losses, size_t count)
{
    struct minmax minmax = minmax_of_finite(losses, count);

    loss_hull_cover(hull, minmax.low);
    loss_hull_cover(hull, minmax.high);
    /* The least of the positive ones is not known by their range. */
    for (size_t i = 0; minmax.low <= 0 && i < count; i++)
        loss_hull_cover(hull, losses[i]);
}

bool loss_hull_suits_logarithms(const struct loss_hull *hull)
{
    return !hull->negative && hull->high >= DECADES * hull->positive;
}
