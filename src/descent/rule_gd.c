/* Gradient descent: parameter ← parameter − lr·slope. */
#include "base/wide.h"
#include "descent/rule.h"

static double step_one(double parameter, double lr, double slope)
{
    return parameter - lr * slope;
}

static void step(const struct update *update, struct state *next)
{
    for (size_t i = 0; i < update->objective->parameters; i++)
        next->parameter[i] = step_one(next->parameter[i], update->lr, update->state->slope[i]);
}

WIDE static void step_lanes(size_t count, double *parameter, const double *lr, const double *slope)
{
    WIDE_LOOP for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++)
    {
        parameter[i] = step_one(parameter[i], lr[i], slope[i]);
    }
}

/* On a quadratic a step keeps 1 − lr·curvature of the distance: −1 at this limit. */
static double limit(double curvature, const double *hyper)
{
    (void)hyper;
    return 2 / curvature;
}

const struct rule rule_gd = {
    .name = "gd",
    .formula = "x ← x − lr·g",
    .source = "Cauchy, 1847",
    .by_slope = true,
    .step = step,
    .step_one = step_one,
    .step_lanes = step_lanes,
    .limit = limit,
};
