#include "descent/part.h"

#include <math.h>

#include "descent/verdict.h"

void part_init(struct part *part, const struct keep *keep, struct run *run, size_t parameters,
               double tolerance, long iterations)
{
    size_t all = (size_t)iterations + 1;
    size_t wanted = keep->rule == KEEP_ALL    ? all
                    : keep->rule == KEEP_LAST ? (size_t)keep->number
                                              : VERDICT_WINDOW;

    *part = (struct part){
        .keep = *keep, .run = run, .parameters = parameters, .tolerance = tolerance, .largest = -1};
    part->tail = wanted < VERDICT_WINDOW ? VERDICT_WINDOW : wanted > all ? all : wanted;
}

static void note_slope(struct part *part, const struct state *state, size_t iteration)
{
    double size = fabs(state->slope[0]), tolerance;

    if (part->parameters == 2)
        size = fmax(size, fabs(state->slope[1]));
    if (size > part->largest) {
        part->largest = size;
        part->peak = (struct numbered_state){*state, iteration};
    }
    tolerance = verdict_tolerance(part->tolerance, part->largest);
    if (size > 2 * tolerance || iteration == 0)
        part->steep = (struct numbered_state){*state, iteration};
    if (size > tolerance / 2)
        part->flat_after = iteration;
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
        note_slope(part, state, iteration);
    if (part->run->count - part->fixed >= 2 * part->tail)
        thin(part);
    run_add_later(part->run, state, iteration);
}

void part_finish(struct part *part)
{
    struct run *run = part->run;

    if (run->count - part->fixed > part->tail)
        thin(part);
    if (run_is_part(run))
        part_insert(part, &part->peak);
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
