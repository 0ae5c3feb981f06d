/*
 * An expression in one variable, compiled to find its slope or its value at many points at once.
 *
 * The points are LANES numbers in a row. The expression becomes a list of instructions on rows,
 * each a loop that the compiler turns into vector instructions: the rules of forward-mode
 * differentiation (math/dual.h), written out for this expression, without what is known to be 0 or
 * 1 and without what the result does not need. A value is, bit for bit, that of expr_at at the same
 * point (nan where that is nan), and so is a slope, but for the sign of zeros.
 */
#ifndef GDPLOT_MATH_LANES_H
#define GDPLOT_MATH_LANES_H

#include <stddef.h>

enum { LANES = 512 };

struct expr;
struct lanes;

enum lanes_result { LANES_VALUE, LANES_SLOPE };

/*
 * Compiles what finds f(x) or f'(x); the caller frees. NULL for what has no such form: an
 * expression in two variables, a power whose exponent varies, a constant part that is not finite,
 * or more rows than are worth it.
 */
struct lanes *lanes_compile(const struct expr *expr, enum lanes_result result);
void lanes_free(struct lanes *lanes);

/* How many doubles lanes_at needs to work in. */
size_t lanes_workspace(const struct lanes *lanes);

/*
 * The result at each x, in `workspace` until the next call. Threads share `lanes`, each with a
 * workspace of its own.
 */
const double *lanes_at(const struct lanes *lanes, const double x[LANES], double *workspace);

/* The same at a single x. */
double lanes_at_one(const struct lanes *lanes, double x);

#endif
