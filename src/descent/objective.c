#include "descent/objective.h"

#include <math.h>
#include <string.h>

#include "math/expr.h"

enum { BOTH = 3 }; /* evaluations that the derivatives in two parameters take */

int objective_from_function(struct objective *objective, const char *text, struct err *err)
{
    struct expr *expr = expr_parse(text, "function", err);

    if (!expr)
        return -1;
    *objective = (struct objective){.parameters = (size_t)expr_variables(expr),
                                    .names = {"x", "y"},
                                    .expr = expr,
                                    .text = text};
    return 0;
}

void objective_from_data(struct objective *objective, const struct moments *moments,
                         const char *name, double bias)
{
    *objective = (struct objective){.parameters = isnan(bias) ? 2 : 1,
                                    .names = {"w", "b"},
                                    .text = name,
                                    .moments = *moments,
                                    .bias = bias};
}

struct objective objective_slice(const struct objective *objective, const double at[PARAMETERS_MAX],
                                 size_t along)
{
    struct objective slice = *objective;

    slice.parameters = 1;
    slice.names[0] = objective->names[along];
    slice.names[1] = objective->names[1 - along];
    slice.is_slice = true;
    slice.along = along;
    memcpy(slice.held, at, sizeof slice.held);
    return slice;
}

void objective_release(struct objective *objective)
{
    expr_free(objective->expr);
    objective->expr = NULL;
}

struct objective objective_move_slice(const struct objective *slice,
                                      const double point[PARAMETERS_MAX])
{
    struct objective moved = *slice;

    moved.held[slice->along] = point[0];
    moved.held[1 - slice->along] = point[1];
    return moved;
}

/*
 * loss = Sxx/n·(w−ŵ)² + offset² + R/n, so ∂w = 2(Sxx/n·(w−ŵ) + x̄·offset), ∂b = 2·offset and
 * ∂²w = 2(Sxx/n + x̄²).
 */
static struct evaluation mean_squared_error(const struct moments *m, double w, double b)
{
    double spread = m->sxx / (double)m->n;
    double excess = moments_excess(m, w);
    double offset = moments_offset(m, w, b);

    return (struct evaluation){
        .loss = spread * excess * excess + offset * offset + m->residual / (double)m->n,
        .slope = {2 * (spread * excess + m->x.hi * offset), 2 * offset},
        .curvature = 2 * (spread + m->x.hi * m->x.hi),
        .mixed = 2 * m->x.hi,
        .second = 2,
    };
}

static const struct evaluation nowhere = {NAN, {NAN, NAN}, NAN, NAN, NAN};

/* Counts the evaluation of an expression so many times. */
static bool may_evaluate(const struct objective *objective, int times)
{
    return work_add(objective->work, times * (double)expr_cost(objective->expr));
}

/* f(x, y): the derivatives along the axes, and what the diagonal adds. */
static struct evaluation evaluate_both(const struct objective *objective, const double at[2])
{
    const struct expr *expr = objective->expr;
    struct dual x, y, diagonal;

    if (!may_evaluate(objective, BOTH))
        return nowhere;
    x = expr_along(expr, at, (const double[]){1, 0});
    y = expr_along(expr, at, (const double[]){0, 1});
    diagonal = expr_along(expr, at, (const double[]){1, 1});
    return (struct evaluation){
        .loss = x.value,
        .slope = {x.slope, y.slope},
        .curvature = x.curvature,
        .mixed = (diagonal.curvature - x.curvature - y.curvature) / 2,
        .second = y.curvature,
    };
}

static struct evaluation evaluate_one(const struct objective *objective, double x)
{
    struct dual f;

    if (!may_evaluate(objective, 1))
        return nowhere;
    f = expr_at(objective->expr, x);
    return (struct evaluation){.loss = f.value, .slope = {f.slope}, .curvature = f.curvature};
}

/* What a slice is of; `at` becomes its point of this value along the slice. */
static struct objective whole_of(const struct objective *slice, double value,
                                 double at[PARAMETERS_MAX])
{
    struct objective whole = *slice;

    whole.is_slice = false;
    whole.parameters = PARAMETERS_MAX;
    memcpy(at, slice->held, sizeof slice->held);
    at[slice->along] = value;
    return whole;
}

static struct evaluation evaluate_slice(const struct objective *objective, double value)
{
    double at[PARAMETERS_MAX];
    struct objective whole = whole_of(objective, value, at);
    struct evaluation there = objective_at(&whole, at);

    return (struct evaluation){.loss = there.loss,
                               .slope = {there.slope[objective->along]},
                               .curvature = objective->along ? there.second : there.curvature};
}

struct evaluation objective_at(const struct objective *objective,
                               const double parameter[PARAMETERS_MAX])
{
    if (objective->is_slice)
        return evaluate_slice(objective, parameter[0]);
    if (objective_is_data(objective))
        return mean_squared_error(&objective->moments, parameter[0],
                                  objective->parameters == 2 ? parameter[1] : objective->bias);
    if (objective->parameters == 2)
        return evaluate_both(objective, parameter);
    return evaluate_one(objective, parameter[0]);
}

double objective_loss(const struct objective *objective, const double parameter[PARAMETERS_MAX])
{
    double at[PARAMETERS_MAX];
    struct objective whole;

    if (objective->is_slice) {
        whole = whole_of(objective, parameter[0], at);
        return objective_loss(&whole, at);
    }
    if (objective_is_data(objective) || objective->parameters < 2)
        return objective_at(objective, parameter).loss;
    return may_evaluate(objective, 1)
               ? expr_along(objective->expr, parameter, (const double[]){1, 0}).value
               : NAN;
}

struct evaluation objective_along(const struct objective *objective, double first)
{
    const double parameter[PARAMETERS_MAX] = {first};

    return objective_at(objective, parameter);
}

bool objective_has_two(const struct objective *objective)
{
    return objective->parameters == 2 || objective->is_slice;
}

bool objective_is_known(const struct objective *objective)
{
    return objective->parameters > 0;
}

bool objective_is_data(const struct objective *objective)
{
    return objective_is_known(objective) && !objective->expr;
}

bool objective_is_quadratic(const struct objective *objective)
{
    return objective_is_data(objective) ||
           (objective_is_known(objective) && expr_degree(objective->expr) == 2);
}

size_t objective_cost(const struct objective *objective)
{
    if (objective_is_data(objective))
        return 1;
    return expr_cost(objective->expr) * (objective->parameters == 2 ? BOTH : 1);
}
