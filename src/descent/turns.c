#include "descent/turns.h"

#include "descent/bounds.h"
#include "descent/rest.h"
#include "descent/rule.h"

static const struct position *last_of(const struct window *window)
{
    return &window->position[window->count - 1];
}

/* Whether the loss is above the first, and nothing leads back from far away. */
static bool grows(const struct window *window, const struct space *space, double reach)
{
    return window->loss[window->count - 1] > window->first_loss && space->optimizer.rule->limit &&
           !bounds_lead_back(space, last_of(window)->at, reach);
}

/* On a quadratic below its limit a run that turns comes to rest, whatever its first turns do. */
static bool settles(const struct space *space)
{
    return space->has_distance && space->optimizer.rule->limit;
}

static struct verdict of_turns(enum verdict_kind kind, double rho)
{
    return (struct verdict){.kind = kind, .measure = VERDICT_OF_TURNS, .rho = rho};
}

struct verdict turns_judge(const struct window *window, const struct space *space, double reach,
                           const struct turned *turned)
{
    struct verdict verdict = window_judge(window, space, reach);
    double ratio = turned->ratio;

    if (verdict.kind == VERDICT_CYCLING || verdict.kind == VERDICT_UNDECIDED ||
        verdict.reason == VERDICT_LOST)
        return verdict;
    if (rest_leads_away(space, last_of(window)))
        return of_turns(VERDICT_DIVERGING, ratio > 1 ? ratio : 0);
    if (turned->still && ratio > 0 && ratio < 1)
        return of_turns(VERDICT_OSCILLATING, ratio);
    if (settles(space) &&
        (turned->still || verdict.kind == VERDICT_WANDERING || verdict.kind == VERDICT_DIVERGING))
        return of_turns(VERDICT_OSCILLATING, 0);
    if (turned->still && ratio > 1 && grows(window, space, reach))
        return of_turns(VERDICT_DIVERGING, ratio);
    if (turned->still && !(ratio > 0) && verdict.kind == VERDICT_WANDERING)
        return of_turns(VERDICT_UNDECIDED, 0);
    return verdict;
}
