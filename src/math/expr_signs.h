/* The signs that an expression is written with (math/expr_notation.h): in a line of Unicode, and
 * for LaTeX. For math/ alone. */
#ifndef GDPLOT_MATH_EXPR_SIGNS_H
#define GDPLOT_MATH_EXPR_SIGNS_H

#include <stdbool.h>

#include "base/buf.h"

struct function;

struct expr_signs {
    const char *x, *y, *pi;
    const char *plus, *subtract, *minus; /* the last one before a value */
    const char *times, *times_ten;       /* the latter between a number and a power of ten */
    const char *bar, *bar_end;           /* around an absolute value */
    const char *root, *root_end;         /* around what it is of; an end of "": in parentheses,
                                            unless that is a number or a letter */
    const char *fraction; /* before a numerator in braces, which one in braces follows; NULL: there
                             are no fractions with a line */
    void (*add_power_of_ten)(struct buf *out, int exponent);
    /* Appends an integer exponent; NULL: as any other. */
    void (*add_raised)(struct buf *out, const char *integer);
    /* Appends an exponent; `bare`: it is a number or a letter. */
    void (*add_exponent)(struct buf *out, const char *exponent, bool bare);
    void (*add_name)(struct buf *out, const struct function *function);
};

extern const struct expr_signs expr_signs_of_line, expr_signs_of_latex;

#endif
