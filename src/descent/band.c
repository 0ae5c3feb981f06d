#include "descent/band.h"

#include <math.h>
#include <string.h>

#include "math/quantile.h"

/* From the first value on, so that the mean of equal values is exactly these. */
static double mean_of(const double *values, size_t count)
{
    double sum = 0;

    for (size_t i = 1; i < count; i++)
        sum += values[i] - values[0];
    return values[0] + sum / (double)count;
}

/* The standard deviation of a sample, around its mean; NaN of one value. */
static double deviation_of(const double *values, size_t count, double mean)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += (values[i] - mean) * (values[i] - mean);
    return count > 1 ? sqrt(sum / (double)(count - 1)) : NAN;
}

static struct band around(double middle, double distance)
{
    return (struct band){middle, middle - distance, middle + distance};
}

static struct band of_deviation(double *values, size_t count)
{
    double mean = mean_of(values, count);

    return around(mean, deviation_of(values, count, mean));
}

static struct band of_error(double *values, size_t count)
{
    double mean = mean_of(values, count);

    return around(mean, deviation_of(values, count, mean) / sqrt((double)count));
}

static struct band of_all(double *values, size_t count)
{
    struct band band = {mean_of(values, count), values[0], values[0]};

    for (size_t i = 1; i < count; i++) {
        band.low = fmin(band.low, values[i]);
        band.high = fmax(band.high, values[i]);
    }
    return band;
}

static struct band of_quartiles(double *values, size_t count)
{
    quantile_sort(values, count);
    return (struct band){quantile_of_sorted(values, count, 0.5),
                         quantile_of_sorted(values, count, 0.25),
                         quantile_of_sorted(values, count, 0.75)};
}

static struct band of_logarithms(double *values, size_t count)
{
    double mean, deviation;

    for (size_t i = 0; i < count; i++)
        values[i] = log(values[i]);
    mean = mean_of(values, count);
    deviation = deviation_of(values, count, mean);
    return (struct band){exp(mean), exp(mean - deviation), exp(mean + deviation)};
}

const struct band_kind band_kinds[] = {
    {.name = "sd", .words = "mean ± standard deviation (n − 1)", .of = of_deviation},
    {.name = "se", .words = "mean ± standard error (deviation/√n)", .of = of_error},
    {.name = "minmax", .words = "mean, and least to greatest value", .of = of_all},
    {.name = "quartiles", .words = "median, and lower to upper quartile", .of = of_quartiles},
    {.name = "gsd",
     .words = "geometric mean ×÷ geometric standard deviation (n − 1)",
     .positive = true,
     .of = of_logarithms},
};
const size_t band_kinds_count = sizeof band_kinds / sizeof *band_kinds;

const struct band_kind *band_kind_find(const char *name)
{
    for (size_t i = 0; i < band_kinds_count; i++)
        if (!strcmp(band_kinds[i].name, name))
            return &band_kinds[i];
    return NULL;
}
