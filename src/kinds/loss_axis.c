#include "kinds/loss_axis.h"

#include <float.h>
#include <math.h>

#include "figure/layout.h"
#include "figure/ticks.h"
#include "kinds/limits.h"

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
    struct loss_hull all = *hull; /* of our own, so that it need not be in memory */

    for (size_t i = 0; i < count; i++)
        loss_hull_cover(&all, losses[i]);
    *hull = all;
}

bool loss_hull_suits_logarithms(const struct loss_hull *hull)
{
    return !hull->negative && hull->high >= DECADES * hull->positive;
}

void loss_axis_ask(struct loss_axis *loss, const struct spec *spec)
{
    loss->asked = spec_given(spec, &spec->range);
    if (!loss->asked)
        return;
    loss->losses = spec->range;
    loss->logarithmic = loss->logarithmic && spec->range.low > 0;
}

static void fill_linear(const struct loss_axis *loss, struct axis *axis, double length,
                        struct buf *unit)
{
    struct interval losses = loss->losses;
    struct step step;

    if (!loss->asked) {
        losses.low = limits_bring_within(losses.low);
        losses.high = limits_bring_within(losses.high);
    }
    ticks_widen(&losses.low, &losses.high);
    step = ticks_step(losses.low, losses.high, layout_rows(length));
    if (!loss->asked)
        ticks_outward(step, &losses.low, &losses.high);
    ticks_fill(axis, losses.low, losses.high, step, unit);
}

void loss_axis_fill(const struct loss_axis *loss, struct axis *axis, double length,
                    struct buf *unit)
{
    if (loss->logarithmic)
        ticks_fill_logarithmic(axis, loss->losses.low, fmin(loss->losses.high, DBL_MAX),
                               layout_decades(length));
    else
        fill_linear(loss, axis, length, unit);
    layout_thin_y_ticks(axis, length);
}
