/*
 * An expression as people write mathematics, from its nodes, so that it means what it computes:
 * 𝑥⁴ − 4𝑥² + 𝑥, |𝑥|, √𝑥, 𝑥·𝑦, e^(−𝑥), 𝑎/𝑏.
 *
 * Parentheses stand where precedence needs them and nowhere else. A number is its shortest decimal
 * that reads back to the same double; a factor that is a number stands before a letter, a root or a
 * parenthesis without a sign. exp is written as a power of e, pow as a power, abs and sqrt by their
 * signs, all other functions by their names.
 */
#ifndef GDPLOT_MATH_EXPR_NOTATION_H
#define GDPLOT_MATH_EXPR_NOTATION_H

#include "base/buf.h"
#include "math/expr.h"

/*
 * Appends it as a line of Unicode: x and y are italic (base/italic.h), integer exponents
 * superscripts; other exponents follow a ^, in parentheses unless they are a number or a letter.
 */
void expr_add_line(const struct expr *expr, struct buf *out);

/* Appends it for the mathematics mode of LaTeX, with no command of a package: x^4-4x^2+x. */
void expr_add_latex(const struct expr *expr, struct buf *out);

#endif
