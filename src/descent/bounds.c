#include "descent/bounds.h"

#include <math.h>
#include <string.h>

#include "descent/rule.h"

#define VANISHED  1e-12 /* a slope that is so small a fraction of the first is level */
#define HUGE_LOSS 1e100 /* a loss that grows until it overflows passes this first */

enum {
    HALVINGS = 64,
    ROUGHLY = 20, /* halvings that tell where a curvature is meant */
    SIDES = 8,
    FIRST = 2, /* Newton steps */
};

static struct evaluation evaluate(const struct space *space, const double at[PARAMETERS_MAX])
{
    return objective_at(space->objective, at);
}

/*
 * The rate of plain descent that is as near to its stability limit as the rate of the run is to the
 * limit of its optimiser.
 */
static double plain_rate(const struct space *space)
{
    return space->lr * 2 / optimizer_limit(&space->optimizer, 1);
}

/* Whether a step of plain descent from at + way ends nearer to `at` than it began. */
static bool leads_back(const struct space *space, const double at[PARAMETERS_MAX],
                       const double way[PARAMETERS_MAX])
{
    double from[PARAMETERS_MAX] = {at[0] + way[0], at[1] + way[1]};
    struct evaluation there = evaluate(space, from);
    double after = 0, before = 0;

    if (isnan(there.loss))
        return true;
    for (size_t i = 0; i < space->dimensions; i++) {
        before = hypot(before, way[i]);
        after = hypot(after, way[i] - plain_rate(space) * there.slope[i]);
    }
    return after < before;
}

bool bounds_lead_back(const struct space *space, const double at[PARAMETERS_MAX], double reach)
{
    static const double far[] = {10, 1e3, 1e6};
    static const double sides[SIDES][PARAMETERS_MAX] = {{1, 0}, {-1, 0}, {0, 1},  {0, -1},
                                                        {1, 1}, {-1, 1}, {1, -1}, {-1, -1}};
    size_t count = space->dimensions == 2 ? SIDES : 2;

    if (!space->objective || space->coordinates || !space->optimizer.rule->limit)
        return false;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < sizeof far / sizeof *far; j++) {
            double size = far[j] * reach;

            if (!leads_back(space, at, (const double[]){size * sides[i][0], size * sides[i][1]}))
                return false;
        }
    return true;
}

static double slope_along(const double slope[PARAMETERS_MAX],
                          const double direction[PARAMETERS_MAX])
{
    return direction[1] == 0 ? slope[0] * direction[0]
                             : slope[0] * direction[0] + slope[1] * direction[1];
}

bool bounds_is_level(double there, double slope)
{
    return there / slope <= VANISHED;
}

double bounds_first_look(double at, double slope, double curvature)
{
    return at - FIRST * slope / curvature;
}

/*
 * Whether the slope along `direction` has changed its sign, or vanished, at `step` from the
 * position.
 */
static bool is_level_ahead(const struct space *space, const struct position *position,
                           const double direction[PARAMETERS_MAX], double slope, double step)
{
    double at[PARAMETERS_MAX];
    struct evaluation there;

    for (size_t i = 0; i < PARAMETERS_MAX; i++)
        at[i] = position->at[i] - step * direction[i];
    there = evaluate(space, at);
    return bounds_is_level(slope_along(there.slope, direction), slope);
}

static bool is_ahead(const struct space *space, const struct position *position,
                     const struct bend *bend, size_t i)
{
    static const double steps[] = {FIRST, 4, 8, 16, 1, 3, 6, 12};
    double slope = slope_along(position->slope, bend->direction[i]);

    if (slope == 0 || bend_is_level(bend, i))
        return true;
    if (!bend_attracts(space, bend->curvature[i]))
        return false;
    for (size_t j = 0; j < sizeof steps / sizeof *steps; j++)
        if (is_level_ahead(space, position, bend->direction[i], slope,
                           steps[j] * slope / bend->curvature[i]))
            return true;
    return false;
}

bool bounds_are_ahead(const struct space *space, const struct position *position)
{
    struct bend bend;

    if (!space->objective || space->coordinates)
        return true;
    bend = bend_at(space->objective, position->at);
    for (size_t i = 0; i < bend.count; i++)
        if (!is_ahead(space, position, &bend, i))
            return false;
    return true;
}

static void point_between(const struct position *from, const struct position *to, double fraction,
                          double at[PARAMETERS_MAX])
{
    for (size_t i = 0; i < PARAMETERS_MAX; i++)
        at[i] = from->at[i] + fraction * (to->at[i] - from->at[i]);
}

bool bounds_are_stable(const struct space *space, const struct position *from,
                       const struct position *to)
{
    const double way[PARAMETERS_MAX] = {to->at[0] - from->at[0], to->at[1] - from->at[1]};
    double low = 0, high = 1, at[PARAMETERS_MAX], curvature;

    if (!space->objective || space->coordinates || !space->optimizer.rule->limit)
        return true;
    for (int i = 0; i < ROUGHLY && slope_along(to->slope, way) > 0; i++) {
        double middle = (low + high) / 2;
        struct evaluation there;

        point_between(from, to, middle, at);
        there = evaluate(space, at);
        if (slope_along(there.slope, way) > 0)
            high = middle;
        else
            low = middle;
    }
    point_between(from, to, high, at);
    curvature = bend_at(space->objective, at).curvature[0];
    return !(curvature > 0) || space->lr < optimizer_limit(&space->optimizer, curvature);
}

/* The sum of the sizes of loss and slopes; infinite where one of them is not a number. */
static double size_at(const struct space *space, const double at[PARAMETERS_MAX])
{
    struct evaluation there = evaluate(space, at);
    double size = fabs(there.loss);

    for (size_t i = 0; i < space->dimensions; i++)
        size += fabs(there.slope[i]);
    return isnan(size) ? INFINITY : size;
}

/* Walks from `from` towards `to`, and returns the size at the last point at which it is finite. */
static double size_on_the_way(const struct space *space, const double from[PARAMETERS_MAX],
                              const double to[PARAMETERS_MAX])
{
    double low = 0, high = 1, last = size_at(space, from);

    for (int i = 0; i < HALVINGS; i++) {
        double fraction = (low + high) / 2, at[PARAMETERS_MAX], size;

        for (size_t j = 0; j < PARAMETERS_MAX; j++)
            at[j] = from[j] + fraction * (to[j] - from[j]);
        size = size_at(space, at);
        if (isfinite(size)) {
            low = fraction;
            last = size;
        } else {
            high = fraction;
        }
    }
    return last;
}

/*
 * Whether the objective is finite, and not huge, on both sides of the point: then the point is a
 * pole.
 */
static bool is_pole(const struct space *space, const double at[PARAMETERS_MAX])
{
    double aside = 1e-9 * fmax(fabs(at[0]), fmax(fabs(at[1]), 1));

    return size_at(space, (const double[]){at[0] - aside, at[1] - aside}) < HUGE_LOSS &&
           size_at(space, (const double[]){at[0] + aside, at[1] + aside}) < HUGE_LOSS;
}

bool bounds_are_left(const struct space *space, const struct state *last,
                     const struct state *before)
{
    if (!before)
        return true;
    if (!isfinite(last->parameter[0] + last->parameter[1]))
        return false;
    if (!space->objective)
        return isnan(last->loss);
    if (space->objective->is_total)
        return false;
    return is_pole(space, last->parameter) ||
           size_on_the_way(space, before->parameter, last->parameter) < HUGE_LOSS;
}
