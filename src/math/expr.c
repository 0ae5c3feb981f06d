#include "math/expr.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "math/expr_nodes.h"
#include "math/functions.h"

void expr_free(struct expr *expr)
{
    if (!expr)
        return;
    free(expr->nodes);
    free(expr);
}

size_t expr_nodes(const struct expr *expr)
{
    return expr->count;
}

/* Applies an operator to the top of the stack; returns the new top. */
static struct dual *apply(const struct node *node, struct dual *top)
{
    switch (node->op) {
    case OP_NEGATE:
        *top = dual_negate(*top);
        return top;
    case OP_ADD:
        top[-1] = dual_add(top[-1], *top);
        return top - 1;
    case OP_SUBTRACT:
        top[-1] = dual_subtract(top[-1], *top);
        return top - 1;
    case OP_MULTIPLY:
        top[-1] = dual_multiply(top[-1], *top);
        return top - 1;
    case OP_DIVIDE:
        top[-1] = dual_divide(top[-1], *top);
        return top - 1;
    case OP_POWER:
        top[-1] = dual_power(top[-1], *top);
        return top - 1;
    default:
        if (node->function->arity == 1) {
            *top = function_apply(node->function, *top, *top);
            return top;
        }
        top[-1] = function_apply(node->function, top[-1], *top);
        return top - 1;
    }
}

static struct dual *evaluate(const struct node *node, struct dual *top, double x)
{
    if (node->op == OP_CONSTANT) {
        *++top = dual_constant(node->constant);
        return top;
    }
    if (node->op == OP_X) {
        *++top = dual_variable(x);
        return top;
    }
    return apply(node, top);
}

struct dual expr_at(const struct expr *expr, double x)
{
    struct dual stack[EXPR_STACK + 1];
    struct dual *top = stack;

    for (size_t i = 0; i < expr->count; i++)
        top = evaluate(&expr->nodes[i], top, x);
    return *top;
}

/* The degree of a product, quotient or power of polynomials of degree a and b; -1: none. */
static int degree_of(enum op op, int a, int b, double exponent)
{
    if (a < 0 || b < 0)
        return -1;
    switch (op) {
    case OP_ADD:
    case OP_SUBTRACT:
        return a > b ? a : b;
    case OP_MULTIPLY:
        return a + b;
    case OP_DIVIDE:
        return b == 0 ? a : -1;
    case OP_POWER:
        if (a == 0 && b == 0)
            return 0;
        if (b == 0 && exponent >= 0 && exponent <= 1000 && exponent == floor(exponent))
            return a * (int)exponent;
        return -1;
    default:
        return a == 0 && b == 0 ? 0 : -1;
    }
}

int expr_degree(const struct expr *expr)
{
    /* The values are those at x = 0, and so right for every subexpression of degree 0. */
    struct dual stack[EXPR_STACK + 1];
    int degrees[EXPR_STACK + 1] = {0};
    struct dual *top = stack;

    for (size_t i = 0; i < expr->count; i++) {
        const struct node *node = &expr->nodes[i];
        struct dual *before = top;
        double last = i ? before->value : 0;

        top = evaluate(node, top, 0);
        if (top > before)
            degrees[top - stack] = node->op == OP_X;
        else if (top == before && node->op != OP_NEGATE)
            degrees[top - stack] = degree_of(node->op, degrees[top - stack], 0, 0);
        else if (top < before)
            degrees[top - stack] = degree_of(
                node->function && !strcmp(node->function->name, "pow") ? OP_POWER : node->op,
                degrees[top - stack], degrees[before - stack], last);
        if (degrees[top - stack] > 1000)
            degrees[top - stack] = -1;
    }
    return degrees[top - stack];
}

const char *expr_function(size_t i, int *arity)
{
    if (i >= functions_count)
        return NULL;
    *arity = functions[i].arity;
    return functions[i].name;
}
