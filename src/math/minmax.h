/* The least and the greatest of many numbers, several at a time. */
#ifndef GDPLOT_MATH_MINMAX_H
#define GDPLOT_MATH_MINMAX_H

#include <math.h>
#include <stddef.h>

struct minmax {
    double low, high;
};

/* Of no number. */
#define MINMAX_EMPTY                                                                               \
    (struct minmax)                                                                                \
    {                                                                                              \
        INFINITY, -INFINITY                                                                        \
    }

/* Of `count` numbers; a NaN is passed over, an infinite number is not. */
struct minmax minmax_of(const double *values, size_t count);

/* The same of those that are finite. */
struct minmax minmax_of_finite(const double *values, size_t count);

/* How far apart they lie; of none 0. */
static inline double minmax_span(struct minmax minmax)
{
    return minmax.low <= minmax.high ? minmax.high - minmax.low : 0;
}

/* The index of the first number that does not lie in low..high; `count` if all do. */
size_t minmax_leave(const double *values, size_t count, double low, double high);

#endif
