/* The rows of a summary. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/number_digits.h"
#include "descent/rule.h"
#include "descent/verdict.h"
#include "outcome/summary.h"

/* How many parameters have columns of their own: none where there are several objectives. */
static size_t own_columns(const struct outcomes *outcomes)
{
    return !outcomes_share_objective(outcomes) ? 0
           : outcomes->count                   ? outcomes->at[0].study->trajectory.parameters
                                               : 1;
}

/* Whether a column tells which runs were trained on standardised columns: where any was. */
static bool tells_normalized(const struct outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->count; i++)
        if (outcomes->at[i].run->optimizer.rule == &rule_normalized)
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

/* Whether a column tells the optimisers: where any is another than plain descent. */
static bool tells_optimizer(const struct outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->count; i++)
        if (rule_is_listed(outcomes->at[i].run->optimizer.rule))
            return true;
    return false;
}

static void add_header(struct table *table, const struct outcomes *outcomes)
{
    static const char *const names[] = {"verdict", "rho", "iterations"};
    size_t own = own_columns(outcomes);

    if (!own)
        table_add_text(table, "objective");
    if (tells_optimizer(outcomes))
        table_add_text(table, "optimizer");
    table_add_text(table, "lr");
    if (tells_normalized(outcomes))
        table_add_text(table, "normalised");
    if (tells_start(outcomes))
        table_add_text(table, "start");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        table_add_text(table, names[i]);
    if (!own)
        table_add_text(table, "parameter");
    for (size_t i = 0; i < own; i++)
        table_add_text(table, outcomes->count ? outcomes->at[0].study->trajectory.names[i] : "x");
    table_add_text(table, "loss");
    if (own < 2)
        table_add_text(table, "slope");
    for (size_t i = 0; own > 1 && i < own; i++)
        table_add(table, trajectory_slope_name(&outcomes->at[0].study->trajectory, i));
}

static void add_objective(struct table *table, const struct outcome *outcome)
{
    struct buf text = BUF_INIT;

    outcome_add_objective(&text, outcome);
    table_add(table, buf_detach(&text));
}

/* What each row of the table has. */
struct shape {
    bool objective, optimizer, normalized, start; /* columns of their own */
    bool exact;                                   /* numbers that read back to the same double */
    int rate_digits; /* enough to tell all rates apart, where they are not exact */
};

static int rate_digits(const struct outcomes *outcomes)
{
    double *rates = mem_zeroed(outcomes->count, sizeof *rates);
    int digits;

    for (size_t i = 0; i < outcomes->count; i++)
        rates[i] = outcomes->at[i].run->lr;
    digits = number_digits_apart_all(rates, outcomes->count, OUTCOME_DIGITS, NUMBER_MOST_TOLD);
    free(rates);
    return digits;
}

static void add_number(struct table *table, double value, bool exact)
{
    if (exact)
        table_add_exact(table, value);
    else
        table_add_number(table, value, OUTCOME_DIGITS);
}

static void add_optimizer(struct table *table, const struct run *run, const struct shape *shape)
{
    struct buf text = BUF_INIT;

    (shape->exact ? optimizer_add_text : optimizer_add_words)(&text, &run->optimizer);
    table_add(table, buf_detach(&text));
}

static void add_rate(struct table *table, const struct run *run, const struct shape *shape)
{
    if (run->optimizer.rule->without_lr && !shape->exact)
        table_add_text(table, "–");
    else if (shape->exact)
        table_add_exact(table, run->lr);
    else
        table_add_number(table, run->lr, shape->rate_digits);
}

/* The values of all parameters: in columns of their own, or in one. */
static void add_values(struct table *table, const double *values, size_t count, bool own,
                       bool exact)
{
    struct buf joined = BUF_INIT;

    for (size_t i = 0; own && i < count; i++)
        add_number(table, values[i], exact);
    for (size_t i = 0; !own && i < count; i++) {
        buf_puts(&joined, i ? exact ? " " : ", " : "");
        if (exact)
            number_add_exact(&joined, values[i]);
        else
            number_add_display(&joined, values[i], OUTCOME_DIGITS);
    }
    if (own)
        buf_release(&joined);
    else
        table_add(table, buf_detach(&joined));
}

static void add_row(struct table *table, const struct outcome *outcome, const struct shape *shape)
{
    size_t parameters = outcome->study->trajectory.parameters;
    const struct run *run = outcome->run;
    const struct state first = run_state(run, 0), last = run_last_state(run);
    bool own = !shape->objective;

    if (shape->objective)
        add_objective(table, outcome);
    if (shape->optimizer)
        add_optimizer(table, run, shape);
    add_rate(table, run, shape);
    if (shape->normalized)
        table_add_text(table, run->optimizer.rule == &rule_normalized ? "yes" : "no");
    if (shape->start)
        add_values(table, first.parameter, parameters, false, shape->exact);
    table_add_text(table, verdict_name(outcome->verdict.kind));
    if (outcome->verdict.rho > 0)
        add_number(table, outcome->verdict.rho, shape->exact);
    else
        table_add_text(table, shape->exact ? "" : "–");
    table_add_whole(table, run_updates(run));
    add_values(table, last.parameter, parameters, own, shape->exact);
    add_number(table, last.loss, shape->exact);
    add_values(table, last.slope, parameters, own, shape->exact);
}

struct table summary_table(const struct outcomes *outcomes, bool exact)
{
    size_t own = own_columns(outcomes);
    struct shape shape = {
        .objective = !own,
        .optimizer = tells_optimizer(outcomes),
        .normalized = tells_normalized(outcomes),
        .start = tells_start(outcomes),
        .exact = exact,
    };
    struct table table = {.columns = (own ? 5 + 2 * own : 8) + shape.optimizer + shape.normalized +
                                     shape.start};

    if (!exact)
        shape.rate_digits = rate_digits(outcomes);
    add_header(&table, outcomes);
    for (size_t i = 0; i < outcomes->count; i++)
        add_row(&table, &outcomes->at[i], &shape);
    return table;
}
