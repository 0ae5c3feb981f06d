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
    bool of_all;  /* it needs all states; else the last is enough */
    bool is_part; /* it is 1 where it is whole: that is meant where no number is given */
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

/* The values of a metric in a run, one after another. */
struct metric_values {
    const double *at; /* NULL: the run has no such metric, or no value of it */
    size_t count;
    double *own; /* owned; NULL: `at` is borrowed */
};

/* Those of a metric of the run. To be released. */
struct metric_values metric_values_of(const char *metric, const struct outcome *outcome);
void metric_values_release(struct metric_values *values);

#endif
