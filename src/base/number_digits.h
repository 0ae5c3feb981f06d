/* With how many digits numbers must be shown so that no two different ones look the same. */
#ifndef GDPLOT_BASE_NUMBER_DIGITS_H
#define GDPLOT_BASE_NUMBER_DIGITS_H

#include <stddef.h>

enum { NUMBER_MOST_TOLD = 17 }; /* with so many digits any two doubles look different */

/*
 * The fewest significant digits, from `fewest` to `most`, that give the number without rounding;
 * `fewest` where even `most` round it.
 */
int number_digits_of(double value, int fewest, int most);

/*
 * The fewest digits, from `fewest` to `most`, with which number_add_display shows the two numbers
 * differently and rounds neither by more than their difference; `fewest` where the numbers are
 * equal, or even `most` digits do not show a difference.
 */
int number_digits_apart(double a, double b, int fewest, int most);

/*
 * The most that number_digits_apart gives for any two of the numbers that are neighbours in size.
 */
int number_digits_apart_all(const double *values, size_t count, int fewest, int most);

#endif
