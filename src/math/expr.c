#include "math/expr.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "math/expr_nodes.h"
#include "math/functions.h"

enum { SHALLOW = 8 };

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

size_t expr_cost(const struct expr *expr)
{
    return expr->cost;
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

static struct dual *evaluate(const struct node *node, struct dual *top,
                             const struct dual variables[2])
{
    if (node->op == OP_CONSTANT) {
        *++top = dual_constant(node->constant);
        return top;
    }
    if (node->op == OP_X || node->op == OP_Y) {
        *++top = variables[node->op == OP_Y];
        return top;
    }
    return apply(node, top);
}

static struct dual evaluate_on(struct dual *stack, const struct expr *expr,
                               const struct dual variables[2])
{
    struct dual *top = stack;

    for (size_t i = 0; i < expr->count; i++)
        top = evaluate(&expr->nodes[i], top, variables);
    return *top;
}

static struct dual evaluate_deep(const struct expr *expr, const struct dual variables[2])
{
    struct dual stack[EXPR_STACK + 1];

    return evaluate_on(stack, expr, variables);
}

/*
 * Most expressions are shallow: for them, the stack that the deepest needs would cost more time
 * than the evaluation.
 */
static struct dual evaluate_all(const struct expr *expr, const struct dual variables[2])
{
    struct dual stack[SHALLOW + 1];

    return expr->depth > SHALLOW ? evaluate_deep(expr, variables)
                                 : evaluate_on(stack, expr, variables);
}

struct dual expr_at(const struct expr *expr, double x)
{
    const struct dual variables[] = {dual_variable(x), dual_constant(0)};

    return evaluate_all(expr, variables);
}

struct dual expr_along(const struct expr *expr, const double at[2], const double direction[2])
{
    const struct dual variables[] = {{at[0], direction[0], 0}, {at[1], direction[1], 0}};

    return evaluate_all(expr, variables);
}

double expr_value(const struct expr *expr, const double at[2])
{
    /* A power with an exponent that does not vary is computed otherwise, and gives other bits. */
    const double direction[] = {expr->raises ? 1 : 0, 0};

    return expr_along(expr, at, direction).value;
}

int expr_variables(const struct expr *expr)
{
    return expr->has_y ? 2 : 1;
}

/*
 * The degree of what `op` makes of polynomials of degrees a and b; -1 stands for what is no
 * polynomial. `exponent` is the value of the second, if it is a constant.
 */
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
    /* Values are taken at x = y = 0; that gives the right exponents, since these have degree 0. */
    const struct dual variables[] = {dual_variable(0), dual_variable(0)};
    struct dual *stack = mem_zeroed(expr->depth + 1, sizeof *stack), *top = stack;
    int *degrees = mem_zeroed(expr->depth + 1, sizeof *degrees), degree;

    for (size_t i = 0; i < expr->count; i++) {
        const struct node *node = &expr->nodes[i];
        struct dual *before = top;
        double last = i ? before->value : 0;

        top = evaluate(node, top, variables);
        if (top > before)
            degrees[top - stack] = node->op == OP_X || node->op == OP_Y;
        else if (top == before && node->op != OP_NEGATE)
            degrees[top - stack] = degree_of(node->op, degrees[top - stack], 0, 0);
        else if (top < before)
            degrees[top - stack] =
                degree_of(node->function && node->function->power ? OP_POWER : node->op,
                          degrees[top - stack], degrees[before - stack], last);
        if (degrees[top - stack] > 1000)
            degrees[top - stack] = -1;
    }
    degree = degrees[top - stack];
    free(stack);
    free(degrees);
    return degree;
}

/* `last` is the node before: if it is a constant, it is the whole second operand. */
static bool is_total(const struct node *node, const struct node *last)
{
    if (node->op == OP_DIVIDE)
        return last->op == OP_CONSTANT && last->constant != 0;
    if (node->op == OP_POWER)
        return last->op == OP_CONSTANT && last->constant >= 0 &&
               last->constant == floor(last->constant);
    return node->op != OP_CALL || !node->function->partial;
}

bool expr_is_total(const struct expr *expr)
{
    for (size_t i = 1; i < expr->count; i++)
        if (!is_total(&expr->nodes[i], &expr->nodes[i - 1]))
            return false;
    return true;
}

const char *expr_function(size_t i, int *arity)
{
    if (i >= functions_count)
        return NULL;
    *arity = functions[i].arity;
    return functions[i].name;
}
