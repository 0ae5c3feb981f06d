#include "descent/rest.h"

#include <math.h>

#include "descent/rule.h"
#include "math/minmax.h"

enum {
    STILL = 4
}; /* a state moves less than so often REST_SMALL of the reach, of what stands still */

/*
 * In one dimension the ranges suffice: the state farthest from the start is the lowest or the
 * highest.
 */
static bool cover_from_start(struct reach *reach, size_t dimensions,
                             const double at[PARAMETERS_MAX])
{
    double far;

    if (dimensions == 1)
        return false;
    far = hypot(at[0] - reach->start[0], at[1] - reach->start[1]);
    if (!(far > reach->farthest))
        return false;
    reach->farthest = far;
    return true;
}

bool reach_cover(struct reach *reach, size_t dimensions, const double at[PARAMETERS_MAX])
{
    bool larger = !reach->begun;

    for (size_t i = 0; i < dimensions; i++) {
        if (!reach->begun)
            reach->start[i] = reach->low[i] = reach->high[i] = at[i];
        larger = larger || at[i] < reach->low[i] || at[i] > reach->high[i];
        reach->low[i] = at[i] < reach->low[i] ? at[i] : reach->low[i];
        reach->high[i] = at[i] > reach->high[i] ? at[i] : reach->high[i];
    }
    reach->begun = true;
    return cover_from_start(reach, dimensions, at) || larger;
}

double reach_of(const struct reach *reach, size_t dimensions)
{
    double largest = reach->farthest;

    for (size_t i = 0; i < dimensions; i++)
        largest = fmax(largest, reach->high[i] - reach->low[i]);
    return largest;
}

/* reach_cover would take most of the time of judging a long run in one dimension. */
static double reach_of_run(const struct space *space, const struct run *run)
{
    struct reach reach = {0};

    if (space->dimensions == 1)
        return minmax_span(minmax_of(run->parameter[0], run->count));
    for (size_t k = 0; k < run->count; k++) {
        const struct state state = run_state(run, k);

        reach_cover(&reach, space->dimensions, space_position(space, &state).at);
    }
    return reach_of(&reach, space->dimensions);
}

struct rest rest_of(const struct space *space, const struct run *run, double tolerance)
{
    return (struct rest){*space, tolerance, tolerance < 0 ? reach_of_run(space, run) : 0};
}

static double largest_slope(const struct state *state, size_t parameters)
{
    return parameters == 2 ? fmax(fabs(state->slope[0]), fabs(state->slope[1]))
                           : fabs(state->slope[0]);
}

/* Whether the parameters differ by at most such a part of themselves. */
static bool is_same(const struct state *a, const struct state *b, size_t parameters, double part)
{
    for (size_t i = 0; i < parameters; i++)
        if (!(fabs(a->parameter[i] - b->parameter[i]) <= part * fabs(a->parameter[i])))
            return false;
    return true;
}

/*
 * The length of the Newton step, with the curvature estimated from how the slope changed since the
 * state before.
 */
static double secant_step(const struct space *space, const struct state *state,
                          const struct state *before)
{
    size_t parameters = space->dimensions;
    double way = 0, bend = 0, slope = 0;

    for (size_t i = 0; before && i < parameters; i++) {
        double step = state->parameter[i] - before->parameter[i];

        way += step * step;
        bend += step * (state->slope[i] - before->slope[i]);
        slope = hypot(slope, state->slope[i]);
    }
    return bend_attracts(space, bend) ? slope * way / fabs(bend) : INFINITY;
}

/*
 * Whether a run that has memory stands still, too: it may pass a level point at speed. At the start
 * it does, where there is nothing to remember yet.
 */
static bool is_still(const struct rest *rest, const struct state *state, const struct state *before)
{
    double way = 0;

    for (size_t i = 0; before && i < rest->space.dimensions; i++)
        way = hypot(way, state->parameter[i] - before->parameter[i]);
    return !before || way <= STILL * REST_SMALL * rest->reach ||
           is_same(state, before, rest->space.dimensions, REST_LAST_BITS);
}

bool rest_leads_away(const struct space *space, const struct position *position)
{
    if (!space->has_distance)
        return false;
    for (size_t i = 0; i < space->bend.count; i++)
        if (space->lr >
                optimizer_limit(&space->optimizer, space->bend.curvature[i]) * (1 + REST_SMALL) &&
            fabs(space_offset(space, position, i)) > space_noise(space, position, i))
            return true;
    return false;
}

static double size_of(const struct position *position, size_t dimensions)
{
    return dimensions == 2 ? hypot(position->at[0], position->at[1]) : fabs(position->at[0]);
}

bool rest_has(const struct rest *rest, const struct state *state, const struct state *before)
{
    const struct space *space = &rest->space;
    size_t parameters = space->dimensions;
    double largest = largest_slope(state, parameters), newton, near;
    struct position position;
    bool moves;

    if (rest->tolerance >= 0)
        return largest <= rest->tolerance;
    if (space->optimizer.rule->memory && !is_still(rest, state, before))
        return false;
    if (largest == 0)
        return true;
    position = space_position(space, state);
    newton = space->objective ? space_newton(space, &position) : secant_step(space, state, before);
    near = fmax(size_of(&position, parameters), rest->reach);
    if (!(newton <= REST_NEAR * near) || rest_leads_away(space, &position))
        return false;
    moves = before && space->lr > 0;
    return rest_is_near(newton, near, rest->reach, moves && is_same(state, before, parameters, 0),
                        moves && is_same(state, before, parameters, REST_LAST_BITS));
}

static bool rests(const struct rest *rest, const struct run *run, size_t k)
{
    const struct state state = run_state(run, k), before = run_state(run, k ? k - 1 : 0);

    return rest_has(rest, &state, k ? &before : NULL);
}

static size_t steepest_of(const struct run *run, size_t first, size_t end)
{
    size_t steepest = first;
    double largest = -1;

    for (size_t k = first; k < end; k++) {
        double slope = fabs(run->slope[0][k]);

        if (run->parameters == 2)
            slope = fmax(slope, fabs(run->slope[1][k]));
        if (slope > largest) {
            largest = slope;
            steepest = k;
        }
    }
    return steepest;
}

/*
 * A run may be at rest for long, so it is searched from its end by blocks: if the steepest state of
 * a block is at rest, so are its others. Of rules with memory that is not so.
 */
size_t rest_from(const struct rest *rest, const struct run *run)
{
    size_t end = run->count;

    if (!rests(rest, run, end - 1))
        return end;
    while (run->memory && end > 0 && rests(rest, run, end - 1))
        end--;
    if (run->memory)
        return end;
    for (size_t first; end > 0; end = first) {
        first = end > REST_PART ? end - REST_PART : 0;
        if (rests(rest, run, steepest_of(run, first, end)))
            continue;
        while (rests(rest, run, end - 1))
            end--;
        return end;
    }
    return 0;
}
