/* RMSprop (Hinton, 2012), as PyTorch has it: eps stands outside the root. */
#include <math.h>

#include "descent/rule_kernel.h"

static inline double kernel(double x, double slope, const struct rates *rates, double *square,
                            double *unused)
{
    (void)unused;
    *square = rates->hyper[0] * *square + (1 - rates->hyper[0]) * (slope * slope);
    return x - rates->lr * slope / (sqrt(*square) + rates->hyper[1]);
}

RULE_STEPS(kernel)

const struct rule rule_rmsprop = {
    .name = "rmsprop",
    .words = "rmsprop",
    .formula = "s ← alpha·s + (1 − alpha)·g², x ← x − lr·g/(√s + eps)",
    .source = "Hinton, 2012; torch.optim.RMSprop",
    .hyper = {{"alpha", 0.99, 0, 1, false, "how much of the mean square s stays"},
              {"eps", 1e-8, 0, INFINITY, true, "keeps the divisor from 0"}},
    .memory = 1,
    .step = step,
    .step_one = step_one,
    .step_lanes = step_lanes,
};
