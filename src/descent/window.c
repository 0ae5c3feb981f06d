#include "descent/window.h"

#include <math.h>

#include "descent/rule.h"
#include "descent/window_rules.h"

#define AGREE 0.01 /* ratios that agree to this fraction are told as those of "each step" */

/*
 * The number of the first state of the window: the last VERDICT_WINDOW states, or fewer where
 * states before them were left out.
 */
static size_t first_of(const struct run *run)
{
    size_t first = run->count - 1;

    while (first > 0 && run->count - first < VERDICT_WINDOW &&
           run_iteration(run, first - 1) + 1 == run_iteration(run, first))
        first--;
    return first;
}

struct window window_of(const struct run *run, const struct space *space)
{
    size_t first = first_of(run);
    struct window window = {
        .count = run->count - first,
        .end = {run_last_state(run), (long)run_updates(run)},
        .first_loss = run->loss[0],
    };

    for (size_t k = 0; k < window.count; k++) {
        const struct state state = run_state(run, first + k);

        window.position[k] = space_position(space, &state);
        window.loss[k] = state.loss;
    }
    return window;
}

double window_ratio(const double *sizes, size_t count, bool *mean)
{
    double least = INFINITY, most = 0;

    for (size_t k = 1; k < count; k++) {
        double ratio = sizes[k] / sizes[k - 1];

        least = fmin(least, ratio);
        most = fmax(most, ratio);
    }
    *mean = !(most <= (1 + AGREE) * least);
    return exp((log(sizes[count - 1]) - log(sizes[0])) / (double)(count - 1));
}

static bool is_lost(const struct window *window)
{
    const struct position *last = window_last(window), *before = last - 1;

    return last->at[0] == before->at[0] && last->at[1] == before->at[1];
}

struct verdict window_judge(const struct window *window, const struct space *space, double reach)
{
    if (window->count < 2)
        return (struct verdict){.kind = VERDICT_UNDECIDED};
    if (is_lost(window))
        return (struct verdict){.kind = VERDICT_DESCENDING, .reason = VERDICT_LOST, .rho = 1};
    return space->has_distance && !space->optimizer.rule->memory
               ? window_judge_distances(window, space, reach)
               : window_judge_steps(window, space, reach);
}
