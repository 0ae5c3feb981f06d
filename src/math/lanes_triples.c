#include "math/lanes_triples.h"

#include <math.h>

#include "base/mem.h"
#include "math/functions.h"

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

static struct operand zero(void)
{
    return (struct operand){.constant = true};
}

static struct operand twice(struct compiler *c, struct operand a)
{
    return multiply(c, a, constant(c, 2));
}

struct triple lanes_constant(struct compiler *c, double value)
{
    return (struct triple){constant(c, value), zero(), zero()};
}

static struct operand curve_of_product(struct compiler *c, struct triple a, struct triple b)
{
    struct operand sum = term(c, a.curvature, b.value);

    if (!c->curves)
        return zero();
    sum = add_slopes(c, sum, twice(c, term(c, a.slope, b.slope)));
    return add_slopes(c, sum, term(c, b.curvature, a.value));
}

static struct triple multiply_triples(struct compiler *c, struct triple a, struct triple b)
{
    return (struct triple){
        multiply(c, a.value, b.value),
        add_slopes(c, term(c, a.slope, b.value), term(c, b.slope, a.value)),
        curve_of_product(c, a, b),
    };
}

static struct operand curve_of_quotient(struct compiler *c, struct triple a, struct triple b,
                                        struct operand value, struct operand slope)
{
    struct operand rest;

    if (!c->curves)
        return zero();
    rest = subtract_slopes(c, a.curvature, twice(c, term(c, b.slope, slope)));
    return divide(c, subtract_slopes(c, rest, term(c, b.curvature, value)), b.value);
}

static struct triple divide_triples(struct compiler *c, struct triple a, struct triple b)
{
    struct operand value = divide(c, a.value, b.value);
    struct operand rest = subtract_slopes(c, a.slope, term(c, b.slope, value));
    struct operand slope = divide(c, rest, b.value);

    return (struct triple){value, slope, curve_of_quotient(c, a, b, value, slope)};
}

/* The curvature of g(u), given the first and second derivatives of g; as dual_chain. */
static struct operand curve_of_chain(struct compiler *c, struct triple u, struct operand first,
                                     struct operand second)
{
    return add_slopes(c, term(c, multiply(c, u.slope, u.slope), second),
                      term(c, u.curvature, first));
}

static struct triple real_power(struct compiler *c, struct triple a, double p)
{
    struct operand first = multiply(c, constant(c, p), power(c, a.value, p - 1));
    struct triple result = {power(c, a.value, p), term(c, a.slope, first), zero()};

    if (c->curves)
        result.curvature = curve_of_chain(
            c, a, first, term(c, constant(c, p * (p - 1)), power(c, a.value, p - 2)));
    return result;
}

static struct triple power_triple(struct compiler *c, struct triple a, struct triple exponent)
{
    double p = exponent.value.k, magnitude = fabs(p);
    struct triple result = a;

    if (!exponent.value.constant) {
        c->failed = true;
        return a;
    }
    if (p == 0)
        return lanes_constant(c, 1);
    if (!dual_multiplies_out(p))
        return real_power(c, a, p);
    for (int i = 1; i < (int)magnitude; i++)
        result = multiply_triples(c, result, a);
    return p > 0 ? result : divide_triples(c, lanes_constant(c, 1), result);
}

struct operand lanes_as_row(struct compiler *c, struct operand a)
{
    return a.constant ? emit_constant(c, LANE_FILL, a, a.k) : a;
}

static struct operand derivative(struct compiler *c, enum lane_op order,
                                 const struct function *function, struct operand u)
{
    return emit(c, (struct lane_code){.op = order, .function = function, .a = u.row});
}

/* A function of one argument, by the chain rule. */
static struct triple apply_one(struct compiler *c, const struct function *function, struct triple u)
{
    struct operand first;
    struct triple result = {.curvature = zero()};

    if (u.value.constant)
        return lanes_constant(
            c, function_apply(function, dual_constant(u.value.k), dual_constant(u.value.k)).value);
    result.value = derivative(c, LANE_VALUE, function, u.value);
    first = derivative(c, LANE_FIRST, function, u.value);
    result.slope = term(c, u.slope, first);
    if (c->curves)
        result.curvature =
            curve_of_chain(c, u, first, derivative(c, LANE_SECOND, function, u.value));
    return result;
}

/* There is no instruction for curvatures of functions of two arguments. */
static struct triple apply_two(struct compiler *c, const struct function *function, struct triple a,
                               struct triple b)
{
    struct lane_code code = {.op = LANE_PAIR, .function = function};
    struct operand value;

    if (function->combine == dual_power)
        return power_triple(c, a, b);
    c->failed = c->failed || c->curves;
    code.a = lanes_as_row(c, a.value).row;
    code.b = lanes_as_row(c, b.value).row;
    code.c = lanes_as_row(c, a.slope).row;
    code.d = lanes_as_row(c, b.slope).row;
    value = emit(c, code);
    code.op = LANE_SLOPE;
    return (struct triple){value, emit(c, code), zero()};
}

struct triple lanes_apply(struct compiler *c, const struct node *node, struct triple a,
                          struct triple b)
{
    switch (node->op) {
    case OP_NEGATE:
        return (struct triple){negate(c, b.value), negate(c, b.slope), negate(c, b.curvature)};
    case OP_ADD:
        return (struct triple){add(c, a.value, b.value), add_slopes(c, a.slope, b.slope),
                               add_slopes(c, a.curvature, b.curvature)};
    case OP_SUBTRACT:
        return (struct triple){subtract(c, a.value, b.value), subtract_slopes(c, a.slope, b.slope),
                               subtract_slopes(c, a.curvature, b.curvature)};
    case OP_MULTIPLY:
        return multiply_triples(c, a, b);
    case OP_DIVIDE:
        return divide_triples(c, a, b);
    case OP_POWER:
        return power_triple(c, a, b);
    default:
        return node->function->arity == 1 ? apply_one(c, node->function, b)
                                          : apply_two(c, node->function, a, b);
    }
}
