/*
 * Logarithms and powers of ten for axes, the same to the last bit on every processor, which those
 * of the math library are not. Errors are below 4 units in the last place of the larger of the
 * result and 1.
 */
#ifndef GDPLOT_MATH_DECADES_H
#define GDPLOT_MATH_DECADES_H

/* The logarithm to base 10; −∞ of 0, nan of negative numbers. */
double decades_log10(double value);

/* 10 to the power `exponent`; exponents below −307 or above 308 count as the nearer of these. */
double decades_power(double exponent);

/*
 * The exponent of the largest power of ten that is not above `value`, from DECADES_SMALLEST to
 * DECADES_LARGEST: the powers of ten that are normal doubles. Values beyond these, 0 and infinity
 * too, give the nearer of the two.
 */
int decades_floor(double value);

enum { DECADES_SMALLEST = -307, DECADES_LARGEST = 308 };

#endif
