/* The objective that is a function, typed as an expression in x, or in x and y. */
#include <string.h>

#include "base/italic.h"
#include "descent/objective.h"
#include "descent/objective_lanes.h"
#include "math/expr.h"
#include "math/expr_notation.h"

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
    return expr_value(objective->expr, parameter);
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

static void describe(const struct objective *objective, struct buf *out)
{
    buf_printf(out, "%s = ", italic_name(objective->loss));
    expr_add_line(objective->expr, out);
}

static void add_formula(const struct objective *objective, struct buf *line, struct buf *latex)
{
    expr_add_line(objective->expr, line);
    expr_add_latex(objective->expr, latex);
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
    .add_formula = add_formula,
    .words =
        {
            .curve = "The curve of ",
            .slice = "A slice of ",
            .contours = "Contours of ",
            .loss = "f",
            .is = " = ",
            .lighten = "simplify the expression, or lower --size",
        },
    .release = release,
};
