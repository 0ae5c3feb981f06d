/*
 * Sine and cosine, the same to the last bit on every processor, one at a time and in rows: what the
 * math library gives differs in the last bit between processors with and without fused operations.
 *
 * |x| is reduced by the nearest multiple of π/2, held to 152 bits (Cody and Waite, Software Manual
 * for the Elementary Functions, 1980, chapter 8), to y0 + y1 within ±π/4; there polynomials fitted
 * to a relative error of 2⁻⁵⁷ and 2⁻⁶³ give both. Errors are below 0.8 units in the last place.
 * From |x| = TRIG_LARGEST on it is the math library's functions.
 */
#ifndef GDPLOT_MATH_TRIG_H
#define GDPLOT_MATH_TRIG_H

#include <stddef.h>

#define TRIG_LARGEST 1e6

double trig_sin(double x);
double trig_cos(double x);

/* The same of `count` numbers, a multiple of TRIG_ROW. */
enum { TRIG_ROW = 64 };

void trig_sin_rows(size_t count, const double *x, double *out);
void trig_cos_rows(size_t count, const double *x, double *out);

#endif
