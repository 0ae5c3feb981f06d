#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "math/expr_nodes.h"
#include "math/functions.h"
#include "math/lanes_program.h"

/* An operand: a row, or a constant that is known when compiling. */
struct operand {
    bool constant;
    double k;
    size_t row;
};

/* A number with its slope, as math/dual.h has it. */
struct pair {
    struct operand value, slope;
};

struct compiler {
    struct lanes *lanes;
    bool failed; /* the expression cannot be compiled */
};

static struct operand constant(struct compiler *c, double k)
{
    c->failed = c->failed || !isfinite(k);
    return (struct operand){.constant = true, .k = k};
}

static bool is_constant(struct operand a, double k)
{
    return a.constant && a.k == k;
}

/* Adds an instruction. It writes a new row; lanes_place_rows lets rows be shared later. */
static struct operand emit(struct compiler *c, struct lane_code code)
{
    struct lanes *lanes = c->lanes;

    lanes->code = mem_grow(lanes->code, lanes->count, &lanes->capacity, sizeof *lanes->code);
    code.out = lanes->count + lanes->inputs;
    lanes->code[lanes->count++] = code;
    return (struct operand){.row = code.out};
}

static struct operand emit_rows(struct compiler *c, enum lane_op op, struct operand a,
                                struct operand b)
{
    return emit(c, (struct lane_code){.op = op, .a = a.row, .b = b.row});
}

static struct operand emit_constant(struct compiler *c, enum lane_op op, struct operand a, double k)
{
    return emit(c, (struct lane_code){.op = op, .a = a.row, .k = k});
}

static struct operand add(struct compiler *c, struct operand a, struct operand b)
{
    double k = a.constant ? a.k : b.k;

    if (a.constant && b.constant)
        return constant(c, a.k + b.k);
    if ((a.constant || b.constant) && k == 0 && signbit(k)) /* adding +0 would change −0 */
        return a.constant ? b : a;
    if (a.constant || b.constant)
        return emit_constant(c, LANE_OFFSET, a.constant ? b : a, k);
    return emit_rows(c, LANE_ADD, a, b);
}

/* As add, for slopes: many are known to be 0, and the sign of a zero slope does not count. */
static struct operand add_slopes(struct compiler *c, struct operand a, struct operand b)
{
    if (is_constant(a, 0) || is_constant(b, 0))
        return is_constant(a, 0) ? b : a;
    return add(c, a, b);
}

static struct operand subtract(struct compiler *c, struct operand a, struct operand b)
{
    if (b.constant)
        return add(c, a, constant(c, -b.k));
    if (a.constant)
        return emit_constant(c, LANE_LESS, b, a.k);
    return emit_rows(c, LANE_SUBTRACT, a, b);
}

static struct operand subtract_slopes(struct compiler *c, struct operand a, struct operand b)
{
    return is_constant(b, 0) ? a : subtract(c, a, b);
}

static struct operand multiply(struct compiler *c, struct operand a, struct operand b)
{
    if (a.constant && b.constant)
        return constant(c, a.k * b.k);
    if (is_constant(a, 1) || is_constant(b, 1))
        return a.constant ? b : a;
    if (a.constant || b.constant)
        return emit_constant(c, LANE_SCALE, a.constant ? b : a, a.constant ? a.k : b.k);
    return emit_rows(c, LANE_MULTIPLY, a, b);
}

/* As dual_term (math/dual.h): 0 where the coefficient is 0. */
static struct operand term(struct compiler *c, struct operand coefficient, struct operand factor)
{
    if (is_constant(coefficient, 0))
        return coefficient;
    if (coefficient.constant || factor.constant)
        return multiply(c, coefficient, factor);
    return emit_rows(c, LANE_TERM, coefficient, factor);
}

static struct operand divide(struct compiler *c, struct operand a, struct operand b)
{
    if (a.constant && b.constant)
        return constant(c, a.k / b.k);
    if (b.constant)
        return b.k == 1 ? a : emit_constant(c, LANE_FRACTION, a, b.k);
    if (a.constant)
        return emit_constant(c, LANE_INVERSE, b, a.k);
    return emit_rows(c, LANE_DIVIDE, a, b);
}

static struct operand negate(struct compiler *c, struct operand a)
{
    return a.constant ? constant(c, -a.k) : emit_rows(c, LANE_NEGATE, a, a);
}

static struct operand power(struct compiler *c, struct operand a, double p)
{
    return a.constant ? constant(c, pow(a.k, p)) : emit_constant(c, LANE_POWER, a, p);
}

static struct pair constant_pair(struct compiler *c, double value)
{
    return (struct pair){constant(c, value), constant(c, 0)};
}

static struct pair multiply_pairs(struct compiler *c, struct pair a, struct pair b)
{
    return (struct pair){
        multiply(c, a.value, b.value),
        add_slopes(c, term(c, a.slope, b.value), term(c, b.slope, a.value)),
    };
}

static struct pair divide_pairs(struct compiler *c, struct pair a, struct pair b)
{
    struct operand value = divide(c, a.value, b.value);
    struct operand rest = subtract_slopes(c, a.slope, term(c, b.slope, value));

    return (struct pair){value, divide(c, rest, b.value)};
}

static struct pair power_pair(struct compiler *c, struct pair a, struct pair exponent)
{
    double p = exponent.value.k, magnitude = fabs(p);
    struct pair result = a;

    if (!exponent.value.constant) {
        c->failed = true;
        return a;
    }
    if (p == 0)
        return constant_pair(c, 1);
    if (!dual_multiplies_out(p))
        return (struct pair){
            power(c, a.value, p),
            term(c, a.slope, multiply(c, constant(c, p), power(c, a.value, p - 1))),
        };
    for (int i = 1; i < (int)magnitude; i++)
        result = multiply_pairs(c, result, a);
    return p > 0 ? result : divide_pairs(c, constant_pair(c, 1), result);
}

static struct operand as_row(struct compiler *c, struct operand a)
{
    return a.constant ? emit_constant(c, LANE_FILL, a, a.k) : a;
}

/* A function of one argument, by the chain rule. */
static struct pair apply_one(struct compiler *c, const struct function *function, struct pair u)
{
    struct lane_code code = {.function = function, .a = u.value.row};
    struct operand value;

    if (u.value.constant)
        return constant_pair(
            c, function_apply(function, dual_constant(u.value.k), dual_constant(u.value.k)).value);
    code.op = LANE_VALUE;
    value = emit(c, code);
    code.op = LANE_FIRST;
    return (struct pair){value, term(c, u.slope, emit(c, code))};
}

static struct pair apply_two(struct compiler *c, const struct function *function, struct pair a,
                             struct pair b)
{
    struct lane_code code = {.op = LANE_PAIR, .function = function};
    struct operand value;

    if (function->combine == dual_power)
        return power_pair(c, a, b);
    code.a = as_row(c, a.value).row;
    code.b = as_row(c, b.value).row;
    code.c = as_row(c, a.slope).row;
    code.d = as_row(c, b.slope).row;
    value = emit(c, code);
    code.op = LANE_SLOPE;
    return (struct pair){value, emit(c, code)};
}

/* Compiles an operator. One with a single operand uses b. */
static struct pair apply(struct compiler *c, const struct node *node, struct pair a, struct pair b)
{
    switch (node->op) {
    case OP_NEGATE:
        return (struct pair){negate(c, b.value), negate(c, b.slope)};
    case OP_ADD:
        return (struct pair){add(c, a.value, b.value), add_slopes(c, a.slope, b.slope)};
    case OP_SUBTRACT:
        return (struct pair){subtract(c, a.value, b.value), subtract_slopes(c, a.slope, b.slope)};
    case OP_MULTIPLY:
        return multiply_pairs(c, a, b);
    case OP_DIVIDE:
        return divide_pairs(c, a, b);
    case OP_POWER:
        return power_pair(c, a, b);
    default:
        return node->function->arity == 1 ? apply_one(c, node->function, b)
                                          : apply_two(c, node->function, a, b);
    }
}

static bool is_leaf(const struct node *node)
{
    return node->op == OP_CONSTANT || node->op == OP_X || node->op == OP_Y;
}

static bool is_unary(const struct node *node)
{
    return node->op == OP_NEGATE || (node->op == OP_CALL && node->function->arity == 1);
}

/* A variable, whose slope is 1 where that is along it, or a constant. */
static struct pair leaf(struct compiler *c, const struct node *node, enum op along)
{
    if (node->op == OP_CONSTANT)
        return constant_pair(c, node->constant);
    return (struct pair){{.row = node->op == OP_Y}, constant(c, node->op == along)};
}

/* The stack begins at entry 1, so that `top` is 0 when it is empty. */
static struct pair compile_on(struct pair *stack, struct compiler *c, const struct expr *expr,
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
        stack[top] = is_unary(node) ? apply(c, node, stack[top], stack[top])
                                    : apply(c, node, stack[top], stack[top + 1]);
    }
    return stack[top];
}

static struct operand compile(struct compiler *c, const struct expr *expr, enum lanes_result result)
{
    struct pair *stack = mem_zeroed(expr->depth + 1, sizeof *stack);
    struct pair pair = compile_on(stack, c, expr, result == LANES_SLOPE_Y ? OP_Y : OP_X);

    free(stack);
    return as_row(c, result == LANES_VALUE ? pair.value : pair.slope);
}

struct lanes *lanes_compile(const struct expr *expr, enum lanes_result result)
{
    struct compiler c = {.lanes = mem_zeroed(1, sizeof *c.lanes)};

    c.lanes->inputs = expr->has_y ? 2 : 1;

    c.lanes->result = compile(&c, expr, result).row;
    if (!c.failed)
        lanes_place_rows(c.lanes);
    if (!c.failed && c.lanes->rows <= LANES_MOST_ROWS)
        return c.lanes;
    lanes_free(c.lanes);
    return NULL;
}
