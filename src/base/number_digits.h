/* How many digits a number is told in, that it does not read as another one. */
#ifndef GDPLOT_BASE_NUMBER_DIGITS_H
#define GDPLOT_BASE_NUMBER_DIGITS_H

#include <stddef.h>

enum { NUMBER_MOST_TOLD = 17 }; /* so many tell any two doubles apart */

/* The fewest digits, of `fewest` to `most`, that tell the number exactly; `fewest` where none do.
 */
int number_digits_of(double value, int fewest, int most);

/*
 * The fewest digits, at least `fewest`, with which number_add_display tells two numbers apart, and
 * neither is rounded by more than they differ; `fewest` where they are equal, or `most` do not tell
 * them.
 */
int number_digits_apart(double a, double b, int fewest, int most);

/* The same for all pairs of numbers that so many digits tell. */
int number_digits_apart_all(const double *values, size_t count, int fewest, int most);

#endif
