#include "descent/minimum.h"

#include <float.h>
#include <math.h>

#include "math/root.h"

#define GROWTH 1.25 /* of a step to the next */

enum { MOST_STEPS = 400 };

static struct minimum describe(const struct objective *objective, double parameter)
{
    struct evaluation at = objective_along(objective, parameter);

    return (struct minimum){isfinite(at.loss), parameter, 0, at.loss, at.curvature};
}

/* With b held: w = (Sxx/n·ŵ + x̄(ȳ − b)) / (Sxx/n + x̄²); with w held: b = ȳ − w·x̄. */
static struct minimum least_squares(const struct objective *objective)
{
    const struct moments *m = &objective->moments;
    double bias = objective->is_slice ? objective->held[1] : objective->bias;
    struct dd spread = dd_divide(dd_from(m->sxx), dd_from((double)m->n));
    struct dd pull = dd_multiply(m->x, dd_subtract(m->y, dd_from(bias)));
    struct dd top = dd_add(dd_multiply(spread, m->w), pull);
    struct dd bottom = dd_add(spread, dd_multiply(m->x, m->x));

    if (objective->is_slice && objective->along == 1)
        return describe(objective, -moments_offset(m, objective->held[0], 0));
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

/* w = ŵ and b = ȳ − ŵ·x̄. */
static void least_squares_both(const struct moments *m, double at[PARAMETERS_MAX])
{
    at[0] = m->w.hi + m->w.lo;
    at[1] = dd_subtract(m->y, dd_multiply(m->w, m->x)).hi;
}

/* Newton's step, or steepest descent where the curvature has no bottom; shortened until it helps.
 */
static bool step_down(const struct objective *objective, double at[PARAMETERS_MAX])
{
    struct evaluation here = objective_at(objective, at);
    double determinant = here.curvature * here.second - here.mixed * here.mixed;
    double step[] = {-here.slope[0], -here.slope[1]};

    if (here.curvature > 0 && determinant > 0) {
        step[0] = (here.mixed * here.slope[1] - here.second * here.slope[0]) / determinant;
        step[1] = (here.mixed * here.slope[0] - here.curvature * here.slope[1]) / determinant;
    }
    for (double part = 1; part > DBL_EPSILON / 1024; part /= 2) {
        const double next[] = {at[0] + part * step[0], at[1] + part * step[1]};

        if (next[0] == at[0] && next[1] == at[1])
            return false;
        if (objective_at(objective, next).loss < here.loss) {
            at[0] = next[0];
            at[1] = next[1];
            return true;
        }
    }
    return false;
}

/* The larger eigenvalue of the curvature; 0 unless both are above 0. */
static double largest_curvature(const struct evaluation *at)
{
    double mean = (at->curvature + at->second) / 2;
    double radius = hypot((at->curvature - at->second) / 2, at->mixed);

    return at->curvature > 0 && at->curvature * at->second > at->mixed * at->mixed ? mean + radius
                                                                                   : 0;
}

/* Whether the slopes are what rounding leaves of 0 where the curvature is `at`'s. */
static bool is_level(const struct evaluation *at, const double parameter[PARAMETERS_MAX])
{
    double scale = fmax(1, fmax(fabs(parameter[0]), fabs(parameter[1])));
    double curvature = largest_curvature(at);

    return hypot(at->slope[0], at->slope[1]) <= 1e-7 * curvature * scale;
}

struct minimum minimum_near_both(const struct objective *objective,
                                 const double from[PARAMETERS_MAX])
{
    double at[PARAMETERS_MAX] = {from[0], from[1]};
    struct evaluation there;
    double curvature;

    if (objective_is_data(objective))
        least_squares_both(&objective->moments, at);
    else
        for (int i = 0; i < MOST_STEPS && step_down(objective, at); i++)
            ;
    there = objective_at(objective, at);
    curvature = largest_curvature(&there);
    return (struct minimum){isfinite(there.loss) && curvature > 0 && is_level(&there, at), at[0],
                            at[1], there.loss, curvature};
}

struct minimum minimum_from(const struct objective *objective, const double from[PARAMETERS_MAX])
{
    return objective->parameters == 2 ? minimum_near_both(objective, from)
                                      : minimum_near(objective, from[0]);
}

struct minimum minimum_of_runs(const struct objective *objective, const struct run *runs,
                               size_t count, size_t last)
{
    const struct run *best = &runs[0];
    double lowest = runs[0].loss[0];
    size_t at = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k <= last && k < runs[i].count; k++)
            if (runs[i].loss[k] < lowest) {
                lowest = runs[i].loss[k];
                best = &runs[i];
                at = k;
            }
    return minimum_from(objective, run_state(best, at).parameter);
}

double minimum_stability_limit(const struct minimum *minimum)
{
    return minimum->found && minimum->curvature > 0 ? 2 / minimum->curvature : 0;
}
