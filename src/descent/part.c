#include "descent/part.h"

#include "descent/verdict.h"

void part_init(struct part *part, const struct keep *keep, struct run *run,
               const struct objective *objective, long iterations)
{
    size_t all = (size_t)iterations + 1;
    size_t wanted = keep->rule == KEEP_ALL    ? all
                    : keep->rule == KEEP_LAST ? (size_t)keep->number
                                              : VERDICT_WINDOW;

    *part = (struct part){
        .keep = *keep, .run = run, .space = space_of(run, objective->parameters, objective)};
    part->tail = wanted < VERDICT_WINDOW ? VERDICT_WINDOW : wanted > all ? all : wanted;
}

/* Remembers a state by which the run reaches farther than before. */
static void note_reach(struct part *part, const struct state *state, size_t iteration)
{
    const struct numbered_state here = {*state, iteration};
    const struct position position = space_position(&part->space, state);
    const struct reach before = part->reach;

    if (!state_is_finite(state, part->space.dimensions) ||
        !reach_cover(&part->reach, part->space.dimensions, position.at))
        return;
    for (size_t i = 0; i < part->space.dimensions; i++) {
        if (!before.begun || position.at[i] < before.low[i])
            part->low[i] = here;
        if (!before.begun || position.at[i] > before.high[i])
            part->high[i] = here;
    }
    if (part->reach.farthest > before.farthest || !before.begun)
        part->farthest = here;
}

/* Of the states before the last `tail`, those that the rule does not keep go. */
static void thin(struct part *part)
{
    struct run *run = part->run;
    size_t tail = run->count - part->tail, kept = part->fixed;

    run_number(run);
    for (size_t i = part->fixed; i < run->count; i++)
        if (i >= tail || keep_has(&part->keep, run->iterations[i]))
            run_copy_state(run, kept++, i);
    run->count = kept;
    part->fixed = kept - part->tail;
}

void part_add(struct part *part, const struct state *state, size_t iteration)
{
    if (part->keep.rule != KEEP_ALL)
        note_reach(part, state, iteration);
    if (part->run->count - part->fixed >= 2 * part->tail)
        thin(part);
    run_add_later(part->run, state, iteration);
}

void part_finish(struct part *part)
{
    struct run *run = part->run;

    if (run->count - part->fixed > part->tail)
        thin(part);
    if (!run_is_part(run) || !part->reach.begun)
        return;
    for (size_t i = 0; i < part->space.dimensions; i++) {
        part_insert(part, &part->low[i]);
        part_insert(part, &part->high[i]);
    }
    if (part->space.dimensions > 1)
        part_insert(part, &part->farthest);
}

void part_insert(struct part *part, const struct numbered_state *state)
{
    struct run *run = part->run;
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
