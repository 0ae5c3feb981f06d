#include "kinds/limits.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "descent/verdict.h"

#define REACH  1.3  /* how far beyond the farthest state, from the minimum */
#define MARGIN 0.15 /* of the hull, without a minimum */
#define GOLDEN 0.6180339887498949
#define SPARED 0.1 /* of what is shown of a curve: less than that of it is not cut off */
#define MISSED 0.1 /* of the range of the losses: so far beyond its neighbours a loss is missed */

enum { SAMPLES = 512, PROBES = 32 };

static void cover(double value, double *low, double *high)
{
    if (!isfinite(value))
        return;
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

/* How many states of a run the limits are made from. */
static size_t states_of(const struct shown *shown, const struct run *run)
{
    if (!verdict_is_bounded(&run->verdict))
        return 1;
    return run->count < shown->states ? run->count : shown->states;
}

/* The hull of the parameters and of the losses of the states shown, those within low..high. */
static void cover_states(const struct shown *shown, double low, double high, double parameters[2],
                         double losses[2])
{
    parameters[0] = losses[0] = INFINITY;
    parameters[1] = losses[1] = -INFINITY;
    for (size_t i = 0; i < shown->count; i++) {
        const struct run *run = &shown->runs[i];
        size_t states = states_of(shown, run);

        for (size_t k = 0; k < states; k++) {
            double parameter = run->parameter[0][k];

            if (!(parameter >= low && parameter <= high))
                continue;
            cover(parameter, &parameters[0], &parameters[1]);
            cover(run->loss[k], &losses[0], &losses[1]);
        }
    }
}

static void around_minimum(const double hull[2], double minimum, double *low, double *high)
{
    double farthest = fmax(fabs(hull[0] - minimum), fabs(hull[1] - minimum));

    if (farthest == 0)
        farthest = fmax(fabs(minimum), 1);
    *low = minimum - REACH * farthest;
    *high = minimum + REACH * farthest;
}

static void around_states(const double hull[2], double *low, double *high)
{
    double margin = MARGIN * (hull[1] - hull[0]);

    if (margin == 0)
        margin = fmax(fabs(hull[0]), 1);
    *low = hull[0] - margin;
    *high = hull[1] + margin;
}

/* −10..10; or, where the minimum lies beyond, around it as far as 0. */
static void without_states(const struct minimum *minimum, double *low, double *high)
{
    const double zero[] = {0, 0};

    *low = -10;
    *high = 10;
    if (minimum->found && fabs(minimum->parameter) > 10)
        around_minimum(zero, minimum->parameter, low, high);
}

void limits_domain(const struct shown *shown, const struct minimum *minimum, double *low,
                   double *high)
{
    double parameters[2], losses[2];

    cover_states(shown, -DBL_MAX, DBL_MAX, parameters, losses);
    if (parameters[0] > parameters[1]) {
        without_states(minimum, low, high);
    } else if (minimum->found) {
        around_minimum(parameters, minimum->parameter, low, high);
    } else {
        around_states(parameters, low, high);
    }
}

static void cover_run(const struct shown *shown, const struct run *run, size_t axis,
                      const double *minimum, double hull[2])
{
    size_t states = states_of(shown, run);
    double reach = INFINITY, middle = 0;

    if (!verdict_is_bounded(&run->verdict) && minimum) {
        middle = *minimum;
        reach = fabs(run->parameter[axis][0] - middle);
        states = run->count < shown->states ? run->count : shown->states;
    }
    for (size_t k = 0; k < states; k++)
        cover(fmax(middle - reach, fmin(middle + reach, run->parameter[axis][k])), &hull[0],
              &hull[1]);
}

void limits_plane(const struct shown *shown, const struct minimum *minimum, size_t axis,
                  double *low, double *high)
{
    const double *at = axis ? &minimum->second : &minimum->parameter;
    double hull[2] = {INFINITY, -INFINITY};

    for (size_t i = 0; i < shown->count; i++)
        cover_run(shown, &shown->runs[i], axis, minimum->found ? at : NULL, hull);
    if (minimum->found)
        cover(*at, &hull[0], &hull[1]);
    if (hull[0] > hull[1]) {
        hull[0] = -10;
        hull[1] = 10;
    }
    around_states(hull, low, high);
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double loss_at(const struct objective *objective, double low, double high, double part)
{
    const double at[PARAMETERS_MAX] = {low + (high - low) * part};

    return objective_loss(objective, at);
}

/* A place in interval number `i` of `count` equal ones between 0 and 1. Whatever the period of a
 * wave, no two places are at the same phase of it. */
static double uneven(int i, int count)
{
    return (i + fmod(i * GOLDEN, 1)) / count;
}

/* Whether the evenly spaced losses do not show what is between them: as samples of a wave once a
 * period do not. */
static bool misses(const struct objective *objective, double low, double high,
                   const double losses[SAMPLES + 1])
{
    double least = INFINITY, greatest = -INFINITY;

    for (int i = 0; i <= SAMPLES; i++)
        cover(losses[i], &least, &greatest);
    for (int i = 0; i < PROBES; i++) {
        double part = uneven(i, PROBES), loss = loss_at(objective, low, high, part);
        const double *before = &losses[(int)(part * SAMPLES)];

        if (isfinite(before[0]) && isfinite(before[1]) &&
            (loss < fmin(before[0], before[1]) - MISSED * (greatest - least) ||
             loss > fmax(before[0], before[1]) + MISSED * (greatest - least)))
            return true;
    }
    return false;
}

/* The losses of SAMPLES + 1 points where they are finite; returns how many. */
static size_t sample(const struct objective *objective, double low, double high, double *losses)
{
    size_t count = 0;

    for (int i = 0; i <= SAMPLES; i++)
        losses[i] = loss_at(objective, low, high, (double)i / SAMPLES);
    if (misses(objective, low, high, losses))
        for (int i = 0; i <= SAMPLES; i++)
            losses[i] = loss_at(objective, low, high, uneven(i, SAMPLES + 1));
    for (int i = 0; i <= SAMPLES; i++)
        if (isfinite(losses[i]))
            losses[count++] = losses[i];
    return count;
}

/* How far up and down the states let the curve go. */
static void cap_by_states(double base, double top, double *low, double *high)
{
    double above = fmax(fabs(top), top - base);

    *high = top + above;
    *low = base - (*high - base);
}

static void cap_by_quartiles(const double *losses, size_t count, double *low, double *high)
{
    double lower = losses[count / 4], upper = losses[count - 1 - count / 4];

    *low = lower - 10 * (upper - lower);
    *high = upper + 10 * (upper - lower);
}

/* How far a curve that goes to `end` is shown; it may be cut off at `cap`. */
static double end_of_curve(double end, double cap, double seen)
{
    return fabs(end - cap) < SPARED * seen ? end : cap;
}

void limits_range(const struct objective *objective, const struct shown *shown,
                  const struct minimum *minimum, double domain_low, double domain_high, double *low,
                  double *high)
{
    double losses[SAMPLES + 1];
    size_t count = sample(objective, domain_low, domain_high, losses);
    double cap_low = -INFINITY, cap_high = INFINITY, base, top;
    double parameters[2], hull[2];

    cover_states(shown, domain_low, domain_high, parameters, hull);
    base = hull[0];
    top = hull[1];
    if (minimum->found && minimum->parameter >= domain_low && minimum->parameter <= domain_high)
        cover(minimum->loss, &base, &top);
    qsort(losses, count, sizeof *losses, ascending);
    if (shown->count && top > base)
        cap_by_states(base, top, &cap_low, &cap_high);
    else if (count)
        cap_by_quartiles(losses, count, &cap_low, &cap_high);
    if (count) {
        double seen = cap_high - base, lowest = losses[0], highest = losses[count - 1];

        cover(lowest < cap_low ? end_of_curve(lowest, cap_low, seen) : lowest, &base, &top);
        cover(highest > cap_high ? end_of_curve(highest, cap_high, seen) : highest, &base, &top);
    }
    if (base > top)
        base = top = 0; /* nothing is defined here */
    *low = base;
    *high = top;
}
