/*
 * An expression, compiled to find its value, slope or curvature at many points at once.
 *
 * The points are LANES numbers in a row; of two variables, as many numbers y follow those of x. The
 * expression becomes a list of instructions on rows, each a loop that the compiler turns into
 * vector instructions: the rules of forward-mode differentiation (math/dual.h), applied to this
 * expression; terms known to be 0, factors known to be 1, and whatever the result does not need are
 * left out. Values have the same bits as those of expr_at (of two variables, expr_along) at the
 * same point (nan where that is nan); slopes and curvatures, too, but for the sign of zeros.
 */
#ifndef GDPLOT_MATH_LANES_H
#define GDPLOT_MATH_LANES_H

#include <stddef.h>

enum {
    LANES = 512,
    LANES_UNIT = 64, /* a multiple of this may be computed instead */
};

struct expr;
struct lanes;

enum lanes_result {
    LANES_VALUE,
    LANES_SLOPE,     /* along x */
    LANES_SLOPE_Y,   /* along y */
    LANES_CURVATURE, /* along x */
};

/*
 * Compiles one of these; the caller frees. NULL for what cannot be compiled: a power whose exponent
 * varies, a constant subexpression that is not finite, the curvature of a function of two
 * arguments, or more rows than LANES_MOST_ROWS (math/lanes_program.h).
 */
struct lanes *lanes_compile(const struct expr *expr, enum lanes_result result);
void lanes_free(struct lanes *lanes);

/* How many doubles lanes_at needs to work in. */
size_t lanes_workspace(const struct lanes *lanes);

/*
 * The results at x[0] … x[count − 1], of two variables with y from x[LANES] on; `count` is a
 * multiple of LANES_UNIT, LANES at most. They are borrowed, and lie in `workspace` (or are `x`)
 * until the next call. Threads may share `lanes`, but not a workspace.
 */
const double *lanes_at(const struct lanes *lanes, size_t count, const double *x, double *workspace);

/* The same at a single x, of an expression in one variable. */
double lanes_at_one(const struct lanes *lanes, double x);

#endif
