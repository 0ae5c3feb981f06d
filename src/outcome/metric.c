#include "outcome/metric.h"

#include <math.h>
#include <stdlib.h>

static double stat_last(const double *values, size_t count)
{
    return values[count - 1];
}

static double stat_min(const double *values, size_t count)
{
    double least = NAN;

    for (size_t i = 0; i < count; i++)
        least = fmin(least, values[i]);
    return least;
}

static double stat_max(const double *values, size_t count)
{
    double greatest = NAN;

    for (size_t i = 0; i < count; i++)
        greatest = fmax(greatest, values[i]);
    return greatest;
}

static double stat_finite(const double *values, size_t count)
{
    size_t finite = 0;

    for (size_t i = 0; i < count; i++)
        finite += isfinite(values[i]) != 0;
    return (double)finite / (double)count;
}

const struct metric_stat metric_stats[] = {
    {"last", false, false, stat_last},
    {"min", true, false, stat_min},
    {"max", true, false, stat_max},
    {"finite", true, true, stat_finite},
};
const size_t metric_stats_count = sizeof metric_stats / sizeof *metric_stats;

static bool at_most(double value, double limit)
{
    return value <= limit;
}

static bool at_least(double value, double limit)
{
    return value >= limit;
}

static bool below(double value, double limit)
{
    return value < limit;
}

static bool above(double value, double limit)
{
    return value > limit;
}

const struct metric_comparison metric_comparisons[] = {
    {"<=", at_most},
    {">=", at_least},
    {"<", below},
    {">", above},
};
const size_t metric_comparisons_count = sizeof metric_comparisons / sizeof *metric_comparisons;

struct metric_values metric_values_of(const char *metric, const struct outcome *outcome)
{
    return outcome->type->values_of(outcome, metric);
}

void metric_values_release(struct metric_values *values)
{
    free(values->own);
}
