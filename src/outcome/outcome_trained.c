/* Runs that gdplot trained: they have a rate, a verdict, and a loss, parameters and slopes. */
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "descent/optimizer.h"
#include "outcome/metric.h"
#include "outcome/outcomes.h"
#include "outcome/run_called.h"

static void add_objective(struct buf *out, const struct outcome *outcome)
{
    const struct outcome_objective *objective = outcome->objective;
    const struct spec *spec = objective->study->spec;
    struct buf words = BUF_INIT;

    buf_puts(&words, objective->label);
    if (objective->tells_file)
        buf_printf(&words, " (%s)", spec->data);
    if (objective->tells_columns)
        buf_printf(&words, " (columns %s)", spec->columns ? spec->columns : spec->column_names);
    if (objective->number)
        buf_printf(&words, " (%zu)", objective->number);
    utf8_clean_label(out, words.data);
    buf_release(&words);
}

static void add_start(struct buf *out, const struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->study->trajectory.parameters; i++) {
        buf_puts(out, i ? "," : ", start ");
        number_add_exact(out, outcome->run->parameter[i][0]);
    }
}

static void add_name(struct buf *out, const struct outcome *outcome)
{
    double tolerance = outcome->study->spec->tolerance;

    optimizer_add_run(out, &outcome->run->optimizer, outcome->run->lr, " ");
    if (outcome->tells_start)
        add_start(out, outcome);
    if (outcome->tells_iterations)
        buf_printf(out, ", iterations %zu", run_updates(outcome->run));
    if (outcome->tells_tolerance && tolerance >= 0) {
        buf_puts(out, ", tolerance ");
        number_add_exact(out, tolerance);
    }
}

static void add_state(struct buf *out, const struct outcome *outcome)
{
    buf_printf(out, ": %s", verdict_name(outcome->verdict.kind));
}

static void add_end(struct buf *out, const struct outcome *outcome, const char *metric)
{
    const struct run *run = outcome->run;
    size_t iterations = run_updates(run);

    (void)metric;
    buf_printf(out, "%s after %zu iteration%s, loss ", verdict_name(outcome->verdict.kind),
               iterations, iterations == 1 ? "" : "s");
    number_add_display(out, run->loss[run->count - 1], OUTCOME_DIGITS);
}

static bool is_called(const struct outcome *outcome, const struct run_called *called)
{
    return run_called_is_trained(called, outcome->run);
}

static const double *column_of(const struct outcome *outcome, const char *metric)
{
    const struct trajectory *trajectory = &outcome->study->trajectory;
    const struct run *run = outcome->run;

    if (!strcmp(metric, "loss"))
        return run->loss;
    for (size_t i = 0; i < trajectory->parameters; i++) {
        char *slope = trajectory_slope_name(trajectory, i);
        bool is_slope = !strcmp(metric, slope);

        free(slope);
        if (is_slope || !strcmp(metric, trajectory->names[i]))
            return is_slope ? run->slope[i] : run->parameter[i];
    }
    return NULL;
}

static bool has_metric(const struct outcome *outcome, const char *metric)
{
    return column_of(outcome, metric) != NULL;
}

static struct metric_values values_of(const struct outcome *outcome, const char *metric)
{
    return (struct metric_values){.at = column_of(outcome, metric), .count = outcome->run->count};
}

const struct outcome_type outcome_trained = {
    .has_verdict = true,
    .is_called = is_called,
    .has_metric = has_metric,
    .values_of = values_of,
    .add_objective = add_objective,
    .add_name = add_name,
    .add_state = add_state,
    .add_end = add_end,
};
