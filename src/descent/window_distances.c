/* What the last states of a quadratic with a minimum tell by their distances from it. */
#include <math.h>

#include "descent/rest.h"
#include "descent/window_rules.h"

#define SAME  REST_SMALL
#define AGREE 0.01 /* of its growth: then a factor is that of the whole distance, too */

/* One direction of the curvature. */
struct part {
    bool moving;     /* it is not at rest */
    bool counts;     /* it is more than rounding */
    bool alternates; /* each step crosses the minimum */
    double growth;   /* from the first state to the last */
};

static bool crosses(double from, double to)
{
    return (from < 0 && to >= 0) || (from > 0 && to <= 0);
}

static struct part part_of(const struct window *window, const struct space *space, double reach,
                           size_t i)
{
    double offset[WINDOW_STATES] = {0}, last, noise;
    struct part part = {.alternates = true};

    for (size_t k = 0; k < window->count; k++) {
        offset[k] = space_offset(space, &window->position[k], i);
        if (k)
            part.alternates = part.alternates && crosses(offset[k - 1], offset[k]);
    }
    last = fabs(offset[window->count - 1]);
    noise = space_noise(space, window_last(window), i);
    part.counts = last > noise && fabs(offset[0]) > noise;
    part.moving = part.counts && last > REST_SMALL * reach;
    part.growth = part.counts ? last / fabs(offset[0]) : 0;
    return part;
}

static bool same_growth(const struct part *part, size_t steps)
{
    return fabs(part->growth - 1) <= (double)steps * SAME;
}

/* How a direction is called: 1 or 2 after a parameter, 3 the steepest. */
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

static bool falls_through(const struct part *part, size_t steps)
{
    return part->alternates && !same_growth(part, steps);
}

/* The kind, and the direction that decides it where not all do. */
static enum verdict_kind kind_of(const struct part *parts, const struct space *space, size_t steps,
                                 enum verdict_across *across)
{
    size_t moving = 0, crossing = 0;

    *across = VERDICT_ACROSS_ALL;
    for (size_t i = 0; i < space->bend.count; i++)
        if (parts[i].counts && parts[i].growth > 1 && !same_growth(&parts[i], steps) &&
            parts[i].alternates) {
            *across = name_of(space, i);
            return VERDICT_DIVERGING;
        }
    for (size_t i = 0; i < space->bend.count; i++)
        if (parts[i].moving && parts[i].alternates && same_growth(&parts[i], steps)) {
            *across = parts[1 - i].moving && space->bend.count == 2 ? name_of(space, i)
                                                                    : VERDICT_ACROSS_ALL;
            return VERDICT_CYCLING;
        }
    for (size_t i = 0; i < space->bend.count; i++) {
        moving += parts[i].moving;
        if (parts[i].moving && falls_through(&parts[i], steps)) {
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
    struct part parts[PARAMETERS_MAX] = {{0}};
    double distances[WINDOW_STATES], own;
    size_t steps = window->count - 1;

    for (size_t i = 0; i < space->bend.count; i++)
        parts[i] = part_of(window, space, reach, i);
    for (size_t k = 0; k < window->count; k++)
        distances[k] = distance_of(space, &window->position[k]);
    verdict.kind = kind_of(parts, space, steps, &verdict.across);
    verdict.rho = window_ratio(distances, window->count, &verdict.mean);
    if (verdict.kind == VERDICT_CONVERGING && !(verdict.rho < 1))
        return (struct verdict){
            .kind = VERDICT_DESCENDING, .rho = verdict.rho, .reason = VERDICT_LOST};
    if (space->bend.count == 1 ||
        (verdict.kind != VERDICT_DIVERGING && verdict.kind != VERDICT_CYCLING))
        return verdict;
    own = exp(log(fmax(parts[0].growth, parts[1].growth)) / (double)steps);
    if (verdict.rho > 1 && fabs(own - verdict.rho) <= AGREE * (own - 1) && !verdict.mean)
        verdict.across = VERDICT_ACROSS_ALL;
    else
        verdict.mean = false;
    verdict.rho = own;
    return verdict;
}
