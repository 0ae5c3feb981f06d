/* A metric of logs, and what the panels must cover that show it. */
#ifndef GDPLOT_KINDS_LOG_METRIC_H
#define GDPLOT_KINDS_LOG_METRIC_H

#include "descent/log.h"
#include "kinds/loss_hull.h"
#include "request/spec.h"

/* What a panel of a metric covers, whatever run it is of. */
struct log_metric {
    const char *name;
    const char *x_name;
    struct interval x;
    struct loss_hull hull;
    size_t points; /* of the series that has most */
    bool whole;    /* x counts in whole numbers */
    bool is_loss;
    bool all; /* it stands for all metrics, in one panel */
};

/* Whether its panels show the series. */
bool log_metric_shows(const struct log_metric *metric, const struct log_series *series);

/* Takes what all runs of the log have of it; `name` and `all` are set before. */
void log_metric_cover(struct log_metric *metric, const struct log *log);

/* Whether every metric of the log is a loss. */
bool log_metrics_are_losses(const struct log *log);

#endif
