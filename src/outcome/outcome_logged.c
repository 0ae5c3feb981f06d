/* Runs of logs: they have a name, and metrics. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "descent/log_names.h"
#include "kinds/log_curves.h"
#include "outcome/metric.h"
#include "outcome/outcomes.h"
#include "outcome/run_called.h"
#include "study/result_logs.h"

static bool is_called(const struct outcome *outcome, const struct run_called *called)
{
    return log_name_matches(called->text, outcome->name);
}

/* Where some run of the logs has the metric, the others should have it, too. */
static bool has_metric(const struct outcome *outcome, const char *metric)
{
    const struct log *log = study_judged_log(outcome->study);

    for (size_t i = 0; i < log->metric_count; i++)
        if (!strcmp(log->metrics[i], metric))
            return true;
    return false;
}

static const struct log_series *series_of(const struct outcome *outcome, const char *metric)
{
    const struct log_series *series =
        outcome->logged ? log_run_series(outcome->logged, metric) : NULL;

    return series && series->facts.count ? series : NULL;
}

static struct metric_values values_of(const struct outcome *outcome, const char *metric)
{
    const struct log_series *series = series_of(outcome, metric);
    struct log_points points;

    if (!series)
        return (struct metric_values){0};
    points = log_points_of(series);
    return (struct metric_values){points.y, points.count, points.own};
}

static void add_objective(struct buf *out, const struct outcome *outcome)
{
    (void)outcome;
    buf_puts(out, "logs");
}

static void add_name(struct buf *out, const struct outcome *outcome)
{
    buf_puts(out, outcome->name);
}

/* A log says what was measured, and passes no verdict. */
static void add_state(struct buf *out, const struct outcome *outcome)
{
    (void)out;
    (void)outcome;
}

static void add_value(struct buf *out, const char *what, double value, const char *x_name, double x)
{
    buf_printf(out, "%s ", what);
    number_add_display(out, value, OUTCOME_DIGITS);
    buf_printf(out, " at %s ", x_name);
    number_add_exact(out, x);
}

static void add_end(struct buf *out, const struct outcome *outcome, const char *metric)
{
    const struct log_series *series = series_of(outcome, metric);
    const struct log_facts facts = series ? series->facts : (struct log_facts){.first = NAN};

    if (!series) {
        buf_printf(out, "%s has no value", metric);
        return;
    }
    buf_printf(out, "%s has %zu value%s", metric, facts.count, facts.count == 1 ? "" : "s");
    if (facts.not_finite)
        buf_printf(out, ", %zu not finite", facts.not_finite);
    if (isnan(facts.first))
        return;
    add_value(out, facts.not_finite ? "; of the others last" : ": last", facts.last, series->x_name,
              facts.last_x);
    add_value(out, ", least", facts.low, series->x_name, facts.low_x);
    add_value(out, ", greatest", facts.high, series->x_name, facts.high_x);
}

const struct outcome_type outcome_logged = {
    .is_called = is_called,
    .has_metric = has_metric,
    .values_of = values_of,
    .add_objective = add_objective,
    .add_name = add_name,
    .add_state = add_state,
    .add_end = add_end,
};
