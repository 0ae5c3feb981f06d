/*
 * Adam (Kingma and Ba, 2015), as PyTorch has it: both means are corrected for their beginning at 0,
 * and eps stands outside the root.
 */
#include <math.h>

#include "descent/rule_kernel.h"

static inline double kernel(double x, double slope, double lr, const double *hyper,
                            const double *power, double *mean, double *square)
{
    *mean = hyper[0] * *mean + (1 - hyper[0]) * slope;
    *square = hyper[1] * *square + (1 - hyper[1]) * (slope * slope);
    return x - lr * (*mean / (1 - power[0])) / (sqrt(*square / (1 - power[1])) + hyper[2]);
}

RULE_STEP(kernel)

const struct rule rule_adam = {
    .name = "adam",
    .words = "adam",
    .formula = "m ← beta1·m + (1 − beta1)·g, s ← beta2·s + (1 − beta2)·g², x ← x − "
               "lr·m̂/(√ŝ + eps), where m̂ = m/(1 − beta1ᵗ), ŝ = s/(1 − beta2ᵗ) in update t",
    .source = "Kingma and Ba, 2015; torch.optim.Adam",
    .hyper = {{"beta1", 0.9, 0, 1, false, "how much of the mean slope m stays"},
              {"beta2", 0.999, 0, 1, false, "how much of the mean square s stays"},
              {"eps", 1e-8, 0, INFINITY, true, "keeps the divisor from 0"}},
    .memory = 2,
    .step = step,
};
