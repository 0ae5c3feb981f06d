/* Quantiles of numbers, none of which is a NaN. */
#ifndef GDPLOT_MATH_QUANTILE_H
#define GDPLOT_MATH_QUANTILE_H

#include <stddef.h>

/* Sorts them, ascending. */
void quantile_sort(double *numbers, size_t count);

/*
 * The quantile at `part`, 0 to 1, of one sorted number or more: between the two that stand around
 * place part·(count − 1), linearly (R's type 7, NumPy's "linear").
 */
double quantile_of_sorted(const double *sorted, size_t count, double part);

/* Their median; sorts them. */
double quantile_median(double *numbers, size_t count);

#endif
