#include "descent/next.h"

#include <float.h>
#include <math.h>

#include "descent/rule.h"

/* Of two numbers that read the same: their difference, to the numbers, at most. */
#define READ_ALIKE 1e-5

/* Whether state number `k` is followed by that of the next iteration. */
static bool goes_on(const struct run *run, size_t k)
{
    return k + 1 < run->count && run_iteration(run, k + 1) == run_iteration(run, k) + 1;
}

static double by_rule(const struct run *run, size_t k)
{
    const struct rates rates = rates_at(&run->optimizer, run->lr, (long)run_iteration(run, k));
    struct state state = run_state(run, k);

    return run->optimizer.rule->step_one(state.parameter[0], state.slope[0], &rates,
                                         &state.memory[0][0], &state.memory[1][0]);
}

/* Whether two places of the parameter are the same but for the rounding of one step. */
static bool is_same(double a, double b, double before)
{
    return fabs(a - b) <= 4 * DBL_EPSILON * fmax(fabs(a), fmax(fabs(b), fabs(before)));
}

/* Whether the run came to state number `k` by its rule, as far as can be seen. */
static bool follows_rule(const struct run *run, size_t k)
{
    return k == 0 || (goes_on(run, k - 1) &&
                      is_same(by_rule(run, k - 1), run->parameter[0][k], run->parameter[0][k - 1]));
}

bool next_find(const struct run *run, size_t k, struct next *next)
{
    double from = run->parameter[0][k], product = -(run->lr * run->slope[0][k]);

    next->taken = goes_on(run, k);
    if (next->taken)
        next->parameter = run->parameter[0][k + 1];
    else if (run->optimizer.rule->step_one && follows_rule(run, k))
        next->parameter = by_rule(run, k);
    else
        return false;
    next->change = next->parameter - from;
    next->is_product = run->optimizer.rule->by_slope &&
                       is_same(from + product, next->parameter, from) &&
                       fabs(next->change - product) <= READ_ALIKE * fabs(product);
    if (next->is_product)
        next->change = product;
    return isfinite(next->change) && isfinite(next->parameter);
}
