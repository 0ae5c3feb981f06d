#include "kinds/log_metric.h"

#include <math.h>
#include <string.h>

static void cover_values(struct loss_hull *hull, const struct log_facts *facts)
{
    loss_hull_cover(hull, facts->low);
    loss_hull_cover(hull, facts->high);
    loss_hull_cover(hull, facts->positive);
}

static void cover_series(struct log_metric *metric, const struct log_series *series)
{
    const struct log_facts *facts = &series->facts;

    cover_values(&metric->hull, facts);
    metric->x.low = fmin(metric->x.low, facts->x_low);
    metric->x.high = fmax(metric->x.high, facts->x_high);
    metric->points = facts->count > metric->points ? facts->count : metric->points;
    metric->whole = metric->whole && facts->x_whole;
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
