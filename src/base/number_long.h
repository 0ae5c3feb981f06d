/* Decimals of up to 19 digits, read in integers: as 17 digits are that tell a double. */
#ifndef GDPLOT_BASE_NUMBER_LONG_H
#define GDPLOT_BASE_NUMBER_LONG_H

/*
 * Reads the number that a terminated text begins with, rounded to the nearest double, ties to even.
 * Returns what follows it; NULL where there is none, it has more than 19 digits, or its exponent is
 * positive or below -19: number_parse reads any.
 */
const char *number_long(const char *text, double *value);

#endif
