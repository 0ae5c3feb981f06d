#include "descent/turns.h"

#include <math.h>

#include "descent/bounds.h"
#include "descent/rest.h"
#include "descent/rule.h"

/* What swings to and fro without end may shrink for long, but by next to nothing. */
#define SWINGS_LESS 0.95

enum { FEW = 5 };

static const struct position *last_of(const struct window *window)
{
    return &window->position[window->count - 1];
}

/*
 * Whether the loss is above the first, nothing leads back from far away, and the run grows on. The
 * steps of rules without a limit are bounded, so that uphill they lead to no end.
 */
static bool grows(const struct window *window, const struct space *space, double reach)
{
    return window->loss[window->count - 1] > window->first_loss && space->optimizer.rule->limit &&
           !bounds_lead_back(space, last_of(window)->at, reach) &&
           onward_outgrows(space, &window->end, reach);
}

/*
 * On a quadratic below its limit a run that passes the minimum comes back and to rest, whatever its
 * first turns do.
 */
static bool settles(const struct space *space)
{
    return space->has_distance && space->optimizer.rule->limit &&
           space->lr < optimizer_limit(&space->optimizer, space->bend.curvature[0]);
}

static struct verdict of_turns(enum verdict_kind kind, double rho)
{
    return (struct verdict){.kind = kind, .measure = VERDICT_OF_TURNS, .rho = rho};
}

/* Whether a step led away from the minimum of a quadratic along some direction. */
static bool overshoots(const struct window *window, const struct space *space)
{
    for (const struct position *to = last_of(window); to > window->position; to--)
        for (size_t i = 0; i < space->bend.count; i++)
            if (fabs(space_offset(space, to, i)) >
                fabs(space_offset(space, to - 1, i)) + space_noise(space, to, i))
                return true;
    return false;
}

/* Of a run that settles in the end, though its last steps do not show it. */
static struct verdict judge_settling(const struct window *window, const struct space *space,
                                     bool has_turned)
{
    struct verdict verdict = of_turns(VERDICT_OSCILLATING, 0);

    if (!has_turned && !overshoots(window, space))
        verdict.kind = VERDICT_UNDECIDED;
    else if (!has_turned)
        verdict.reason = VERDICT_OVERSHOOTING;
    return verdict;
}

/*
 * Whether there is a level point to turn about. In one parameter there is: a run turns only where
 * it has passed one.
 */
static bool has_level(const struct window *window, const struct space *space)
{
    for (size_t k = window->count; k-- > 0;)
        if (space->dimensions == 1 || bounds_are_ahead(space, &window->position[k]))
            return true;
    return false;
}

/* Whether the step to `to` crosses the bottom of a valley. */
static bool crosses(const struct position *to)
{
    const struct position *from = to - 1;
    const double way[] = {to->at[0] - from->at[0], to->at[1] - from->at[1]};

    return from->slope[0] * way[0] + from->slope[1] * way[1] < 0 &&
           to->slope[0] * way[0] + to->slope[1] * way[1] > 0;
}

/*
 * Whether the run may come to rest where it turns: the rate is below the stability limit where its
 * last steps cross the bottom, if they do.
 */
static bool may_settle(const struct window *window, const struct space *space)
{
    for (const struct position *to = last_of(window); to > window->position; to--)
        if (crosses(to))
            return bounds_are_stable(space, to - 1, to);
    return true;
}

static double step_to(const struct position *to)
{
    return hypot(to->at[0] - to[-1].at[0], to->at[1] - to[-1].at[1]);
}

/* The larger of the first two, or of the last two, steps of the last few; of fewer, the one. */
static struct shrinking last_steps(const struct window *window)
{
    const struct position *last = last_of(window);
    long count = (long)window->count - 1 < FEW ? (long)window->count - 1 : FEW;
    long pair = count > 3;
    const struct position *first = last - count + 1;

    return (struct shrinking){.before = fmax(step_to(first), step_to(first + pair)),
                              .now = fmax(step_to(last - pair), step_to(last)),
                              .apart = count - 1 - pair,
                              .turn = ONWARD_PART,
                              .enough = 1};
}

/*
 * The verdict by the last steps; but some that shrink do so by chance, or on the way to where they
 * turn back, and those of rules without a limit grow by chance.
 */
static struct verdict judge_steps(const struct window *window, const struct space *space,
                                  double reach)
{
    struct verdict verdict = window_judge(window, space, reach);
    bool falls = true;

    for (size_t k = 1; k < window->count; k++)
        falls = falls && window->loss[k] < window->loss[k - 1];
    if (verdict.kind == VERDICT_DIVERGING && !space->optimizer.rule->limit)
        verdict.kind = VERDICT_WANDERING;
    if (verdict.kind != VERDICT_CONVERGING && verdict.kind != VERDICT_OSCILLATING)
        return verdict;
    struct shrinking steps = last_steps(window);

    if (verdict.kind == VERDICT_OSCILLATING)
        steps.enough = SWINGS_LESS;
    if (!onward_shrinks(space, &window->end, &steps))
        verdict.kind = falls ? VERDICT_DESCENDING : VERDICT_WANDERING;
    return verdict;
}

/* Whether the steps of turns shrink: the last ones do, and further ones would. */
static bool shrinks(const struct window *window, const struct space *space,
                    const struct turned *turned)
{
    /* Twice the length: half a swing may be all that is in it. */
    const struct shrinking steps = {turned->before, turned->largest, turned->length,
                                    2 * turned->length, SWINGS_LESS};

    return turned->still && turned->ratio > 0 && turned->ratio < 1 && has_level(window, space) &&
           may_settle(window, space) &&
           (settles(space) || onward_shrinks(space, &window->end, &steps));
}

struct verdict turns_judge(const struct window *window, const struct space *space, double reach,
                           const struct turned *turned)
{
    struct verdict verdict = judge_steps(window, space, reach);
    double ratio = turned->ratio;

    if (verdict.kind == VERDICT_CYCLING || verdict.kind == VERDICT_UNDECIDED ||
        verdict.reason == VERDICT_LOST || verdict.reason == VERDICT_LEVEL)
        return verdict;
    if (rest_leads_away(space, last_of(window)))
        return of_turns(VERDICT_DIVERGING, ratio > 1 ? ratio : 0);
    if (shrinks(window, space, turned))
        return of_turns(VERDICT_OSCILLATING, ratio);
    if (settles(space) &&
        (turned->still || verdict.kind == VERDICT_WANDERING || verdict.kind == VERDICT_DIVERGING))
        return judge_settling(window, space, turned->ever);
    if (space->has_distance && space->optimizer.rule->limit && verdict.kind == VERDICT_DIVERGING)
        return of_turns(VERDICT_UNDECIDED, 0); /* just at the limit */
    if (turned->still && ratio > 1 && grows(window, space, reach))
        return of_turns(VERDICT_DIVERGING, ratio);
    if (turned->still && !(ratio > 0) && verdict.kind == VERDICT_WANDERING)
        return of_turns(VERDICT_UNDECIDED, 0);
    return verdict;
}
