#include "descent/verdict.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

enum { DIGITS = 4 };

struct steps {
    bool alternate; /* every step turns back */
    bool one_sign;  /* no step does */
    double rho;
};

/* A run looked at along one direction: its slopes are those of the loss in this direction. */
struct view {
    const struct run *run;
    const double *direction;
};

/* `slope` is that of each parameter. */
static double slope_along(const double direction[PARAMETERS_MAX], const double slope[])
{
    if (direction[1] == 0)
        return slope[0] * direction[0];
    return slope[0] * direction[0] + slope[1] * direction[1];
}

static double slope_at(const struct view *view, size_t k)
{
    const struct state state = run_state(view->run, k);

    return slope_along(view->direction, state.slope);
}

static double largest_slope(const struct run *run, size_t parameters)
{
    double largest = 0;

    for (size_t i = 0; i < parameters; i++)
        for (size_t k = 0; k < run->count; k++)
            if (fabs(run->slope[i][k]) > largest)
                largest = fabs(run->slope[i][k]);
    return largest;
}

/* The first state from which |slope| stays at or below T; run->count where the last is above. */
static size_t settled_from(const struct view *view, double tolerance)
{
    size_t k = view->run->count;

    while (k > 0 && fabs(slope_at(view, k - 1)) <= tolerance)
        k--;
    return k;
}

/* Steps share the sign of −slope and the factor lr, so ratios and signs can be read off the slopes.
 */
static struct steps steps_of(const double *slopes, size_t count)
{
    struct steps steps = {true, true, 0};
    double from = fabs(slopes[0]), to = fabs(slopes[count - 1]);

    for (size_t k = 1; k < count; k++) {
        double a = slopes[k - 1], b = slopes[k];

        steps.alternate = steps.alternate && ((a < 0 && b > 0) || (a > 0 && b < 0));
        steps.one_sign = steps.one_sign && ((a < 0 && b < 0) || (a > 0 && b > 0));
    }
    steps.rho = exp((log(to) - log(from)) / (double)(count - 1));
    return steps;
}

static enum verdict_kind judge(const struct steps *steps, bool lost)
{
    if (steps->alternate) {
        if (fabs(steps->rho - 1) <= VERDICT_SAME)
            return VERDICT_CYCLING;
        if (steps->rho < 1)
            return VERDICT_OSCILLATING;
        return lost ? VERDICT_DIVERGING : VERDICT_WANDERING;
    }
    if (steps->one_sign) {
        if (steps->rho < 1 - VERDICT_SAME)
            return VERDICT_CONVERGING;
        return lost ? VERDICT_DIVERGING : VERDICT_DESCENDING;
    }
    return VERDICT_WANDERING;
}

struct verdict verdict_of_slopes(const double *slopes, size_t count, bool lost)
{
    struct steps steps;

    if (count < 2)
        return (struct verdict){VERDICT_UNDECIDED, 0, 0};
    steps = steps_of(slopes, count);
    return (struct verdict){judge(&steps, lost), steps.rho, 0};
}

static struct verdict judge_view(const struct view *view, double tolerance)
{
    const struct run *run = view->run;
    size_t last = run->count - 1, settled = settled_from(view, tolerance);
    size_t first = run->count > VERDICT_WINDOW ? run->count - VERDICT_WINDOW : 0;
    double slopes[VERDICT_WINDOW];

    if (settled <= last)
        return (struct verdict){VERDICT_CONVERGED, 0, run_iteration(run, settled)};
    for (size_t k = first; k < run->count; k++)
        slopes[k - first] = slope_at(view, k);
    return verdict_of_slopes(slopes, run->count - first, run->loss[last] > run->loss[0]);
}

/* The eigenvectors of the curvature at the last state (a symmetric 2×2 matrix), else the axes. */
static void find_directions(const struct run *run, const struct objective *objective,
                            double directions[PARAMETERS_MAX][PARAMETERS_MAX])
{
    struct evaluation at = {0};
    double angle;

    if (objective && objective->parameters == PARAMETERS_MAX)
        at = objective_at(objective, run_last_state(run).parameter);
    angle = isfinite(at.curvature + at.second + at.mixed) && at.mixed != 0
                ? atan2(2 * at.mixed, at.curvature - at.second) / 2
                : 0;
    directions[0][0] = directions[1][1] = cos(angle);
    directions[0][1] = sin(angle);
    directions[1][0] = -sin(angle);
}

double verdict_tolerance(double tolerance, double largest)
{
    return tolerance < 0 ? VERDICT_SAME * largest : tolerance;
}

struct settling verdict_settling(const struct run *run, size_t parameters,
                                 const struct objective *objective, double tolerance)
{
    struct settling settling = {.directions = {{1, 0}}, .count = parameters};

    settling.tolerance =
        verdict_tolerance(tolerance, tolerance < 0 ? largest_slope(run, parameters) : 0);
    if (parameters == 2)
        find_directions(run, objective, settling.directions);
    return settling;
}

bool settling_has(const struct settling *settling, const struct state *state)
{
    for (size_t i = 0; i < settling->count; i++)
        if (!(fabs(slope_along(settling->directions[i], state->slope)) <= settling->tolerance))
            return false;
    return true;
}

/* From good to bad. */
static int badness(enum verdict_kind kind)
{
    static const int order[] = {
        [VERDICT_UNDECIDED] = 0,   [VERDICT_CONVERGED] = 1,  [VERDICT_CONVERGING] = 2,
        [VERDICT_OSCILLATING] = 3, [VERDICT_DESCENDING] = 4, [VERDICT_CYCLING] = 5,
        [VERDICT_WANDERING] = 6,   [VERDICT_DIVERGING] = 7,
    };

    return order[kind];
}

/* Of two that are equally bad, the one that takes longer. */
static bool is_worse(const struct verdict *a, const struct verdict *b)
{
    if (a->kind != b->kind)
        return badness(a->kind) > badness(b->kind);
    return a->iteration > b->iteration || (a->iteration == b->iteration && a->rho > b->rho);
}

struct verdict verdict_of(const struct run *run, size_t parameters,
                          const struct objective *objective, double tolerance)
{
    struct state last = run_last_state(run);
    struct verdict worst = {0};
    struct settling settling;

    if (!state_is_finite(&last, parameters))
        return (struct verdict){VERDICT_DIVERGING, 0, run_updates(run)};
    settling = verdict_settling(run, parameters, objective, tolerance);
    for (size_t i = 0; i < settling.count; i++) {
        const struct view view = {run, settling.directions[i]};
        struct verdict verdict = judge_view(&view, settling.tolerance);

        if (i == 0 || is_worse(&verdict, &worst))
            worst = verdict;
    }
    return worst;
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

/* The larger or the smaller value of the parameter that is further apart in the two states. */
static void add_extreme(struct buf *out, double (*extreme)(double, double), const double *a,
                        const double *b)
{
    size_t i = fabs(a[1] - b[1]) > fabs(a[0] - b[0]);

    number_add_display(out, extreme(a[i], b[i]), DIGITS);
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
        default: /* 'a' and 'b' the values of the last two states, larger first */
            add_extreme(out, *c == 'a' ? fmax : fmin, run_state(run, last).parameter,
                        run_state(run, last - 1).parameter);
        }
    }
}

bool verdict_is_bounded(const struct verdict *verdict)
{
    return verdict->kind != VERDICT_DIVERGING;
}
