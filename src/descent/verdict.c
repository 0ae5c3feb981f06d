#include "descent/verdict.h"

#include <math.h>

#include "descent/bounds.h"

struct verdict verdict_of_end(const struct run *run, const struct space *space)
{
    const struct state last = run_last_state(run),
                       before = run_state(run, run->count > 1 ? run->count - 2 : 0);
    bool left = bounds_are_left(space, &last, run->count > 1 ? &before : NULL);

    return (struct verdict){.kind = left ? VERDICT_UNDEFINED : VERDICT_DIVERGING,
                            .iteration = run_updates(run)};
}

struct verdict verdict_of(const struct run *run, size_t parameters,
                          const struct objective *objective, double tolerance)
{
    const struct state last = run_last_state(run);
    const struct space space = space_of(run, parameters, objective);
    struct window window;
    struct rest rest;
    size_t settled;

    if (!state_is_finite(&last, parameters))
        return verdict_of_end(run, &space);
    rest = rest_of(&space, run, tolerance);
    settled = rest_from(&rest, run);
    if (settled < run->count)
        return (struct verdict){.kind = VERDICT_CONVERGED,
                                .iteration = run_iteration(run, settled)};
    window = window_of(run, &space);
    return window_judge(&window, &space, rest.reach);
}

void verdict_judge_all(struct trajectory *trajectory, const struct objective *objective,
                       double tolerance)
{
    for (size_t i = 0; i < trajectory->count; i++)
        trajectory->runs[i].verdict =
            verdict_of(&trajectory->runs[i], trajectory->parameters, objective, tolerance);
}

const char *verdict_name(enum verdict_kind kind)
{
    static const char *const names[VERDICT_KINDS] = {
        [VERDICT_UNDECIDED] = "undecided",   [VERDICT_CONVERGED] = "converged",
        [VERDICT_CONVERGING] = "converging", [VERDICT_OSCILLATING] = "oscillating",
        [VERDICT_CYCLING] = "cycling",       [VERDICT_WANDERING] = "wandering",
        [VERDICT_DESCENDING] = "descending", [VERDICT_DIVERGING] = "diverging",
        [VERDICT_UNDEFINED] = "undefined",
    };

    return names[kind];
}

bool verdict_is_bounded(const struct verdict *verdict)
{
    return verdict->kind != VERDICT_DIVERGING && verdict->kind != VERDICT_UNDEFINED;
}

bool verdict_settles(const struct verdict *verdict)
{
    return verdict_is_bounded(verdict) && verdict->kind != VERDICT_CYCLING &&
           verdict->kind != VERDICT_WANDERING;
}
