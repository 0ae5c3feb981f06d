/* Finds the minimum of an objective in one parameter. */
#include <float.h>
#include <math.h>

#include "descent/minimum.h"
#include "math/root.h"

#define GROWTH 1.25  /* from one step to the next */
#define SNAP   1e-12 /* a parameter that is so small a fraction of the reach may as well be 0 */

enum { MOST_STEPS = 400 };

static struct minimum describe(const struct objective *objective, double parameter, double reach)
{
    const double at[PARAMETERS_MAX] = {parameter};

    return minimum_describe(objective, at, reach);
}

static struct root_value slope_at(const void *context, double x)
{
    struct evaluation at = objective_along(context, x);

    return (struct root_value){at.slope[0], at.curvature};
}

static double slope_of(const struct objective *objective, double x)
{
    return objective_along(objective, x).slope[0];
}

static bool is_defined(const struct objective *objective, double x)
{
    struct evaluation at = objective_along(objective, x);

    return isfinite(at.loss) && isfinite(at.slope[0]);
}

static bool turned(double slope, double there)
{
    return there == 0 || (slope < 0) != (there < 0);
}

/*
 * Walks downhill from *near by growing steps until the slope turns; halves the step where the
 * function is undefined. Leaves the last point before the turn in *near, and the first behind it in
 * *far. Returns false where the slope does not turn.
 */
static bool bracket(const struct objective *objective, double *near, double *far)
{
    double slope = slope_of(objective, *near);
    double step = -copysign(fmax(fabs(*near), 1) * 1e-3, slope);

    for (int i = 0; i < MOST_STEPS; i++) {
        double next = *near + step;

        if (next == *near)
            return false;
        if (!is_defined(objective, next)) {
            step /= 2;
        } else if (turned(slope, slope_of(objective, next))) {
            *far = next;
            return true;
        } else {
            *near = next;
            step *= GROWTH;
        }
    }
    return false;
}

/* A point of slope 0 is a minimum where the slope turns from − to + around it. */
static bool turns_upward(const struct objective *objective, double x)
{
    double step = fmax(fabs(x), 1) * 1e-6;

    return slope_of(objective, x - step) < 0 && slope_of(objective, x + step) > 0;
}

static double loss_of(const struct objective *objective, double x)
{
    return objective_along(objective, x).loss;
}

/*
 * How large the rounding error of a loss may be. The size of the loss alone does not tell: its
 * terms may be large and cancel.
 */
static double rounding_of(const struct objective *objective, double x)
{
    const double at[PARAMETERS_MAX] = {x};
    double noise =
        16 * DBL_EPSILON * fabs(loss_of(objective, x)) + 4 * minimum_noise(objective, at);

    return isfinite(noise) ? noise : 0;
}

/*
 * Whether the loss has fallen most of its way already close by the bottom of a bracket. At a pole
 * it has not, however near doubles come to it.
 */
static bool is_settled(const struct objective *objective, double x, double near, double far)
{
    double bottom = loss_of(objective, x), aside = 1e-6 * fabs(far - near);
    double drop = fmax(loss_of(objective, near), loss_of(objective, far)) - bottom +
                  2 * rounding_of(objective, x);

    return loss_of(objective, x - aside) - bottom <= drop / 2 &&
           loss_of(objective, x + aside) - bottom <= drop / 2;
}

/*
 * Returns 0 for an x that is 0 up to rounding, if the loss at 0 is as low: root_between comes to 0
 * only from one side (a kink) or up to rounding.
 */
static double snap_to_zero(const struct objective *objective, double x, double reach)
{
    return fabs(x) < fmax(DBL_MIN, SNAP * reach) &&
                   loss_of(objective, 0) <= loss_of(objective, x) + rounding_of(objective, x)
               ? 0
               : x;
}

/*
 * Returns an end of the bracket instead of x if it is a last bit away and lower, as a kink can be.
 */
static double lowest_of(const struct objective *objective, double x, double near, double far)
{
    const double ends[] = {near, far};

    for (int i = 0; i < 2; i++)
        if (fabs(ends[i] - x) <= 4 * DBL_EPSILON * fabs(x) &&
            loss_of(objective, ends[i]) < loss_of(objective, x))
            x = ends[i];
    return x;
}

static struct minimum downhill(const struct objective *objective, double from, double reach)
{
    double near = from, far, x, rise;
    struct minimum minimum;

    if (!bracket(objective, &near, &far))
        return (struct minimum){0};
    if (slope_of(objective, far) == 0)
        x = far;
    else
        x = root_between(slope_at, objective, fmin(near, far), fmax(near, far));
    reach = fmax(reach, fabs(from - x));
    x = snap_to_zero(objective, x, reach);
    x = lowest_of(objective, x, near, far);
    minimum = describe(objective, x, reach);
    /* `near` may be the state of a run that has converged: by rounding it can be lower than x. */
    rise = rounding_of(objective, x);
    minimum.found = minimum.found && loss_of(objective, x) <= loss_of(objective, near) + rise &&
                    loss_of(objective, x) <= loss_of(objective, far) + rise &&
                    (slope_of(objective, far) == 0 ? turns_upward(objective, x)
                                                   : is_settled(objective, x, near, far));
    return minimum;
}

struct minimum minimum_near(const struct objective *objective, double from, double reach)
{
    struct minimum minimum;
    double slope;

    if (minimum_in_closed_form(objective, &minimum))
        return minimum;
    slope = slope_of(objective, from);
    if (!isfinite(slope))
        return (struct minimum){0};
    if (slope != 0)
        return downhill(objective, from, reach);
    if (turns_upward(objective, from))
        return describe(objective, from, reach);
    return (struct minimum){0};
}
