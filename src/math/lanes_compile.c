#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "math/functions.h"
#include "math/lanes_triples.h"

static bool is_leaf(const struct node *node)
{
    return node->op == OP_CONSTANT || node->op == OP_X || node->op == OP_Y;
}

static bool is_unary(const struct node *node)
{
    return node->op == OP_NEGATE || (node->op == OP_CALL && node->function->arity == 1);
}

/* A variable, whose slope is 1 where that is along it, or a constant. */
static struct triple leaf(struct compiler *c, const struct node *node, enum op along)
{
    if (node->op == OP_CONSTANT)
        return lanes_constant(c, node->constant);
    return (struct triple){
        .value = {.row = node->op == OP_Y},
        .slope = {.constant = true, .k = node->op == along},
        .curvature = {.constant = true},
    };
}

/* The stack begins at entry 1, so that `top` is 0 when it is empty. */
static struct triple compile_on(struct triple *stack, struct compiler *c, const struct expr *expr,
                                enum op along)
{
    size_t top = 0;

    for (size_t i = 0; i < expr->count && !c->failed; i++) {
        const struct node *node = &expr->nodes[i];

        if (is_leaf(node)) {
            stack[++top] = leaf(c, node, along);
            continue;
        }
        if (!is_unary(node))
            top--;
        stack[top] = is_unary(node) ? lanes_apply(c, node, stack[top], stack[top])
                                    : lanes_apply(c, node, stack[top], stack[top + 1]);
    }
    return stack[top];
}

static struct operand compile(struct compiler *c, const struct expr *expr, enum lanes_result result)
{
    struct triple *stack = mem_zeroed(expr->depth + 1, sizeof *stack);
    struct triple triple = compile_on(stack, c, expr, result == LANES_SLOPE_Y ? OP_Y : OP_X);

    free(stack);
    return lanes_as_row(c, result == LANES_VALUE       ? triple.value
                           : result == LANES_CURVATURE ? triple.curvature
                                                       : triple.slope);
}

struct lanes *lanes_compile(const struct expr *expr, enum lanes_result result)
{
    struct compiler c = {.lanes = mem_zeroed(1, sizeof *c.lanes),
                         .curves = result == LANES_CURVATURE};

    c.lanes->inputs = expr->has_y ? 2 : 1;

    c.lanes->result = compile(&c, expr, result).row;
    if (!c.failed)
        lanes_place_rows(c.lanes);
    if (!c.failed && c.lanes->rows <= LANES_MOST_ROWS)
        return c.lanes;
    lanes_free(c.lanes);
    return NULL;
}
