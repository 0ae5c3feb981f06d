/*
 * Double-double numbers: an unevaluated sum of two doubles, about 32 significant digits.
 * (Dekker 1971; Hida, Li and Bailey, "Library for double-double and quad-double arithmetic", 2007.)
 * Once `hi` is not finite, `lo` is 0.
 */
#ifndef GDPLOT_MATH_DD_H
#define GDPLOT_MATH_DD_H

struct dd {
    double hi; /* the nearest double */
    double lo; /* what is missing, at most half a unit in the last place of hi */
};

struct dd dd_from(double value);
struct dd dd_sum(double a, double b);     /* a + b, exactly */
struct dd dd_product(double a, double b); /* a · b, exactly */
struct dd dd_add(struct dd a, struct dd b);
struct dd dd_subtract(struct dd a, struct dd b);
struct dd dd_multiply(struct dd a, struct dd b);
struct dd dd_divide(struct dd a, struct dd b);

#endif
