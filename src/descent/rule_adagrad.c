/* AdaGrad (Duchi, Hazan and Singer, 2011), as PyTorch has it: eps stands outside the root. */
#include <math.h>

#include "descent/rule_kernel.h"

static inline double kernel(double x, double slope, const struct rates *rates, double *squares,
                            double *unused)
{
    (void)unused;
    *squares += slope * slope;
    return x - rates->lr * slope / (sqrt(*squares) + rates->hyper[0]);
}

RULE_STEPS(kernel)

const struct rule rule_adagrad = {
    .name = "adagrad",
    .words = "adagrad",
    .formula = "s ← s + g², x ← x − lr·g/(√s + eps)",
    .source = "Duchi, Hazan and Singer, 2011; torch.optim.Adagrad",
    .hyper = {{"eps", 1e-10, 0, INFINITY, true, "keeps the divisor from 0"}},
    .memory = 1,
    .step = step,
    .step_one = step_one,
    .step_lanes = step_lanes,
};
