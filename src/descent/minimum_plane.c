/* Finds the minimum of an objective in two parameters. */
#include <float.h>
#include <math.h>
#include <string.h>

#include "descent/minimum.h"
#include "descent/space.h"

#define LEVEL 1e-9  /* the largest Newton step at a minimum, as a fraction of the scale */
#define SNAP  1e-12 /* a parameter that is so small a fraction of the scale may as well be 0 */
#define BESIDE                                                                                     \
    1e-3 /* fraction of the scale: from so far beside a minimum descent must lead back             \
          */

#define NEARLY_LEVEL                                                                               \
    1e-6 /* a curvature that is so small a fraction of the other may be rounding                   \
          */

enum { MOST_STEPS = 400, MOST_POLISH = 60 };

static double product(const double a[PARAMETERS_MAX], const double b[PARAMETERS_MAX])
{
    return a[0] * b[0] + a[1] * b[1];
}

/*
 * Sets Newton's step by the sizes of the curvatures; infinite where one is 0 and the slope along it
 * is not.
 */
static void newton_step(const struct objective *objective, const double at[PARAMETERS_MAX],
                        double step[PARAMETERS_MAX])
{
    struct evaluation here = objective_at(objective, at);
    struct bend bend = bend_at(objective, at);

    step[0] = step[1] = 0;
    for (size_t i = 0; i < PARAMETERS_MAX; i++) {
        double slope = product(here.slope, bend.direction[i]), least = DBL_MIN;
        double size;

        /*
         * Along a level direction the slope is rounding; over a curvature near 0 it would lead
         * anywhere.
         */
        if (bend_is_level(&bend, i))
            least = fmax(least, 8 * DBL_EPSILON * fabs(bend.curvature[1 - i]));
        size = slope == 0 ? 0 : slope / fmax(fabs(bend.curvature[i]), least);

        for (size_t j = 0; j < PARAMETERS_MAX; j++)
            step[j] -= size * bend.direction[i][j];
    }
}

/*
 * Takes Newton's step, no longer than the radius, and halved until the loss falls. Adapts the
 * radius.
 */
static bool step_down(const struct objective *objective, double at[PARAMETERS_MAX], double *radius)
{
    double loss = objective_at(objective, at).loss, step[PARAMETERS_MAX], length, first;

    newton_step(objective, at, step);
    length = hypot(step[0], step[1]);
    if (!(length > 0))
        return false;
    first = isfinite(length) ? fmin(1, *radius / length) : 0;
    for (double fraction = first; fraction > DBL_EPSILON * first; fraction /= 2) {
        const double next[] = {at[0] + fraction * step[0], at[1] + fraction * step[1]};

        if (next[0] == at[0] && next[1] == at[1])
            return false;
        if (objective_at(objective, next).loss < loss) {
            *radius = 2 * fmax(fraction * length, *radius * (fraction == first));
            memcpy(at, next, sizeof next);
            return true;
        }
    }
    return false;
}

static double newton_length(const struct objective *objective, const double at[PARAMETERS_MAX])
{
    double step[PARAMETERS_MAX];

    newton_step(objective, at, step);
    return hypot(step[0], step[1]);
}

/*
 * Takes full Newton's steps as long as they get shorter: close to the minimum losses are equal, and
 * only slopes still differ.
 */
static void polish(const struct objective *objective, double at[PARAMETERS_MAX])
{
    double length = newton_length(objective, at);

    for (int i = 0; i < MOST_POLISH && length > 0; i++) {
        double step[PARAMETERS_MAX], next[PARAMETERS_MAX], after;

        newton_step(objective, at, step);
        next[0] = at[0] + step[0];
        next[1] = at[1] + step[1];
        after = newton_length(objective, next);
        if (!(after < length))
            return;
        memcpy(at, next, sizeof next);
        length = after;
    }
}

static void snap_to_zero(const struct objective *objective, double at[PARAMETERS_MAX], double scale)
{
    double loss = objective_at(objective, at).loss;

    for (size_t i = 0; i < PARAMETERS_MAX; i++) {
        double next[PARAMETERS_MAX] = {at[0], at[1]};

        next[i] = 0;
        if (fabs(at[i]) < SNAP * scale &&
            objective_at(objective, next).loss <= loss + 4 * DBL_EPSILON * fabs(loss))
            at[i] = 0;
    }
}

static void descend(const struct objective *objective, double at[PARAMETERS_MAX], double radius)
{
    for (int i = 0; i < MOST_STEPS && step_down(objective, at, &radius); i++)
        ;
    polish(objective, at);
}

/*
 * Whether descent from `far` aside leads back to the point. On the floor of a valley it does not.
 */
static bool returns(const struct objective *objective, const double at[PARAMETERS_MAX],
                    const double direction[PARAMETERS_MAX], double far)
{
    double from[PARAMETERS_MAX] = {at[0] + far * direction[0], at[1] + far * direction[1]};

    descend(objective, from, fabs(far) / 4);
    return hypot(from[0] - at[0], from[1] - at[1]) <= fabs(far) / 4;
}

static bool is_bottom(const struct objective *objective, const double at[PARAMETERS_MAX],
                      double scale)
{
    struct bend bend = bend_at(objective, at);
    double far = BESIDE * scale;

    if (!(newton_length(objective, at) <= LEVEL * scale) || !(bend.curvature[0] >= 0))
        return false;
    if (bend.curvature[0] > 0 && bend.curvature[1] > NEARLY_LEVEL * bend.curvature[0])
        return true;
    return returns(objective, at, bend.direction[1], far) &&
           returns(objective, at, bend.direction[1], -far);
}

struct minimum minimum_near_both(const struct objective *objective,
                                 const double from[PARAMETERS_MAX], double reach)
{
    double at[PARAMETERS_MAX] = {from[0], from[1]}, scale;
    double radius = fmax(reach, fmax(hypot(from[0], from[1]), 1)) / 16;
    struct minimum minimum;

    if (minimum_in_closed_form(objective, &minimum))
        return minimum;
    descend(objective, at, radius);
    reach = fmax(reach, hypot(at[0] - from[0], at[1] - from[1]));
    scale = fmax(reach, hypot(at[0], at[1]));
    snap_to_zero(objective, at, scale);
    minimum = minimum_describe(objective, at, reach);
    minimum.found = minimum.found && is_bottom(objective, at, scale);
    return minimum;
}
