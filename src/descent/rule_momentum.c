/*
 * Descent with momentum (Polyak, 1964), as PyTorch's SGD has it: the learning rate multiplies the
 * velocity, which begins at 0.
 */
#include "descent/rule_kernel.h"

static inline double kernel(double x, double slope, const struct rates *rates, double *velocity,
                            double *unused)
{
    (void)unused;
    *velocity = rates->hyper[0] * *velocity + slope;
    return x - rates->lr * *velocity;
}

RULE_STEPS(kernel)

/* On a quadratic the larger factor of a step, of z² − (1 + β − lr·λ)·z + β, is −1 at this limit. */
static double limit(double curvature, const double *hyper)
{
    return 2 * (1 + hyper[0]) / curvature;
}

const struct rule rule_momentum = {
    .name = "momentum",
    .words = "momentum",
    .formula = "v ← beta·v + g, x ← x − lr·v",
    .source = "Polyak, 1964; torch.optim.SGD(momentum=beta)",
    .hyper = {{"beta", 0.9, 0, 1, false, "how much of the velocity v stays"}},
    .memory = 1,
    .step = step,
    .step_one = step_one,
    .step_lanes = step_lanes,
    .limit = limit,
};
