#include "descent/objective.h"

#include "math/expr.h"

int objective_from_function(struct objective *objective, const char *text, struct err *err)
{
    struct expr *expr = expr_parse(text, "function", err);

    if (!expr)
        return -1;
    *objective = (struct objective){.parameters = 1, .names = {"x"}, .expr = expr, .text = text};
    return 0;
}

void objective_from_data(struct objective *objective, const struct moments *moments,
                         const char *name, double bias)
{
    *objective = (struct objective){
        .parameters = 1, .names = {"w", "b"}, .text = name, .moments = *moments, .bias = bias};
}

void objective_release(struct objective *objective)
{
    expr_free(objective->expr);
    objective->expr = NULL;
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
    };
}

struct evaluation objective_at(const struct objective *objective,
                               const double parameter[PARAMETERS_MAX])
{
    struct dual f;

    if (objective_is_data(objective))
        return mean_squared_error(&objective->moments, parameter[0],
                                  objective->parameters == 2 ? parameter[1] : objective->bias);
    f = expr_at(objective->expr, parameter[0]);
    return (struct evaluation){.loss = f.value, .slope = {f.slope}, .curvature = f.curvature};
}

struct evaluation objective_along(const struct objective *objective, double first)
{
    const double parameter[PARAMETERS_MAX] = {first};

    return objective_at(objective, parameter);
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
    return objective_is_data(objective) ? 1 : expr_nodes(objective->expr);
}
