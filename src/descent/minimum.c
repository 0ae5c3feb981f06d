#include "descent/minimum.h"

#include <float.h>
#include <math.h>

#include "math/root.h"

#define GROWTH 1.25 /* of a step to the next */

enum { MOST_STEPS = 400 };

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
 * Walks downhill from `*near` by growing steps until the slope turns, and by halved ones where the
 * function ends; leaves the last point before the turn in *near and the first behind it in *far.
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
 * Whether the loss is settled at the bottom of a bracket: close by, it has fallen most of the way.
 * At a pole it has not, as near to it as doubles go.
 */
static bool is_settled(const struct objective *objective, double x, double near, double far)
{
    double bottom = loss_of(objective, x), aside = 1e-6 * fabs(far - near);
    double drop = fmax(loss_of(objective, near), loss_of(objective, far)) - bottom;

    return loss_of(objective, x - aside) - bottom <= drop / 2 &&
           loss_of(objective, x + aside) - bottom <= drop / 2;
}

/* A kink at 0 is met from one side only, a denormal number away. */
static double snap_to_zero(const struct objective *objective, double x)
{
    return fabs(x) < DBL_MIN && loss_of(objective, 0) <= loss_of(objective, x) ? 0 : x;
}

/* A kink may lie a bit beside the root, on the end of the bracket itself. */
static double lowest_of(const struct objective *objective, double x, double near, double far)
{
    const double ends[] = {near, far};

    for (int i = 0; i < 2; i++)
        if (fabs(ends[i] - x) <= 4 * DBL_EPSILON * fabs(x) &&
            loss_of(objective, ends[i]) < loss_of(objective, x))
            x = ends[i];
    return x;
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
        x = snap_to_zero(objective,
                         root_between(slope_at, objective, fmin(near, far), fmax(near, far)));
    x = lowest_of(objective, x, near, far);
    minimum = describe(objective, x);
    minimum.found = minimum.found && minimum.loss <= loss_of(objective, near) &&
                    minimum.loss <= loss_of(objective, far) &&
                    (slope_of(objective, far) == 0 ? turns_upward(objective, x)
                                                   : is_settled(objective, x, near, far));
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

struct minimum minimum_of_runs(const struct objective *objective, const struct run *runs,
                               size_t count, size_t last)
{
    const struct state *best = &runs[0].states[0];

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k <= last && k < runs[i].count; k++)
            if (runs[i].states[k].loss < best->loss)
                best = &runs[i].states[k];
    return minimum_near(objective, best->parameter[0]);
}

double minimum_stability_limit(const struct minimum *minimum)
{
    return minimum->found && minimum->curvature > 0 ? 2 / minimum->curvature : 0;
}
