#include "descent/turns.h"

#include <math.h>

#include "descent/bounds.h"
#include "descent/rest.h"
#include "descent/rule.h"
#include "descent/window.h"

enum { SHORTEST = 4 };

/* The last steps of a run, along the parameter in which they are largest. */
struct turns {
    const struct run *run;
    size_t first; /* the number of the state that the first of the steps leaves */
    size_t count; /* of steps */
    size_t along;
};

static size_t first_of(const struct run *run)
{
    size_t first = run->count - 1;

    while (first > 0 && run->count - first < VERDICT_TURNS &&
           run_iteration(run, first - 1) + 1 == run_iteration(run, first))
        first--;
    return first;
}

static double step_along(const struct turns *turns, size_t k, size_t parameter)
{
    const double *at = turns->run->parameter[parameter] + turns->first + k;

    return at[1] - at[0];
}

static double size_of(const struct turns *turns, size_t k)
{
    double size = fabs(step_along(turns, k, 0));

    return turns->run->parameters == 2 ? hypot(size, step_along(turns, k, 1)) : size;
}

static double largest_along(const struct turns *turns, size_t parameter)
{
    double largest = 0;

    for (size_t k = 0; k < turns->count; k++)
        largest = fmax(largest, fabs(step_along(turns, k, parameter)));
    return largest;
}

static struct turns turns_of(const struct run *run)
{
    size_t first = first_of(run);
    struct turns turns = {run, first, run->count - 1 - first, 0};

    if (run->parameters == 2)
        turns.along = largest_along(&turns, 1) > largest_along(&turns, 0);
    return turns;
}

/* Whether step `k` goes back where the one before it went forth. */
static bool is_turn(const struct turns *turns, size_t k)
{
    return step_along(turns, k - 1, turns->along) * step_along(turns, k, turns->along) < 0;
}

/* Whether there is a whole turn, to and fro, in `length` steps from number `k` on. */
static bool has_turn(const struct turns *turns, size_t k, size_t length)
{
    size_t found = 0;

    for (size_t i = k + 1; i < k + length; i++)
        found += is_turn(turns, i);
    return found >= 2;
}

static double largest_of(const struct turns *turns, size_t k, size_t length)
{
    double largest = 0;

    for (size_t i = k; i < k + length; i++)
        largest = fmax(largest, size_of(turns, i));
    return largest;
}

/*
 * By how much the largest step of a turn changes, a step: the last steps are compared with as many
 * before them, the fewest (of a power of 2) in which there is a turn each. 0: there are too few.
 */
static double ratio_of(const struct turns *turns)
{
    for (size_t length = SHORTEST; 2 * length <= turns->count; length *= 2) {
        size_t last = turns->count - length, before = last - length;

        if (has_turn(turns, last, length) && has_turn(turns, before, length))
            return exp(log(largest_of(turns, last, length) / largest_of(turns, before, length)) /
                       (double)length);
    }
    return 0;
}

/*
 * Whether the run still turns: it did, and the steps since are not more than twice those between
 * that turn and the one before.
 */
static bool still_turns(const struct turns *turns)
{
    size_t last = turns->count, before;

    while (last > 1 && !is_turn(turns, last - 1))
        last--;
    if (last <= 1)
        return false;
    before = last - 1;
    while (before > 1 && !is_turn(turns, before - 1))
        before--;
    return turns->count - (last - 1) <= 2 * (last - before);
}

static bool grows(const struct run *run, const struct space *space, double reach)
{
    const struct state last = run_last_state(run);

    return last.loss > run->loss[0] && space->optimizer.rule->limit &&
           !bounds_lead_back(space, last.parameter, reach);
}

/* On a quadratic below its limit a run that turns comes to rest, whatever its first turns do. */
static bool settles(const struct space *space)
{
    return space->has_distance && space->optimizer.rule->limit;
}

struct verdict turns_judge(const struct run *run, const struct space *space, double reach)
{
    const struct window window = window_of(run, space);
    struct verdict verdict = window_judge(&window, space, reach);
    const struct turns turns = turns_of(run);
    double ratio = ratio_of(&turns);

    if (verdict.kind == VERDICT_CYCLING || verdict.kind == VERDICT_UNDECIDED ||
        verdict.reason == VERDICT_LOST)
        return verdict;
    if (rest_leads_away(space, &window.position[window.count - 1]))
        return (struct verdict){
            .kind = VERDICT_DIVERGING, .measure = VERDICT_OF_TURNS, .rho = ratio > 1 ? ratio : 0};
    if (still_turns(&turns) && ratio > 0 && ratio < 1)
        return (struct verdict){
            .kind = VERDICT_OSCILLATING, .measure = VERDICT_OF_TURNS, .rho = ratio};
    if (settles(space) && (still_turns(&turns) || verdict.kind == VERDICT_WANDERING ||
                           verdict.kind == VERDICT_DIVERGING))
        return (struct verdict){.kind = VERDICT_OSCILLATING, .measure = VERDICT_OF_TURNS};
    if (!still_turns(&turns))
        return verdict;
    if (ratio > 1 && grows(run, space, reach))
        return (struct verdict){
            .kind = VERDICT_DIVERGING, .measure = VERDICT_OF_TURNS, .rho = ratio};
    if (!ratio && verdict.kind == VERDICT_WANDERING)
        return (struct verdict){.kind = VERDICT_UNDECIDED, .measure = VERDICT_OF_TURNS};
    return verdict;
}
