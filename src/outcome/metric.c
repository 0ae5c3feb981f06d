#include "outcome/metric.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
    {"last", false, stat_last},
    {"min", true, stat_min},
    {"max", true, stat_max},
    {"finite", true, stat_finite},
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

const double *metric_column(const char *metric, const struct outcome *outcome)
{
    const struct trajectory *trajectory = &outcome->study->trajectory;
    const struct run *run = outcome->run;

    if (!strcmp(metric, "loss"))
        return run->loss;
    for (size_t i = 0; i < trajectory->parameters; i++) {
        char *slope = trajectory_slope_name(trajectory, i);
        bool is_slope = !strcmp(metric, slope);

        free(slope);
        if (is_slope || !strcmp(metric, trajectory->names[i]))
            return is_slope ? run->slope[i] : run->parameter[i];
    }
    return NULL;
}
