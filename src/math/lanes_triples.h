/*
 * The rules of differentiation by which lanes are compiled: operators on numbers with their
 * derivatives, each of which is a row or a constant. For math/lanes_compile.c alone.
 */
#ifndef GDPLOT_MATH_LANES_TRIPLES_H
#define GDPLOT_MATH_LANES_TRIPLES_H

#include <stdbool.h>

#include "math/expr_nodes.h"
#include "math/lanes_program.h"

/* An operand: a row, or a constant that is known when compiling. */
struct operand {
    bool constant;
    double k;
    size_t row;
};

/* A number with its derivatives, as math/dual.h has them. */
struct triple {
    struct operand value, slope, curvature;
};

struct compiler {
    struct lanes *lanes;
    bool curves; /* curvatures are wanted: else those of triples are 0 */
    bool failed; /* the expression cannot be compiled */
};

/* A constant; its derivatives are 0. */
struct triple lanes_constant(struct compiler *c, double value);

/* Compiles an operator. One with a single operand uses b. */
struct triple lanes_apply(struct compiler *c, const struct node *node, struct triple a,
                          struct triple b);

/* The operand in a row, a constant too. */
struct operand lanes_as_row(struct compiler *c, struct operand a);

#endif
