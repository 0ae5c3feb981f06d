/* The inside of an expression, for the parser that makes it and the code that reads its nodes. */
#ifndef GDPLOT_MATH_EXPR_NODES_H
#define GDPLOT_MATH_EXPR_NODES_H

#include <stdbool.h>
#include <stddef.h>

enum {
    EXPR_DEEPEST = 256,
    /*
     * Each level of nesting has at most four values waiting: of a sum, a product, a power, an
     * argument.
     */
    EXPR_STACK = 4 * (EXPR_DEEPEST + 1),
};

/* The values of the constants pi and e. */
#define EXPR_PI 3.141592653589793238462643383280
#define EXPR_E  2.718281828459045235360287471353

enum op {
    OP_CONSTANT,
    OP_X,
    OP_Y,
    OP_ADD,
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_POWER,
    OP_NEGATE,
    OP_CALL,
};

struct function;

/* Nodes stand in postfix order: operands before their operator. */
struct node {
    enum op op;
    double constant;                 /* of OP_CONSTANT */
    const struct function *function; /* of OP_CALL */
};

struct expr {
    struct node *nodes;
    size_t count;
    size_t capacity;
    size_t cost; /* see expr_cost */
    bool has_y;
    bool raises;   /* some exponent may vary: it is no number */
    size_t height; /* of the stack after the last node, */
    size_t depth;  /* and the greatest on the way; at most EXPR_STACK */
};

/*
 * Appends a node; its operands are the nodes before it. `constant` is that of OP_CONSTANT,
 * `function` that of OP_CALL; else 0 and NULL.
 */
void expr_add_node(struct expr *expr, enum op op, double constant, const struct function *function);

#endif
