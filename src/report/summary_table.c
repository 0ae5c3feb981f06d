/* The rows of a summary, and in how many digits they are told. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "report/summary.h"

enum { MOST_DIGITS = 12 }; /* of numbers that would read the same with fewer: no further ones */

/* How many parameters have columns of their own: none where there are several objectives. */
static size_t own_columns(const struct outcomes *outcomes)
{
    return !outcomes_share_objective(outcomes) ? 0
           : outcomes->count                   ? outcomes->at[0].experiment->trajectory.parameters
                                               : 1;
}

/* Whether a column tells which runs were trained on standardised columns: where any was. */
static bool tells_normalised(const struct outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->count; i++)
        if (outcomes->at[i].run->normalised)
            return true;
    return false;
}

/* Whether a column tells where the runs begin: where some differ in nothing else. */
static bool tells_start(const struct outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->count; i++)
        if (outcomes->at[i].tells_start)
            return true;
    return false;
}

static void add_header(struct table *table, const struct outcomes *outcomes)
{
    static const char *const names[] = {"verdict", "rho", "iterations"};
    size_t own = own_columns(outcomes);

    if (!own)
        table_add_text(table, "objective");
    table_add_text(table, "lr");
    if (tells_normalised(outcomes))
        table_add_text(table, "normalised");
    if (tells_start(outcomes))
        table_add_text(table, "start");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        table_add_text(table, names[i]);
    if (!own)
        table_add_text(table, "parameter");
    for (size_t i = 0; i < own; i++)
        table_add_text(table,
                       outcomes->count ? outcomes->at[0].experiment->trajectory.names[i] : "x");
    table_add_text(table, "loss");
    if (own < 2)
        table_add_text(table, "slope");
    for (size_t i = 0; own == 2 && i < own; i++)
        table_add(table, table_slope_name(outcomes->at[0].experiment->trajectory.names[i]));
}

static void add_objective(struct table *table, const struct outcome *outcome)
{
    struct buf text = BUF_INIT;

    outcome_add_objective(&text, outcome);
    table_add(table, buf_detach(&text));
}

/* To how many digits the numbers of a table are told, so that no two runs read the same. */
struct digits {
    int rate, loss, parameter[PARAMETERS_MAX], slope[PARAMETERS_MAX];
};

/* What the rows of a table have. */
struct shape {
    bool objective, normalised, start; /* columns of their own */
    bool exact;
    struct digits digits; /* unless they are exact */
};

typedef double number_of(const struct outcome *outcome, size_t i);

static double rate_of(const struct outcome *outcome, size_t i)
{
    (void)i;
    return outcome->run->lr;
}

static double loss_of(const struct outcome *outcome, size_t i)
{
    (void)i;
    return run_last_state(outcome->run).loss;
}

static double parameter_of(const struct outcome *outcome, size_t i)
{
    return run_last_state(outcome->run).parameter[i];
}

static double slope_of(const struct outcome *outcome, size_t i)
{
    return run_last_state(outcome->run).slope[i];
}

static int digits_of(const struct outcomes *outcomes, number_of *number, size_t i, int most)
{
    double *values = mem_zeroed(outcomes->count, sizeof *values);
    int digits;

    for (size_t j = 0; j < outcomes->count; j++)
        values[j] = number(&outcomes->at[j], i);
    digits = number_digits_apart_all(values, outcomes->count, OUTCOME_DIGITS, most);
    free(values);
    return digits;
}

static struct digits choose_digits(const struct outcomes *outcomes)
{
    struct digits digits = {.rate = digits_of(outcomes, rate_of, 0, NUMBER_MOST_TOLD),
                            .loss = digits_of(outcomes, loss_of, 0, MOST_DIGITS)};

    for (size_t i = 0; i < PARAMETERS_MAX; i++) {
        digits.parameter[i] = digits_of(outcomes, parameter_of, i, MOST_DIGITS);
        digits.slope[i] = digits_of(outcomes, slope_of, i, MOST_DIGITS);
    }
    return digits;
}

static void add_number(struct table *table, double value, bool exact, int digits)
{
    if (exact)
        table_add_exact(table, value);
    else
        table_add_number(table, value, digits);
}

/* The values of all parameters: in columns of their own, or in one. */
static void add_values(struct table *table, const double *values, size_t count,
                       const struct shape *shape, bool own, const int *digits)
{
    struct buf joined = BUF_INIT;

    for (size_t i = 0; own && i < count; i++)
        add_number(table, values[i], shape->exact, digits[i]);
    for (size_t i = 0; !own && i < count; i++) {
        buf_puts(&joined, i ? shape->exact ? " " : ", " : "");
        if (shape->exact)
            number_add_exact(&joined, values[i]);
        else
            number_add_display(&joined, values[i], digits[i]);
    }
    if (own)
        buf_release(&joined);
    else
        table_add(table, buf_detach(&joined));
}

static void add_row(struct table *table, const struct outcome *outcome, const struct shape *shape)
{
    static const int start_digits[PARAMETERS_MAX] = {OUTCOME_DIGITS, OUTCOME_DIGITS};
    size_t parameters = outcome->experiment->trajectory.parameters;
    const struct digits *digits = &shape->digits;
    const struct run *run = outcome->run;
    const struct state first = run_state(run, 0), last = run_last_state(run);

    if (shape->objective)
        add_objective(table, outcome);
    add_number(table, run->lr, shape->exact, digits->rate);
    if (shape->normalised)
        table_add_text(table, run->normalised ? "yes" : "no");
    if (shape->start)
        add_values(table, first.parameter, parameters, shape, false, start_digits);
    table_add_text(table, verdict_name(outcome->verdict.kind));
    if (outcome->verdict.rho > 0)
        add_number(table, outcome->verdict.rho, shape->exact, OUTCOME_DIGITS);
    else
        table_add_text(table, shape->exact ? "" : "–");
    table_add_whole(table, run_updates(run));
    add_values(table, last.parameter, parameters, shape, !shape->objective, digits->parameter);
    add_number(table, last.loss, shape->exact, digits->loss);
    add_values(table, last.slope, parameters, shape, !shape->objective, digits->slope);
}

struct table summary_table(const struct outcomes *outcomes, bool exact)
{
    size_t own = own_columns(outcomes);
    struct shape shape = {
        .objective = !own,
        .normalised = tells_normalised(outcomes),
        .start = tells_start(outcomes),
        .exact = exact,
    };
    struct table table = {.columns = (own ? 5 + 2 * own : 8) + shape.normalised + shape.start};

    if (!exact)
        shape.digits = choose_digits(outcomes);
    add_header(&table, outcomes);
    for (size_t i = 0; i < outcomes->count; i++)
        add_row(&table, &outcomes->at[i], &shape);
    return table;
}
