/*
 * Logarithms and powers of ten for axes, the same to the last bit on every processor, which those
 * of the math library are not. Errors are below 4 units in the last place of the larger of the
 * result and 1.
 */
#ifndef GDPLOT_MATH_DECADES_H
#define GDPLOT_MATH_DECADES_H

/* The logarithm to base 10; −∞ of 0, and not a number below. */
double decades_log10(double value);

/* 10 to this power, from 1e-307 to 1e308; beyond, the nearer of them. */
double decades_power(double exponent);

/*
 * The exponent of the largest power of ten that is not above a value; of the smallest power that is
 * a normal number, or of the largest there is, for what lies beyond, 0 and infinite values
 * included.
 */
int decades_floor(double value);

enum { DECADES_SMALLEST = -307, DECADES_LARGEST = 308 };

#endif
