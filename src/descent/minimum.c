#include "descent/minimum.h"

#include <math.h>

#include "math/root.h"

static struct minimum describe(const struct objective *objective, double parameter)
{
    struct evaluation at = objective_along(objective, parameter);

    return (struct minimum){isfinite(at.loss), parameter, at.loss, at.curvature};
}

/* With b held: w = (Sxx/n·ŵ + x̄(ȳ − b)) / (Sxx/n + x̄²). */
static struct minimum least_squares(const struct objective *objective)
{
    const struct moments *m = &objective->moments;
    struct dd spread = dd_divide(dd_from(m->sxx), dd_from((double)m->n));
    struct dd pull = dd_multiply(m->x, dd_subtract(m->y, dd_from(objective->bias)));
    struct dd top = dd_add(dd_multiply(spread, m->w), pull);
    struct dd bottom = dd_add(spread, dd_multiply(m->x, m->x));

    if (!(bottom.hi > 0))
        return (struct minimum){0};
    return describe(objective, dd_divide(top, bottom).hi);
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

/*
 * Walks downhill from `*near` by growing steps until the slope turns; leaves the last point before
 * the turn in *near and the first behind it in *far.
 */
static bool bracket(const struct objective *objective, double *near, double *far)
{
    double slope = slope_of(objective, *near);
    double step = -copysign(fmax(fabs(*near), 1) * 1e-3, slope);

    for (int i = 0; i < 400; i++) {
        double next = *near + step;
        double there = slope_of(objective, next);

        if (!isfinite(there))
            return false;
        if (there * slope <= 0) {
            *far = next;
            return true;
        }
        *near = next;
        step *= 1.25;
    }
    return false;
}

/* A point of slope 0 is a minimum where the slope turns from − to + around it. */
static bool turns_upward(const struct objective *objective, double x)
{
    double step = fmax(fabs(x), 1) * 1e-6;

    return slope_of(objective, x - step) < 0 && slope_of(objective, x + step) > 0;
}

static struct minimum downhill(const struct objective *objective, double from)
{
    double near = from, far, x;
    struct minimum minimum;

    if (!bracket(objective, &near, &far))
        return (struct minimum){0};
    if (slope_of(objective, far) == 0)
        x = far;
    else
        x = root_between(slope_at, objective, fmin(near, far), fmax(near, far));
    minimum = describe(objective, x);
    minimum.found = minimum.found && minimum.loss <= objective_along(objective, near).loss &&
                    minimum.loss <= objective_along(objective, far).loss &&
                    (x != far || turns_upward(objective, x));
    return minimum;
}

struct minimum minimum_near(const struct objective *objective, double from)
{
    double slope;

    if (objective_is_data(objective))
        return least_squares(objective);
    slope = slope_of(objective, from);
    if (!isfinite(slope))
        return (struct minimum){0};
    if (slope != 0)
        return downhill(objective, from);
    if (turns_upward(objective, from))
        return describe(objective, from);
    return (struct minimum){0};
}

double minimum_stability_limit(const struct minimum *minimum)
{
    return minimum->found && minimum->curvature > 0 ? 2 / minimum->curvature : 0;
}
