/*
 * Sine and cosine, the same to the last bit on every processor, one at a time and in rows: the math
 * library gives other last bits on processors with fused multiply-add than on those without.
 *
 * |x| is reduced by the nearest multiple of π/2, held to 152 bits (Cody and Waite, Software Manual
 * for the Elementary Functions, 1980, chapter 8), to y0 + y1 within ±π/4. There, polynomials give
 * sine and cosine, with relative errors of 2⁻⁵⁷ and 2⁻⁶³. Errors are below 0.8 units in the last
 * place. From |x| = TRIG_LARGEST on, the functions of the math library are called.
 */
#ifndef GDPLOT_MATH_TRIG_H
#define GDPLOT_MATH_TRIG_H

#include <stddef.h>

#define TRIG_LARGEST 1e6

/* Sine and cosine of x, in radians; nan of infinities. */
double trig_sin(double x);
double trig_cos(double x);

/* The same of `count` numbers at once; `count` must be a multiple of TRIG_ROW. */
enum { TRIG_ROW = 64 };

void trig_sin_rows(size_t count, const double *x, double *out);
void trig_cos_rows(size_t count, const double *x, double *out);

#endif
