#include "kinds/loss_axis.h"

#include <math.h>

#include "math/minmax.h"

#define CORNER 0.05 /* of the width of an axis, and of the fall of a curve */
#define DECADE 10.0

int loss_axis_check(const struct spec *spec, struct err *err)
{
    if (spec->log && spec->linear)
        return err_set(err, STATUS_USAGE, "--log and --linear exclude each other; give one");
    if (spec->log && spec_given(spec, &spec->range) && spec->range.low <= 0)
        return err_set(err, STATUS_USAGE,
                       "--range: a logarithmic axis begins above 0; give --linear, or another "
                       "range");
    return 0;
}

bool loss_axis_is_l(const double *x, const double *y, size_t count, double low, double high)
{
    double corner = low + CORNER * (high - low), least = minmax_of_finite(y, count).low;
    double first = NAN, last = NAN;

    for (size_t i = 0; i < count; i++) {
        double at = x ? x[i] : (double)i;

        if (at > corner)
            break;
        if (at < low || !isfinite(y[i]))
            continue;
        first = isnan(first) ? y[i] : first;
        last = y[i];
    }
    return first > least && last - least <= CORNER * (first - least);
}

bool loss_axis_is_logarithmic(const struct spec *spec, const struct loss_hull *hull, bool all_l)
{
    if (spec->linear || hull->high < hull->positive)
        return false;
    return spec->log || loss_hull_suits_logarithms(hull) ||
           (all_l && !hull->negative && hull->high > DECADE * hull->positive);
}

void loss_axis_set(struct scale *scale, const struct loss_hull *hull, bool logarithmic)
{
    scale->kind = logarithmic ? SCALE_DECADES : SCALE_LINEAR;
    scale->low = logarithmic ? hull->positive : hull->low;
    scale->high = hull->high;
    if (scale->low > scale->high)
        scale->low = scale->high = 0; /* no loss is a number */
}
