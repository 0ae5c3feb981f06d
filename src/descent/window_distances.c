/* Judges the last states of a run on a quadratic with a minimum, by their distances from it. */
#include <math.h>

#include "descent/rest.h"
#include "descent/window_rules.h"

#define SAME REST_SMALL
#define AGREE                                                                                      \
    0.01 /* fraction of its growth: if they agree so well, the factor of a direction is that of    \
            the distance, too */

/* One direction of the curvature. */
struct component {
    bool moving;     /* it is not at rest */
    bool counts;     /* it is more than rounding */
    bool alternates; /* each step crosses the minimum */
    double growth;   /* from the first state to the last */
};

static bool crosses(double from, double to)
{
    return (from < 0 && to >= 0) || (from > 0 && to <= 0);
}

static struct component component_of(const struct window *window, const struct space *space,
                                     double reach, size_t i)
{
    double offset[VERDICT_WINDOW] = {0}, last, noise;
    struct component component = {.alternates = true};

    for (size_t k = 0; k < window->count; k++) {
        offset[k] = space_offset(space, &window->position[k], i);
        if (k)
            component.alternates = component.alternates && crosses(offset[k - 1], offset[k]);
    }
    last = fabs(offset[window->count - 1]);
    noise = space_noise(space, window_last(window), i);
    component.counts = last > noise && fabs(offset[0]) > noise;
    component.moving = component.counts && last > REST_SMALL * reach;
    component.growth = component.counts ? last / fabs(offset[0]) : 0;
    return component;
}

static bool same_growth(const struct component *component, size_t steps)
{
    return fabs(component->growth - 1) <= (double)steps * SAME;
}

/* What a direction is called by: a parameter, if it is along that, or "the steepest". */
static enum verdict_across name_of(const struct space *space, size_t i)
{
    if (space->dimensions == 1)
        return VERDICT_ACROSS_ALL;
    return space->bend.direction[i][1] == 0   ? VERDICT_ACROSS_FIRST
           : space->bend.direction[i][0] == 0 ? VERDICT_ACROSS_SECOND
                                              : VERDICT_ACROSS_STEEPEST;
}

static double distance_of(const struct space *space, const struct position *position)
{
    double sum = 0;

    for (size_t i = 0; i < space->bend.count; i++)
        sum = hypot(sum, space_offset(space, position, i));
    return sum;
}

static bool falls_through(const struct component *component, size_t steps)
{
    return component->alternates && !same_growth(component, steps);
}

/*
 * The kind of verdict; sets `across` to the direction that decides it, where not all directions
 * agree.
 */
static enum verdict_kind kind_of(const struct component *components, const struct space *space,
                                 size_t steps, enum verdict_across *across)
{
    size_t moving = 0, crossing = 0;

    *across = VERDICT_ACROSS_ALL;
    for (size_t i = 0; i < space->bend.count; i++)
        if (components[i].counts && components[i].growth > 1 &&
            !same_growth(&components[i], steps) && components[i].alternates) {
            *across = name_of(space, i);
            return VERDICT_DIVERGING;
        }
    for (size_t i = 0; i < space->bend.count; i++)
        if (components[i].moving && components[i].alternates &&
            same_growth(&components[i], steps)) {
            *across = components[1 - i].moving && space->bend.count == 2 ? name_of(space, i)
                                                                         : VERDICT_ACROSS_ALL;
            return VERDICT_CYCLING;
        }
    for (size_t i = 0; i < space->bend.count; i++) {
        moving += components[i].moving;
        if (components[i].moving && falls_through(&components[i], steps)) {
            crossing++;
            *across = name_of(space, i);
        }
    }
    if (crossing == moving)
        *across = VERDICT_ACROSS_ALL;
    return crossing ? VERDICT_OSCILLATING : VERDICT_CONVERGING;
}

struct verdict window_judge_distances(const struct window *window, const struct space *space,
                                      double reach)
{
    struct verdict verdict = {.measure = VERDICT_OF_DISTANCES};
    struct component components[PARAMETERS_MAX] = {{0}};
    double distances[VERDICT_WINDOW], own;
    size_t steps = window->count - 1;

    for (size_t i = 0; i < space->bend.count; i++)
        components[i] = component_of(window, space, reach, i);
    for (size_t k = 0; k < window->count; k++)
        distances[k] = distance_of(space, &window->position[k]);
    verdict.kind = kind_of(components, space, steps, &verdict.across);
    verdict.rho = window_ratio(distances, window->count, &verdict.mean);
    if (verdict.kind == VERDICT_CONVERGING && !(verdict.rho < 1))
        return (struct verdict){
            .kind = VERDICT_DESCENDING, .rho = verdict.rho, .reason = VERDICT_LOST};
    if (space->bend.count == 1 ||
        (verdict.kind != VERDICT_DIVERGING && verdict.kind != VERDICT_CYCLING))
        return verdict;
    own = exp(log(fmax(components[0].growth, components[1].growth)) / (double)steps);
    if (verdict.rho > 1 && fabs(own - verdict.rho) <= AGREE * (own - 1) && !verdict.mean)
        verdict.across = VERDICT_ACROSS_ALL;
    else
        verdict.mean = false;
    verdict.rho = own;
    return verdict;
}
