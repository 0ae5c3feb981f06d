#include "kinds/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/number_digits.h"
#include "descent/descent.h"

/* Rates and starts of no more digits are told exactly: they were typed so. */
enum { RATE_DIGITS = 6, START_DIGITS = 10 };

void words_number(struct buf *out, double value)
{
    number_add_display(out, value, WORDS_DIGITS);
}

void words_interval(struct buf *out, double low, double high)
{
    int digits = number_digits_apart(low, high, WORDS_DIGITS, NUMBER_MOST_TOLD);

    buf_puts(out, "from ");
    number_add_display(out, low, number_digits_of(low, digits, WORDS_MOST_DIGITS));
    buf_puts(out, " to ");
    number_add_display(out, high, number_digits_of(high, digits, WORDS_MOST_DIGITS));
}

const char *words_loss(const struct objective *objective)
{
    return objective_is_known(objective) ? objective->loss : "loss";
}

void words_loss_is(struct buf *out, const struct objective *objective, double loss, int digits)
{
    buf_printf(out, ", %s%s", objective->loss, objective->kind->words.is);
    number_add_display(out, loss, digits);
}

/* Each to `digits` of them or, where that takes no more than `most`, exactly. */
static void add_parameters(struct buf *out, const char *const names[PARAMETERS_MAX],
                           const double values[PARAMETERS_MAX], size_t count, int digits, int most)
{
    for (size_t i = 0; i < count; i++) {
        buf_printf(out, "%s%s = ", i ? ", " : "", names[i]);
        number_add_display(out, values[i], number_digits_of(values[i], digits, most));
    }
}

void words_parameters(struct buf *out, const char *const names[PARAMETERS_MAX],
                      const double values[PARAMETERS_MAX], size_t count, int digits)
{
    add_parameters(out, names, values, count, digits, digits);
}

void words_start(struct buf *out, const char *const names[PARAMETERS_MAX],
                 const double values[PARAMETERS_MAX], size_t count)
{
    add_parameters(out, names, values, count, WORDS_DIGITS, START_DIGITS);
}

/* As it was typed, where that takes little more. */
static void add_rate(struct buf *out, double lr, int digits)
{
    number_add_display(out, lr, number_digits_of(lr, digits, RATE_DIGITS));
}

void words_run(struct buf *out, const struct objective *objective, const struct run *run)
{
    const char *names[PARAMETERS_MAX] = {objective_name(objective, 0),
                                         objective_name(objective, 1)};

    if (!objective_is_data(objective)) {
        buf_puts(out, "from ");
        words_start(out, names, run_state(run, 0).parameter,
                    objective_whole(objective)->parameters);
        buf_puts(out, ", ");
    }
    buf_puts(out, "learning rate ");
    add_rate(out, run->lr, WORDS_DIGITS);
    buf_puts(out, run->normalized ? ", normalised: " : ": ");
    verdict_describe(&run->verdict, run, objective, true, out);
}

void words_study(struct buf *out, const struct study *study)
{
    if (objective_is_known(&study->objective))
        objective_describe(&study->objective, out);
    else
        buf_puts(out, spec_base_name(study->spec->trajectory));
}

/* Below which rates the runs are stable; a slice does not know: descent goes aside from it, too. */
static void add_limits(struct buf *out, const struct study *study, size_t longest, bool normalized)
{
    const struct trajectory *trajectory = &study->trajectory;
    struct minimum minimum;
    double limit;

    if (!objective_is_known(&study->objective) || study->objective.whole)
        return;
    minimum = minimum_of_runs(&study->objective, trajectory->runs, trajectory->count, longest - 1);
    limit = minimum_stability_limit(&minimum);
    if (limit <= 0)
        return;
    buf_puts(out, "; ");
    words_limit(out, &study->objective, &minimum);
    if (study->objective.is_quadratic) {
        buf_puts(out, ", one-sided below ");
        number_add_display(out, limit / 2, WORDS_MINIMUM_DIGITS);
    }
    if (normalized) {
        buf_puts(out, "; normalised, below ");
        words_number(out, DESCENT_NORMALIZED_LIMIT);
        buf_puts(out, " and ");
        words_number(out, DESCENT_NORMALIZED_LIMIT / 2);
    }
}

/* "1st", "2nd", "11th" */
static void add_ordinal(struct buf *out, long number)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    long ones = number % 10;

    if (ones > 3 || number / 10 % 10 == 1)
        ones = 0;
    buf_printf(out, "%ld%s", number, endings[ones]);
}

void words_part(struct buf *out, const struct trajectory *trajectory)
{
    const struct keep *keep = &trajectory->keep;

    if (!trajectory_is_part(trajectory))
        return;
    if (keep->rule == KEEP_EVERY) {
        buf_puts(out, ", every ");
        add_ordinal(out, keep->number);
        buf_puts(out, " drawn");
    } else if (keep->rule == KEEP_LAST) {
        buf_printf(out, ", the last %ld drawn",
                   keep->number < VERDICT_WINDOW ? VERDICT_WINDOW : keep->number);
    } else {
        buf_printf(out, ", %d a decade drawn", KEEP_LOG_A_DECADE);
    }
}

void words_runs(struct buf *out, const struct study *study)
{
    const struct trajectory *trajectory = &study->trajectory;
    size_t longest = 0, updates = 0;
    bool normalized = false;

    for (size_t i = 0; i < trajectory->count; i++) {
        if (trajectory->runs[i].count > longest)
            longest = trajectory->runs[i].count;
        if (run_updates(&trajectory->runs[i]) > updates)
            updates = run_updates(&trajectory->runs[i]);
        normalized = normalized || trajectory->runs[i].normalized;
    }
    objective_describe_data(&study->objective, out);
    buf_puts(out, out->length ? "; from " : "from ");
    words_start(out, (const char *const *)trajectory->names,
                run_state(&trajectory->runs[0], 0).parameter, trajectory->parameters);
    if (longest > 1)
        buf_printf(out, ", states 0 to %zu", updates);
    words_part(out, trajectory);
    add_limits(out, study, longest, normalized);
}

void words_verdict(struct buf *out, const struct study *study, const struct run *run)
{
    const char *name = verdict_name(run->verdict.kind);
    struct buf clause = BUF_INIT;

    verdict_describe(&run->verdict, run, &study->objective, false, &clause);
    if (strncmp(clause.data, name, strlen(name)))
        buf_printf(out, "%s: ", name);
    buf_puts(out, clause.data);
    buf_release(&clause);
}

void words_each_run(struct buf *out, const struct study *study)
{
    const struct trajectory *trajectory = &study->trajectory;
    int digits = words_rate_digits(trajectory->runs, trajectory->count);

    for (size_t i = 0; i < trajectory->count; i++) {
        buf_puts(out, i ? "; " : "");
        words_rate(out, " ", &trajectory->runs[i], digits);
        buf_puts(out, ": ");
        words_verdict(out, study, &trajectory->runs[i]);
    }
    buf_puts(out, ".");
}

int words_rate_digits(const struct run *runs, size_t count)
{
    double *rates = mem_zeroed(count, sizeof *rates);
    int digits;

    for (size_t i = 0; i < count; i++)
        rates[i] = runs[i].lr;
    digits = number_digits_apart_all(rates, count, WORDS_DIGITS, NUMBER_MOST_TOLD);
    free(rates);
    return digits;
}

void words_rate(struct buf *out, const char *between, const struct run *run, int digits)
{
    buf_printf(out, "lr%s", between);
    add_rate(out, run->lr, digits);
    buf_puts(out, run->normalized ? ", normalised" : "");
}

void words_limit(struct buf *out, const struct objective *objective, const struct minimum *minimum)
{
    const double at[] = {minimum->parameter, minimum->second};

    buf_puts(out, "stable below lr ");
    number_add_display(out, minimum_stability_limit(minimum), WORDS_MINIMUM_DIGITS);
    if (objective->is_quadratic)
        return;
    buf_puts(out, " near ");
    add_parameters(out, objective->names, at, objective->parameters, WORDS_DIGITS, WORDS_DIGITS);
}

void words_minimum(struct buf *out, const struct objective *objective,
                   const struct minimum *minimum)
{
    const double at[] = {minimum->parameter, minimum->second};

    words_parameters(out, objective->names, at, objective->parameters, WORDS_MINIMUM_DIGITS);
    words_loss_is(out, objective, minimum->loss, WORDS_MINIMUM_DIGITS);
}

/* Of a number, beside what it is in the two neighbours. */
static int digits_beside(double value, const double *before, const double *after)
{
    int digits = WORDS_DIGITS, other;

    if (before)
        digits = number_digits_apart(value, *before, WORDS_DIGITS, WORDS_MOST_DIGITS);
    if (after) {
        other = number_digits_apart(value, *after, WORDS_DIGITS, WORDS_MOST_DIGITS);
        digits = other > digits ? other : digits;
    }
    return digits;
}

struct words_digits words_state_digits(const struct state *state, const struct state *before,
                                       const struct state *after)
{
    return (struct words_digits){
        digits_beside(state->parameter[0], before ? &before->parameter[0] : NULL,
                      after ? &after->parameter[0] : NULL),
        digits_beside(state->loss, before ? &before->loss : NULL, after ? &after->loss : NULL),
        digits_beside(state->slope[0], before ? &before->slope[0] : NULL,
                      after ? &after->slope[0] : NULL),
    };
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

struct words_digits words_digits_both(const struct words_digits *a, const struct words_digits *b)
{
    return (struct words_digits){larger(a->parameter, b->parameter), larger(a->loss, b->loss),
                                 larger(a->slope, b->slope)};
}

void words_point(struct buf *out, const struct state *state, const struct words_digits *digits)
{
    buf_puts(out, "(");
    number_add_display(out, state->parameter[0], digits->parameter);
    buf_puts(out, ", ");
    number_add_display(out, state->loss, digits->loss);
    buf_puts(out, ")");
}
