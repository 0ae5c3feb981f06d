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
    size_t points;       /* of the series that has most */
    size_t not_positive; /* values */
    size_t beyond;       /* values that are larger than an axis can be, of either sign */
    bool all_l;          /* of a loss: all its curves are an L (kinds/loss_axis.h) */
    bool whole;          /* x counts in whole numbers */
    bool is_loss;
    bool all; /* it stands for all metrics, in one panel */
};

/* Whether its panels show the series. */
bool log_metric_shows(const struct log_metric *metric, const struct log_series *series);

/*
 * Takes what all runs of the log have of it; `name`, `is_loss` and `all` are set before. Errors:
 * STATUS_LIMIT where x is larger than an axis can be.
 */
int log_metric_cover(struct log_metric *metric, const struct log *log, struct err *err);

/* Whether its axis has a place for positive values alone: of a loss by kinds/loss_axis.h, of others
 * where --log says so. */
bool log_metric_is_logarithmic(const struct log_metric *metric, const struct spec *spec);

/* Whether all have the same x. */
bool log_metrics_count_alike(const struct log_metric *metrics, size_t count);

/* Whether every metric of the log is a loss. */
bool log_metrics_are_losses(const struct log *log);

#endif
