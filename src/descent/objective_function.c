/* The objective that is a function, typed as an expression in x, or in x and y. */
#include <string.h>

#include "descent/objective.h"
#include "descent/objective_lanes.h"
#include "math/expr.h"

enum { BOTH = 3 }; /* evaluations that the derivatives in two parameters take */

/* f(x, y): derivatives along both axes, and along the diagonal, which gives the mixed one. */
static struct evaluation evaluate_both(const struct expr *expr, const double at[PARAMETERS_MAX])
{
    struct dual x = expr_along(expr, at, (const double[]){1, 0});
    struct dual y = expr_along(expr, at, (const double[]){0, 1});
    struct dual diagonal = expr_along(expr, at, (const double[]){1, 1});

    return (struct evaluation){
        .loss = x.value,
        .slope = {x.slope, y.slope},
        .curvature = x.curvature,
        .mixed = (diagonal.curvature - x.curvature - y.curvature) / 2,
        .second = y.curvature,
    };
}

static struct evaluation evaluate(const struct objective *objective,
                                  const double parameter[PARAMETERS_MAX])
{
    struct dual f;

    if (objective->parameters == 2)
        return evaluate_both(objective->expr, parameter);
    f = expr_at(objective->expr, parameter[0]);
    return (struct evaluation){.loss = f.value, .slope = {f.slope}, .curvature = f.curvature};
}

static double loss(const struct objective *objective, const double parameter[PARAMETERS_MAX])
{
    if (objective->parameters == 2)
        return expr_along(objective->expr, parameter, (const double[]){1, 0}).value;
    return expr_at(objective->expr, parameter[0]).value;
}

static bool compile(const struct objective *objective, struct objective_lanes *lanes)
{
    lanes->value = lanes_compile(objective->expr, LANES_VALUE);
    lanes->slope[0] = lanes_compile(objective->expr, LANES_SLOPE);
    if (objective->parameters == 1) {
        lanes->curvature = lanes_compile(objective->expr, LANES_CURVATURE);
        return lanes->value && lanes->slope[0];
    }
    lanes->slope[1] = lanes_compile(objective->expr, LANES_SLOPE_Y);
    return lanes->value && lanes->slope[0] && lanes->slope[1];
}

/*
 * The length of "^2" or "**2" at `at`; 0 where neither stands there, or it begins x^21, x^2.5 or
 * x^2^3.
 */
static size_t square(const char *at)
{
    const char *rest = !strncmp(at, "^2", 2) ? at + 2 : !strncmp(at, "**2", 3) ? at + 3 : NULL;
    const char *after;

    if (!rest || strspn(rest, "0123456789.eE"))
        return 0;
    after = rest + strspn(rest, " \t");
    if (*after == '^' || !strncmp(after, "**", 2))
        return 0;
    return (size_t)(rest - at);
}

/* Whether the minus is that of an exponent, as in 1e-9. */
static bool is_exponent_sign(const char *start, const char *minus)
{
    return minus - start >= 2 && (minus[-1] == 'e' || minus[-1] == 'E') &&
           strchr("0123456789.", minus[-2]);
}

/* As typed, but with ² for ^2, and true minus signs. */
static void describe(const struct objective *objective, struct buf *out)
{
    const char *text = objective->text;

    buf_printf(out, "%s = ", objective->loss);
    while (*text) {
        size_t length = square(text);

        if (length) {
            buf_puts(out, "²");
            text += length;
        } else if (*text == '-' && !is_exponent_sign(objective->text, text)) {
            buf_puts(out, "−");
            text++;
        } else {
            buf_add(out, text++, 1);
        }
    }
}

static void release(struct objective *objective)
{
    expr_free(objective->expr);
}

int objective_from_function(struct objective *objective, const char *text, struct err *err)
{
    struct expr *expr = expr_parse(text, "function", err);
    bool both;

    if (!expr)
        return -1;
    both = expr_variables(expr) == 2;
    *objective = (struct objective){
        .kind = &objective_function,
        .parameters = both ? 2 : 1,
        .names = {"x", both ? "y" : NULL},
        .loss = both ? "f(x, y)" : "f(x)",
        .text = text,
        .is_quadratic = expr_degree(expr) == 2,
        .is_total = expr_is_total(expr),
        .cost = expr_cost(expr) * (both ? BOTH : 1),
        .slope_cost = expr_cost(expr) * (both ? 2 : 1),
        .loss_cost = expr_cost(expr),
        .expr = expr,
    };
    return 0;
}

const struct objective_kind objective_function = {
    .name = "function",
    .evaluate = evaluate,
    .loss = loss,
    .compile = compile,
    .describe = describe,
    .words =
        {
            .curve = "The curve of ",
            .slice = "A slice of ",
            .contours = "Contours of ",
            .is = " = ",
            .lighten = "simplify the expression, or lower --size",
        },
    .release = release,
};
