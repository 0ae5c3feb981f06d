/*
 * Expressions in one variable, x, or in two, x and y: text in, value, slope and curvature out.
 *
 * Grammar (lowest precedence first; ^ and ** are the same, right-associative, and bind tighter than
 * a unary minus on their left, so -x^2 is -(x²) and 2^-1 is ½):
 *
 *     sum     = product (('+' | '-') product)*
 *     product = signed (('*' | '/') signed)*
 *     signed  = ('-' | '+') signed | power
 *     power   = primary (('^' | '**') signed)?
 *     primary = '√'* atom
 *     atom    = number | 'x' | 'y' | 'pi' | 'e' | name '(' sum (',' sum)* ')' | '(' sum ')'
 *             | '|' sum '|'
 *
 * The minus may be U+2212, too. A '|' where a value should stand opens; a '|' where an operator
 * should stand closes the last one that is open: ||x|-1| and |x*|y|| are expressions, |x|y|| is
 * not. A root is that of the atom behind it alone: √2*x is (√2)·x. A root with a power behind it is
 * refused, since √x^2 can be read as √(x^2) and as (√x)^2.
 *
 * An expression is parsed once into a flat array of nodes in evaluation order and is not changed
 * afterwards.
 */
#ifndef GDPLOT_MATH_EXPR_H
#define GDPLOT_MATH_EXPR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "math/dual.h"

struct expr;

/*
 * Parses `text`; messages call it `name` and point at the column. Returns NULL on failure with
 * STATUS_INPUT, or STATUS_LIMIT past 64 KiB or 256 levels of nesting. The caller frees the result.
 */
struct expr *expr_parse(const char *text, const char *name, struct err *err);
void expr_free(struct expr *expr);

/* f(x), f'(x), f''(x), with y at 0; nan or infinite where f is undefined or overflows. */
struct dual expr_at(const struct expr *expr, double x);

/* How many variables the expression is in: 2 where y is in it, else 1. */
int expr_variables(const struct expr *expr);

/*
 * f along the line through `at` = (x, y): value, and first and second derivative in t of
 * f(at + t·direction). Along (1, 0) these are ∂f/∂x and ∂²f/∂x², and along (1, 1) the second is
 * ∂²f/∂x² + 2 ∂²f/∂x∂y + ∂²f/∂y².
 */
struct dual expr_along(const struct expr *expr, const double at[2], const double direction[2]);

/* The value alone, to the same bit, for less: the derivatives are 0 then. */
double expr_value(const struct expr *expr, const double at[2]);

/* How many nodes one evaluation visits. */
size_t expr_nodes(const struct expr *expr);

/* The units of work (base/work.h) that one evaluation takes: functions and powers take several. */
size_t expr_cost(const struct expr *expr);

/*
 * The degree of the polynomial that the expression is (2 of x*(x-1), 0 of sin(1)), or -1: it is
 * none, or not obviously one.
 */
int expr_degree(const struct expr *expr);

/*
 * Whether the expression and its slope are obviously defined wherever nothing overflows: there is
 * no root, logarithm or the like, no divisor but constants, and no exponent but constant integers
 * of at least 0.
 */
bool expr_is_total(const struct expr *expr);

/* Name and arity of function number `i`, for help; NULL past the last. */
const char *expr_function(size_t i, int *arity);

#endif
