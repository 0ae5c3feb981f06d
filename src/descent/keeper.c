#include "descent/keeper.h"

#include "descent/verdict.h"

void keeper_init(struct keeper *keeper, const struct keep *keep, struct run *run,
                 const struct objective *objective, long iterations)
{
    size_t all = (size_t)iterations + 1;
    size_t judged = run->memory ? VERDICT_TURNS : VERDICT_WINDOW;
    size_t wanted = keep->rule == KEEP_ALL    ? all
                    : keep->rule == KEEP_LAST ? (size_t)keep->number
                                              : judged;

    *keeper = (struct keeper){
        .keep = *keep, .run = run, .space = space_of(run, objective->parameters, objective)};
    keeper->tail = wanted < judged ? judged : wanted > all ? all : wanted;
}

/* Remembers the state if the reach becomes larger by it. */
static void note_reach(struct keeper *keeper, const struct state *state, size_t iteration)
{
    const struct numbered_state here = {*state, iteration};
    const struct position position = space_position(&keeper->space, state);
    const struct reach before = keeper->reach;

    if (!state_is_finite(state, keeper->space.dimensions) ||
        !reach_cover(&keeper->reach, keeper->space.dimensions, position.at))
        return;
    for (size_t i = 0; i < keeper->space.dimensions; i++) {
        if (!before.begun || position.at[i] < before.low[i])
            keeper->low[i] = here;
        if (!before.begun || position.at[i] > before.high[i])
            keeper->high[i] = here;
    }
    if (keeper->reach.farthest > before.farthest || !before.begun)
        keeper->farthest = here;
}

/* Drops the states that the rule does not keep, except for the last `tail`. */
static void thin(struct keeper *keeper)
{
    struct run *run = keeper->run;
    size_t tail = run->count - keeper->tail, kept = keeper->fixed;

    run_number(run);
    for (size_t i = keeper->fixed; i < run->count; i++)
        if (i >= tail || keep_has(&keeper->keep, run->iterations[i]))
            run_copy_state(run, kept++, i);
    run->count = kept;
    keeper->fixed = kept - keeper->tail;
}

void keeper_add(struct keeper *keeper, const struct state *state, size_t iteration)
{
    if (keeper->keep.rule != KEEP_ALL)
        note_reach(keeper, state, iteration);
    if (keeper->run->count - keeper->fixed >= 2 * keeper->tail)
        thin(keeper);
    run_add_later(keeper->run, state, iteration);
}

void keeper_finish(struct keeper *keeper)
{
    struct run *run = keeper->run;

    if (run->count - keeper->fixed > keeper->tail)
        thin(keeper);
    if (!run_is_thinned(run) || !keeper->reach.begun)
        return;
    for (size_t i = 0; i < keeper->space.dimensions; i++) {
        keeper_insert(keeper, &keeper->low[i]);
        keeper_insert(keeper, &keeper->high[i]);
    }
    if (keeper->space.dimensions > 1)
        keeper_insert(keeper, &keeper->farthest);
}

void keeper_insert(struct keeper *keeper, const struct numbered_state *state)
{
    struct run *run = keeper->run;
    size_t at = run->count;

    while (at > 0 && run_iteration(run, at - 1) > state->iteration)
        at--;
    if (at > 0 && run_iteration(run, at - 1) == state->iteration)
        return;
    run_add_later(run, &state->state, state->iteration);
    for (size_t i = run->count - 1; i > at; i--)
        run_copy_state(run, i, i - 1);
    run_set_state(run, at, &state->state);
    run->iterations[at] = state->iteration;
}
