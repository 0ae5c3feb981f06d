/* Metrics: the numbers of a run's states, what they come to, and how that is compared. */
#ifndef GDPLOT_OUTCOME_METRIC_H
#define GDPLOT_OUTCOME_METRIC_H

#include <stdbool.h>
#include <stddef.h>

#include "outcome/outcomes.h"

/*
 * A number made from the values of a metric in the states of a run: "last", that of the last state;
 * "min" and "max", the least and the greatest of all, those that are no numbers left out (NaN if
 * all are); "finite", the part of the values that are finite numbers, from 0 to 1.
 */
struct metric_stat {
    const char *name;
    bool of_all; /* it needs all states; else the last is enough */
    double (*of)(const double *values, size_t count);
};

extern const struct metric_stat metric_stats[];
extern const size_t metric_stats_count;

struct metric_comparison {
    const char *sign; /* in the table, behind longer ones that begin with it */
    bool (*holds)(double value, double limit);
};

extern const struct metric_comparison metric_comparisons[];
extern const size_t metric_comparisons_count;

/* "loss", a parameter, or a slope ("slope" of one parameter, "slope_w" of several), of each state
 * of the run; NULL where it has no such metric. */
const double *metric_column(const char *metric, const struct outcome *outcome);

#endif
