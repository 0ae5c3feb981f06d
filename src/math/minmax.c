#include "math/minmax.h"

#include <math.h>

#include "base/wide.h"

enum { PLACES = 16, STRETCH = 64 };

static void cover(double value, double *low, double *high)
{
    *low = value < *low ? value : *low;
    *high = value > *high ? value : *high;
}

/* Covers `count` numbers, a multiple of PLACES: each place every PLACES-th. */
WIDE(cover_rows, (const double *values, size_t count, double low[PLACES], double high[PLACES]),
     (values, count, low, high))
{
    for (size_t i = 0; i < count; i += PLACES)
        WIDE_LOOP for (size_t j = 0; j < PLACES; j++) cover(values[i + j], &low[j], &high[j]);
}

struct minmax minmax_of(const double *values, size_t count)
{
    size_t rows = count / PLACES * PLACES;
    struct minmax minmax = MINMAX_EMPTY;
    double low[PLACES], high[PLACES];

    for (size_t j = 0; j < PLACES; j++) {
        low[j] = INFINITY;
        high[j] = -INFINITY;
    }
    cover_rows(values, rows, low, high);
    for (size_t j = 0; j < PLACES; j++) {
        minmax.low = low[j] < minmax.low ? low[j] : minmax.low;
        minmax.high = high[j] > minmax.high ? high[j] : minmax.high;
    }
    for (size_t i = rows; i < count; i++)
        cover(values[i], &minmax.low, &minmax.high);
    return minmax;
}

struct minmax minmax_of_finite(const double *values, size_t count)
{
    struct minmax minmax = minmax_of(values, count);

    if (isfinite(minmax.low) && isfinite(minmax.high))
        return minmax;
    minmax = MINMAX_EMPTY;
    for (size_t i = 0; i < count; i++)
        if (isfinite(values[i]))
            cover(values[i], &minmax.low, &minmax.high);
    return minmax;
}

/* How many of STRETCH numbers do not lie in low..high. */
WIDE_OF(int, count_outside, (const double *values, double low, double high), (values, low, high))
{
    int outside = 0;

    for (size_t i = 0; i < STRETCH; i++)
        outside += !((values[i] >= low) & (values[i] <= high));
    return outside;
}

size_t minmax_leave(const double *values, size_t count, double low, double high)
{
    size_t i = 0;

    while (i + STRETCH <= count && !count_outside(values + i, low, high))
        i += STRETCH;
    while (i < count && values[i] >= low && values[i] <= high)
        i++;
    return i;
}
