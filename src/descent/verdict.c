#include "descent/verdict.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

#define SAME 1e-12

enum { WINDOW = 8, DIGITS = 4 };

struct steps {
    bool alternate; /* every step turns back */
    bool one_sign;  /* no step does */
    double rho;
};

static double largest_slope(const struct run *run)
{
    double largest = 0;

    for (size_t k = 0; k < run->count; k++)
        largest = fmax(largest, fabs(run->states[k].slope[0]));
    return largest;
}

/* The first state from which |slope| stays at or below T; run->count where the last is above. */
static size_t settled_from(const struct run *run, double tolerance)
{
    size_t k = run->count;

    while (k > 0 && fabs(run->states[k - 1].slope[0]) <= tolerance)
        k--;
    return k;
}

/* Steps share the sign of −slope and the factor lr, so ratios and signs can be read off the slopes.
 */
static struct steps last_steps(const struct run *run)
{
    size_t first = run->count > WINDOW ? run->count - WINDOW : 0;
    size_t ratios = run->count - 1 - first;
    struct steps steps = {true, true, 0};
    double from = fabs(run->states[first].slope[0]);
    double to = fabs(run->states[run->count - 1].slope[0]);

    for (size_t k = first + 1; k < run->count; k++) {
        double a = run->states[k - 1].slope[0], b = run->states[k].slope[0];

        steps.alternate = steps.alternate && ((a < 0 && b > 0) || (a > 0 && b < 0));
        steps.one_sign = steps.one_sign && ((a < 0 && b < 0) || (a > 0 && b > 0));
    }
    steps.rho = exp((log(to) - log(from)) / (double)ratios);
    return steps;
}

static enum verdict_kind judge(const struct steps *steps, bool lost)
{
    if (steps->alternate) {
        if (fabs(steps->rho - 1) <= SAME)
            return VERDICT_CYCLING;
        if (steps->rho < 1)
            return VERDICT_OSCILLATING;
        return lost ? VERDICT_DIVERGING : VERDICT_WANDERING;
    }
    if (steps->one_sign) {
        if (steps->rho < 1 - SAME)
            return VERDICT_CONVERGING;
        return lost ? VERDICT_DIVERGING : VERDICT_DESCENDING;
    }
    return VERDICT_WANDERING;
}

struct verdict verdict_of(const struct run *run, double tolerance)
{
    size_t last = run->count - 1;
    struct steps steps;
    size_t settled;

    if (!state_is_finite(&run->states[last], 1))
        return (struct verdict){VERDICT_DIVERGING, 0, last};
    settled = settled_from(run, tolerance >= 0 ? tolerance : SAME * largest_slope(run));
    if (settled <= last)
        return (struct verdict){VERDICT_CONVERGED, 0, settled};
    if (run->count < 2)
        return (struct verdict){VERDICT_UNDECIDED, 0, 0};
    steps = last_steps(run);
    return (struct verdict){judge(&steps, run->states[last].loss > run->states[0].loss), steps.rho,
                            0};
}

const char *verdict_name(enum verdict_kind kind)
{
    static const char *const names[] = {
        [VERDICT_UNDECIDED] = "undecided",   [VERDICT_CONVERGED] = "converged",
        [VERDICT_CONVERGING] = "converging", [VERDICT_OSCILLATING] = "oscillating",
        [VERDICT_CYCLING] = "cycling",       [VERDICT_WANDERING] = "wandering",
        [VERDICT_DESCENDING] = "descending", [VERDICT_DIVERGING] = "diverging",
    };

    return names[kind];
}

/*
 * The clauses, by kind and by whether distances may be spoken of. %r is ρ, %k the iteration, %a and
 * %b the last two parameters.
 */
static const char *const clauses[][2] = {
    [VERDICT_UNDECIDED] = {"a single state", "a single state"},
    [VERDICT_CONVERGED] = {"converged at iteration %k", "converged at iteration %k"},
    [VERDICT_CONVERGING] = {"each step is %r of the last", "each step keeps %r of the distance"},
    [VERDICT_OSCILLATING] = {"each step turns back and is %r of the last",
                             "each step crosses the minimum and keeps %r of the distance"},
    [VERDICT_CYCLING] = {"cycling between %a and %b, no progress",
                         "cycling between %a and %b, no progress"},
    [VERDICT_WANDERING] = {"wandering: the steps turn back and forth without settling",
                           "wandering: the steps turn back and forth without settling"},
    [VERDICT_DESCENDING] = {"descending: the steps do not shrink",
                            "descending: the steps do not shrink"},
    [VERDICT_DIVERGING] = {"diverging: each step is %r of the last",
                           "diverging: each step leaves %r times the distance"},
};

static const char *clause_of(const struct verdict *verdict, bool quadratic)
{
    if (verdict->kind == VERDICT_DIVERGING && verdict->iteration > 0)
        return "diverging: not finite from iteration %k";
    if (verdict->kind == VERDICT_DIVERGING && verdict->rho == 0)
        return "undefined at the start";
    return clauses[verdict->kind][quadratic];
}

/* With as many more digits as it takes to tell it from 1. */
static void add_ratio(struct buf *out, double rho)
{
    size_t before = out->length;

    for (int digits = DIGITS; digits < 16; digits++) {
        buf_truncate(out, before);
        number_add_display(out, rho, digits);
        if (rho == 1 || strcmp(out->data + before, "1"))
            return;
    }
}

void verdict_describe(const struct verdict *verdict, const struct run *run, bool quadratic,
                      struct buf *out)
{
    size_t last = run->count - 1;

    for (const char *c = clause_of(verdict, quadratic); *c; c++) {
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
        default: /* 'a' the last but one parameter, 'b' the last, larger first */
            number_add_display(out,
                               (*c == 'a' ? fmax : fmin)(run->states[last].parameter[0],
                                                         run->states[last - 1].parameter[0]),
                               DIGITS);
        }
    }
}

bool verdict_is_bounded(const struct verdict *verdict)
{
    return verdict->kind != VERDICT_DIVERGING;
}
