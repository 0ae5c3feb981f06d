/* Says in a clause what a verdict means for its run. */
#include <math.h>
#include <string.h>

#include "base/italic.h"
#include "base/number.h"
#include "descent/trajectory.h"

#define NEAR_ONE 1e-6  /* a ratio that is nearer to 1 would have more nines than can be counted */
#define ROUNDING 1e-14 /* of a ratio so near to 1 no digit of the difference is known */

enum { DIGITS = 4, FEW_DIGITS = 2 };

/*
 * The clauses, by what ρ is of and whether it is of each step or a mean. %r is ρ, %k the iteration,
 * %a and %b the last two states, %p the period; %x names a direction, %c one in which others do not
 * cross, and %m the minimum in a full clause that has no other word for it.
 */
static const char *const of_distances[VERDICT_KINDS][2] = {
    [VERDICT_CONVERGING] = {"each step keeps %r of the distance%m",
                            "the steps keep %r of the distance%m on average"},
    [VERDICT_OSCILLATING] =
        {"each step crosses the minimum and keeps %r of the distance",
         "each step crosses the minimum, keeping %r of the distance on average"},
    [VERDICT_CYCLING] = {"cycling between %a and %b, no progress",
                         "cycling between %a and %b, no progress"},
    [VERDICT_DIVERGING] = {"diverging: each step leaves %r times the distance",
                           "diverging: the steps leave %r times the distance on average"},
};

/* Clauses for runs in which only one direction crosses the minimum, cycles or diverges. */
static const char *const across[VERDICT_KINDS][2] = {
    [VERDICT_OSCILLATING] = {"each step keeps %r of the distance, crossing the minimum %x",
                             "the steps keep %r of the distance on average, crossing the minimum "
                             "%x"},
    [VERDICT_CYCLING] = {"cycling %x, no progress there", "cycling %x, no progress there"},
    [VERDICT_DIVERGING] = {"diverging: %x each step leaves %r times the distance",
                           "diverging: %x each step leaves %r times the distance"},
};

static const char *const of_steps[VERDICT_KINDS][2] = {
    [VERDICT_CONVERGING] = {"each step is %r of the last",
                            "the steps shrink, to %r of the last on average"},
    [VERDICT_OSCILLATING] = {"each step turns back and is %r of the last",
                             "each step turns back and is %r of the last on average"},
    [VERDICT_CYCLING] = {"cycling between %a and %b, no progress",
                         "cycling between %a and %b, no progress"},
    [VERDICT_WANDERING] = {"wandering: the steps do not settle, nor does the loss keep falling",
                           "wandering: the steps do not settle, nor does the loss keep falling"},
    [VERDICT_DIVERGING] = {"diverging: each step is %r times the last",
                           "diverging: each step is %r times the last on average"},
};

/*
 * Clauses of runs that turn: ρ, a mean over turns of what the largest steps do, is known, or there
 * are too few turns.
 */
static const char *const of_turns[VERDICT_KINDS][2] = {
    [VERDICT_OSCILLATING] = {"turning to and fro, its largest steps shrinking to %r a step",
                             "turning to and fro, below the stability limit"},
    [VERDICT_DIVERGING] = {"diverging: turning to and fro, its largest steps growing to %r a step",
                           "diverging: beyond the stability limit"},
};

static const char *const descending[] = {
    [VERDICT_FALLING] = "descending: the loss falls at each step",
    [VERDICT_NOT_SHRINKING] = "descending: the steps do not shrink",
    [VERDICT_LOST] = "descending: the steps are lost to rounding",
    [VERDICT_LEVEL] = "descending: some steps are too short to change the loss",
};

static const char *const converged[] = {
    [VERDICT_AT_MINIMUM] = "converged at iteration %k",
    [VERDICT_AT_MAXIMUM] = "converged to a maximum at iteration %k",
    [VERDICT_AT_SADDLE] = "converged to a saddle at iteration %k",
};

static const char overshooting[] = "overshooting the minimum, below the stability limit";

static const char *clause_of(const struct verdict *verdict, const struct run *run)
{
    switch (verdict->kind) {
    case VERDICT_UNDECIDED:
        if (verdict->measure == VERDICT_OF_TURNS)
            return "it has turned too seldom to be judged";
        return run->count > 1 ? "a single step" : "a single state";
    case VERDICT_CONVERGED:
        return converged[verdict->level];
    case VERDICT_DESCENDING:
        return descending[verdict->reason];
    case VERDICT_UNDEFINED:
        return verdict->iteration ? "undefined from iteration %k" : "undefined at the start";
    default:
        break;
    }
    if (verdict->kind == VERDICT_DIVERGING && verdict->iteration)
        return "diverging: not finite from iteration %k";
    if (verdict->period > 2)
        return "cycling through %p states, no progress";
    if (verdict->reason == VERDICT_OVERSHOOTING)
        return overshooting;
    if (verdict->measure == VERDICT_OF_TURNS)
        return of_turns[verdict->kind][verdict->rho == 0];
    if (verdict->measure == VERDICT_OF_STEPS)
        return of_steps[verdict->kind][verdict->mean];
    return (verdict->across ? across : of_distances)[verdict->kind][verdict->mean];
}

/* Appends "all but 4 × 10⁻¹²" in place of 0.999999999996, or "1 + 4 × 10⁻¹²". */
static void add_ratio_near_one(struct buf *out, double rho)
{
    if (fabs(1 - rho) < ROUNDING) {
        buf_puts(out, "nearly all");
        return;
    }
    buf_puts(out, rho < 1 ? "all but " : "1 + ");
    number_add_display(out, fabs(1 - rho), FEW_DIGITS);
}

/* Appends ρ, with more digits where DIGITS of them would show 1. */
static void add_ratio(struct buf *out, double rho)
{
    size_t before = out->length;

    if (fabs(1 - rho) < NEAR_ONE) {
        add_ratio_near_one(out, rho);
        return;
    }
    for (int digits = DIGITS; digits < 17; digits++) {
        buf_truncate(out, before);
        number_add_display(out, rho, digits);
        if (strcmp(out->data + before, "1"))
            return;
    }
}

/* The larger or the smaller value of the parameter that is further apart in the two states. */
static void add_extreme(struct buf *out, double (*extreme)(double, double), const double *a,
                        const double *b)
{
    size_t i = fabs(a[1] - b[1]) > fabs(a[0] - b[0]);

    number_add_display(out, extreme(a[i], b[i]), DIGITS);
}

static void add_direction(struct buf *out, const struct verdict *verdict,
                          const struct objective *objective)
{
    bool second = verdict->across == VERDICT_ACROSS_SECOND;

    if (verdict->across == VERDICT_ACROSS_STEEPEST)
        buf_puts(out, "in the steepest direction");
    else
        buf_printf(out, "along %s", italic_name(objective_whole(objective)->names[second]));
}

void verdict_describe(const struct verdict *verdict, const struct run *run,
                      const struct objective *objective, bool full, struct buf *out)
{
    size_t last = run->count - 1;

    for (const char *c = clause_of(verdict, run); *c; c++) {
        if (*c != '%') {
            buf_add(out, c, 1);
            continue;
        }
        switch (*++c) {
        case 'r':
            add_ratio(out, verdict->rho);
            break;
        case 'k':
            buf_printf(out, "%zu", verdict->iteration);
            break;
        case 'p':
            buf_printf(out, "%zu", verdict->period);
            break;
        case 'x':
            add_direction(out, verdict, objective);
            break;
        case 'm':
            buf_puts(out, full ? " to the minimum" : "");
            break;
        default: /* 'a' and 'b' the values of the last two states, larger first */
            add_extreme(out, *c == 'a' ? fmax : fmin, run_state(run, last).parameter,
                        run_state(run, last - 1).parameter);
        }
    }
}
