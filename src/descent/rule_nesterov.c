/*
 * Nesterov's accelerated descent (1983), as PyTorch's SGD has it with nesterov=True: the slope is
 * that of where the parameter is, and the velocity's share is taken in advance.
 */
#include "descent/rule_kernel.h"

static inline double kernel(double x, double slope, const struct rates *rates, double *velocity,
                            double *unused)
{
    (void)unused;
    *velocity = rates->hyper[0] * *velocity + slope;
    return x - rates->lr * (slope + rates->hyper[0] * *velocity);
}

RULE_STEPS(kernel)

/* On a quadratic a factor of a step, of z² − (1 + β)(1 − lr·λ)·z + β(1 − lr·λ), is −1 here. */
static double limit(double curvature, const double *hyper)
{
    return 2 * (1 + hyper[0]) / ((1 + 2 * hyper[0]) * curvature);
}

const struct rule rule_nesterov = {
    .name = "nesterov",
    .words = "nesterov",
    .formula = "v ← beta·v + g, x ← x − lr·(g + beta·v)",
    .source = "Nesterov, 1983; torch.optim.SGD(momentum=beta, nesterov=True)",
    .hyper = {{"beta", 0.9, 0, 1, false, "how much of the velocity v stays"}},
    .memory = 1,
    .step = step,
    .step_one = step_one,
    .step_lanes = step_lanes,
    .limit = limit,
};
