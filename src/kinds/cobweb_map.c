#include "kinds/cobweb_map.h"

#include <math.h>
#include <string.h>

#include "descent/rule.h"

/* The state through which the run's slice leads. */
static struct state state_of_slice(const struct run *run)
{
    struct state state = run_state(run, 0);

    for (size_t k = run->count - 1; k > 0 && verdict_is_bounded(&run->verdict); k--) {
        const struct state at = run_state(run, k);

        if (state_is_finite(&at, PARAMETERS_MAX))
            return at;
    }
    return state;
}

/* A point of the objective, or of the one that it is a slice of. */
static void locate(const struct objective *objective, double x, double at[PARAMETERS_MAX])
{
    memcpy(at, objective->held, sizeof objective->held);
    at[objective->along] = x;
}

/*
 * Where the map rests. In coordinates of its own a rule follows the whole objective, whatever the
 * parameter that is held.
 */
static struct minimum find_rest(const struct cobweb_map *map, const struct run *run)
{
    const struct objective *whole = objective_whole(&map->objective);
    double at[PARAMETERS_MAX];
    struct minimum rest;

    if (!map->optimizer.rule->coordinates)
        return minimum_of_runs(&map->objective, run, 1, run->count - 1);
    locate(&map->objective, map->objective.held[map->objective.along], at);
    rest = minimum_from(whole, at, 0);
    if (map->objective.along == 1)
        rest.parameter = rest.second;
    rest.curvature = map->optimizer.rule->coordinates->curvature;
    return rest;
}

struct cobweb_map cobweb_map_of(const struct objective *objective, const struct run *run)
{
    struct cobweb_map map = {
        .objective = *objective, .optimizer = run->optimizer, .lr = run->lr, .multiplier = NAN};

    if (objective->whole)
        map.objective = objective_move_slice(objective, state_of_slice(run).parameter);
    map.rest = find_rest(&map, run);
    if (map.rest.found && map.rest.curvature > 0 && map.optimizer.rule->by_slope)
        map.multiplier = 1 - map.lr * map.rest.curvature;
    return map;
}

double cobweb_map_next(const void *context, double x)
{
    const struct cobweb_map *map = context;
    const struct objective *whole = objective_whole(&map->objective);
    struct state state = {.loss = 0}, next;
    const struct update update = {
        .objective = whole, .state = &state, .rates = rates_at(&map->optimizer, map->lr, 0)};
    struct evaluation there;

    locate(&map->objective, x, state.parameter);
    there = objective_at(whole, state.parameter);
    if (!isfinite(there.loss))
        return NAN;
    state.loss = there.loss;
    for (size_t i = 0; i < whole->parameters; i++)
        state.slope[i] = there.slope[i];
    next = state;
    map->optimizer.rule->step(&update, &next);
    return next.parameter[map->objective.along];
}
