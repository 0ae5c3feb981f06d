/* Metrics: the numbers of a run's states, what they come to, and how that is compared. */
#ifndef GDPLOT_OUTCOME_METRIC_H
#define GDPLOT_OUTCOME_METRIC_H

#include <stdbool.h>
#include <stddef.h>

#include "outcome/outcomes.h"

/*
 * A number of a whole run: last, or of all states min and max (a value that is no number is neither
 * the least nor the greatest; without any other both are none) and finite, the part of the values
 * that are finite.
 */
struct metric_stat {
    const char *name;
    bool of_all; /* states; or of the last alone */
    double (*of)(const double *values, size_t count);
};

extern const struct metric_stat metric_stats[];
extern const size_t metric_stats_count;

struct metric_comparison {
    const char *sign; /* behind the longer ones that begin with it */
    bool (*holds)(double value, double limit);
};

extern const struct metric_comparison metric_comparisons[];
extern const size_t metric_comparisons_count;

/* "loss", a parameter, or a slope ("slope" of one parameter, "slope_w" of several), of each state
 * of the run; NULL where it has no such metric. */
const double *metric_column(const char *metric, const struct outcome *outcome);

#endif
