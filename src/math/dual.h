/*
 * Numbers that carry their derivatives: forward-mode differentiation in one variable, to second
 * order. Every operation applies the chain rule to (value, slope, curvature), so an expression
 * evaluated on dual_variable(x) gives f(x), f'(x) and f''(x) exactly, up to rounding.
 *
 * Chain rule, for g(u):  slope = g'(u)·u'     curvature = g''(u)·u'² + g'(u)·u''
 * (Griewank and Walther, Evaluating Derivatives, 2nd edition, chapter 13.)
 */
#ifndef GDPLOT_MATH_DUAL_H
#define GDPLOT_MATH_DUAL_H

#include <stdbool.h>

struct dual {
    double value;
    double slope;     /* first derivative */
    double curvature; /* second derivative */
};

static inline struct dual dual_constant(double value)
{
    return (struct dual){value, 0, 0};
}

static inline struct dual dual_variable(double value)
{
    return (struct dual){value, 1, 0};
}

static inline struct dual dual_add(struct dual a, struct dual b)
{
    return (struct dual){a.value + b.value, a.slope + b.slope, a.curvature + b.curvature};
}

static inline struct dual dual_subtract(struct dual a, struct dual b)
{
    return (struct dual){a.value - b.value, a.slope - b.slope, a.curvature - b.curvature};
}

/*
 * A term of a sum: coefficient · factor, but 0 where the coefficient is 0 and the factor infinite
 * or nan, since a term with the coefficient 0 is not in the sum.
 */
static inline double dual_term(double coefficient, double factor)
{
    return coefficient == 0 ? 0 : coefficient * factor;
}

static inline struct dual dual_multiply(struct dual a, struct dual b)
{
    return (struct dual){
        a.value * b.value,
        dual_term(a.slope, b.value) + dual_term(b.slope, a.value),
        dual_term(a.curvature, b.value) + 2 * dual_term(a.slope, b.slope) +
            dual_term(b.curvature, a.value),
    };
}

static inline struct dual dual_negate(struct dual a)
{
    return (struct dual){-a.value, -a.slope, -a.curvature};
}

/* a / b; not finite where b.value is 0. */
struct dual dual_divide(struct dual a, struct dual b);

/*
 * a to the power b. Where dual_multiplies_out, powers are products, whose bits do not depend on
 * libm.
 */
struct dual dual_power(struct dual a, struct dual b);
/*
 * Whether the exponent is an integer so small (8 at most, or its negative) that the power is a
 * product.
 */
bool dual_multiplies_out(double exponent);

/*
 * g(u), given the value and the first two derivatives of g at u.value. A derivative of g that is
 * not finite counts only where u varies: √0 of a constant 0 has slope 0.
 */
struct dual dual_chain(struct dual u, double value, double first, double second);

#endif
