/* The inside of an expression, shared by its parser and by what goes through its nodes. */
#ifndef GDPLOT_MATH_EXPR_NODES_H
#define GDPLOT_MATH_EXPR_NODES_H

#include <stdbool.h>
#include <stddef.h>

enum {
    EXPR_DEEPEST = 256,
    /* A level of nesting leaves at most a sum, a product, a power and an argument waiting. */
    EXPR_STACK = 4 * (EXPR_DEEPEST + 1),
};

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
    size_t height; /* of the stack after the last node, */
    size_t depth;  /* and the greatest on the way; at most EXPR_STACK */
};

/* Adds a node behind its operands; `constant` and `function` are those of its kind. */
void expr_add_node(struct expr *expr, enum op op, double constant, const struct function *function);

#endif
