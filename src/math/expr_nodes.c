#include "math/expr_nodes.h"

#include <math.h>

#include "base/mem.h"
#include "math/dual.h"
#include "math/functions.h"

enum { FUNCTION_COST = 16 };

/* A leaf pushes a value; an operator with two operands leaves one value fewer. */
static void grow_stack(struct expr *expr, enum op op, const struct function *function)
{
    if (op <= OP_Y)
        expr->height++;
    else if (op != OP_NEGATE && !(function && function->arity == 1))
        expr->height--;
    if (expr->height > expr->depth)
        expr->depth = expr->height;
}

/* The units of work of one node. A small integer power is as many products. */
static size_t cost_of(const struct expr *expr, enum op op)
{
    const struct node *before = expr->count ? &expr->nodes[expr->count - 1] : NULL;

    if (op == OP_POWER && before && before->op == OP_CONSTANT &&
        dual_multiplies_out(before->constant))
        return 1 + (size_t)fabs(before->constant);
    return op == OP_POWER || op == OP_CALL ? FUNCTION_COST : 1;
}

static bool raises(const struct expr *expr, enum op op, const struct function *function)
{
    return (op == OP_POWER || (function && function->power)) && expr->count &&
           expr->nodes[expr->count - 1].op != OP_CONSTANT;
}

void expr_add_node(struct expr *expr, enum op op, double constant, const struct function *function)
{
    expr->nodes = mem_grow(expr->nodes, expr->count, &expr->capacity, sizeof *expr->nodes);
    expr->cost += cost_of(expr, op);
    expr->raises = expr->raises || raises(expr, op, function);
    expr->nodes[expr->count++] = (struct node){op, constant, function};
    grow_stack(expr, op, function);
}
