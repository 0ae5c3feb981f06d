#include "kinds/log_metric.h"

#include <math.h>
#include <string.h>

#include "kinds/log_curves.h"

static bool is_whole(const struct log_series *series)
{
    struct log_points points = log_points_of(series);
    bool whole = true;

    for (size_t i = 0; i < points.count && whole; i++)
        whole = points.x[i] == floor(points.x[i]);
    log_points_release(&points);
    return whole;
}

static void cover_series(struct log_metric *metric, const struct log_series *series)
{
    size_t points = log_curve_cover(series, &metric->x, &metric->hull);

    metric->points = points > metric->points ? points : metric->points;
    metric->whole = metric->whole && is_whole(series);
    if (!metric->x_name)
        metric->x_name = series->x_name;
    else if (strcmp(metric->x_name, series->x_name))
        metric->x_name = "step";
}

bool log_metric_shows(const struct log_metric *metric, const struct log_series *series)
{
    return metric->all || !strcmp(series->metric, metric->name);
}

void log_metric_cover(struct log_metric *metric, const struct log *log)
{
    metric->x = (struct interval){INFINITY, -INFINITY};
    metric->hull = LOSS_HULL_INIT;
    metric->whole = true;
    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++)
            if (log_metric_shows(metric, &log->runs[i].series[k]))
                cover_series(metric, &log->runs[i].series[k]);
}

bool log_metrics_are_losses(const struct log *log)
{
    for (size_t i = 0; i < log->metric_count; i++)
        if (!log_is_loss(log->metrics[i]))
            return false;
    return true;
}
