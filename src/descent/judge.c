#include "descent/judge.h"

#include <math.h>

#include "descent/bounds.h"
#include "descent/level.h"
#include "descent/rest.h"
#include "descent/rule.h"
#include "descent/turns.h"
#include "descent/window.h"

/* Judges a run whose last state is not finite; it may be its only one. */
static struct verdict judge_end(const struct run *run, const struct space *space)
{
    const struct state last = run_last_state(run),
                       before = run_state(run, run->count > 1 ? run->count - 2 : 0);
    bool left = bounds_are_left(space, &last, run->count > 1 ? &before : NULL);

    return (struct verdict){.kind = left ? VERDICT_UNDEFINED : VERDICT_DIVERGING,
                            .iteration = run_updates(run)};
}

struct verdict judge_run(const struct run *run, size_t parameters,
                         const struct objective *objective, double tolerance)
{
    const struct state last = run_last_state(run);
    const struct space space = space_of(run, parameters, objective);
    struct window window;
    struct rest rest;
    size_t settled;

    if (!state_is_finite(&last, parameters))
        return judge_end(run, &space);
    rest = rest_of(&space, run, tolerance);
    settled = rest_from(&rest, run);
    if (settled < run->count)
        return (struct verdict){.kind = VERDICT_CONVERGED,
                                .iteration = run_iteration(run, settled),
                                .level = tolerance < 0 ? level_of(&space, &last, rest.reach)
                                                       : VERDICT_AT_MINIMUM};
    window = window_of(run, &space);
    if (run->optimizer.rule->memory) {
        const struct turned turned = turning_of(run);

        return turns_judge(&window, &space, rest.reach, &turned);
    }
    return window_judge(&window, &space, rest.reach);
}

void judge_all(struct trajectory *trajectory, const struct objective *objective, double tolerance)
{
    for (size_t i = 0; i < trajectory->count; i++)
        trajectory->runs[i].verdict =
            judge_run(&trajectory->runs[i], trajectory->parameters, objective, tolerance);
}
