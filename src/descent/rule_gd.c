/* Gradient descent: parameter ← parameter − lr·slope. */
#include "descent/rule_kernel.h"

static inline double kernel(double x, double slope, const struct rates *rates, double *unused,
                            double *as_well)
{
    (void)unused;
    (void)as_well;
    return x - rates->lr * slope;
}

RULE_STEPS(kernel)

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
