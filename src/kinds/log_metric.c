#include "kinds/log_metric.h"

#include <math.h>
#include <string.h>

#include "figure/scale.h"
#include "kinds/log_bands.h"
#include "kinds/log_curves.h"
#include "kinds/loss_axis.h"

static void cover_values(struct loss_hull *hull, const struct log_facts *facts)
{
    loss_hull_cover(hull, facts->low);
    loss_hull_cover(hull, facts->high);
    loss_hull_cover(hull, facts->positive);
}

static bool is_beyond(double value)
{
    return isfinite(value) && fabs(scale_bring_within(value)) < fabs(value);
}

/* Few logs have any: the points are looked at only where their limits say so. */
static size_t count_beyond(const struct log_series *series)
{
    struct log_points points = {0};
    size_t count = 0;

    if (!is_beyond(series->facts.low) && !is_beyond(series->facts.high))
        return 0;
    points = log_points_of(series);
    for (size_t i = 0; i < points.count; i++)
        count += is_beyond(points.y[i]);
    log_points_release(&points);
    return count;
}

static void cover_series(struct log_metric *metric, const struct log_series *series)
{
    const struct log_facts *facts = &series->facts;

    cover_values(&metric->hull, facts);
    log_band_cover(&metric->hull, series);
    metric->x.low = fmin(metric->x.low, facts->x_low);
    metric->x.high = fmax(metric->x.high, facts->x_high);
    metric->points = facts->count > metric->points ? facts->count : metric->points;
    metric->whole = metric->whole && facts->x_whole;
    metric->not_positive += facts->not_positive;
    metric->beyond += count_beyond(series);
    if (!metric->x_name)
        metric->x_name = series->x_name;
    else if (strcmp(metric->x_name, series->x_name))
        metric->x_name = "step";
}

static bool is_l(const struct log_series *series, const struct interval *x)
{
    struct log_points points = log_points_of(series);
    bool result = loss_axis_is_l(points.x, points.y, points.count, x->low, x->high);

    log_points_release(&points);
    return result;
}

bool log_metric_shows(const struct log_metric *metric, const struct log_series *series)
{
    return metric->all || !strcmp(series->metric, metric->name);
}

/* Steps of such a size are no steps, and the span of an axis would be more than any double. */
static int check_x(const struct log_metric *metric, struct err *err)
{
    double low = metric->x.low, high = metric->x.high;

    if (scale_bring_within(low) > low || scale_bring_within(high) < high)
        return err_set(err, STATUS_LIMIT,
                       "x: '%s' reaches %.3g, more than an axis can be; --x row counts rows",
                       metric->x_name, -low > high ? low : high);
    return 0;
}

static bool are_l(const struct log_metric *metric, const struct log *log)
{
    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++) {
            const struct log_series *series = &log->runs[i].series[k];

            if (log_metric_shows(metric, series) && !is_l(series, &metric->x))
                return false;
        }
    return true;
}

int log_metric_cover(struct log_metric *metric, const struct log *log, struct err *err)
{
    metric->x = (struct interval){INFINITY, -INFINITY};
    metric->hull = LOSS_HULL_INIT;
    metric->whole = true;
    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++)
            if (log_metric_shows(metric, &log->runs[i].series[k]))
                cover_series(metric, &log->runs[i].series[k]);
    metric->all_l =
        metric->is_loss && !loss_hull_suits_logarithms(&metric->hull) && are_l(metric, log);
    return check_x(metric, err);
}

bool log_metric_is_logarithmic(const struct log_metric *metric, const struct spec *spec)
{
    return (metric->is_loss || spec->log) &&
           loss_axis_is_logarithmic(spec, &metric->hull, metric->all_l) &&
           (!spec_given(spec, &spec->range) || spec->range.low > 0);
}

bool log_metrics_count_alike(const struct log_metric *metrics, size_t count)
{
    size_t i = 1;

    while (i < count && !strcmp(metrics[i].x_name, metrics[0].x_name))
        i++;
    return i >= count;
}

bool log_metrics_are_losses(const struct log *log)
{
    for (size_t i = 0; i < log->metric_count; i++)
        if (!log_is_loss(log->metrics[i]))
            return false;
    return true;
}
