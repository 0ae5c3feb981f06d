#include "kinds/loss_axis.h"

#include <float.h>
#include <math.h>

#include "figure/layout.h"
#include "figure/ticks.h"
#include "kinds/limits.h"

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
