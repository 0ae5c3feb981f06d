#include "math/quantile.h"

#include <math.h>
#include <stdlib.h>

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

void quantile_sort(double *numbers, size_t count)
{
    qsort(numbers, count, sizeof *numbers, ascending);
}

double quantile_of_sorted(const double *sorted, size_t count, double part)
{
    double place = part * (double)(count - 1), below = floor(place);
    size_t first = (size_t)below, second = first + 1 < count ? first + 1 : first;

    return sorted[first] + (place - below) * (sorted[second] - sorted[first]);
}

double quantile_median(double *numbers, size_t count)
{
    quantile_sort(numbers, count);
    return quantile_of_sorted(numbers, count, 0.5);
}
