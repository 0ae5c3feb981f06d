/*
 * Adam (Kingma and Ba, 2015), as PyTorch has it: both means are corrected for their beginning at 0,
 * and eps stands outside the root. The corrections are the same for all parameters.
 */
#include <math.h>

#include "descent/rule_kernel.h"

static inline double kernel(double x, double slope, const struct rates *rates, double *mean,
                            double *square)
{
    *mean = rates->hyper[0] * *mean + (1 - rates->hyper[0]) * slope;
    *square = rates->hyper[1] * *square + (1 - rates->hyper[1]) * (slope * slope);
    return x - rates->lr * (*mean * rates->correction[0]) /
                   (sqrt(*square) * rates->correction[1] + rates->hyper[2]);
}

RULE_STEPS(kernel)

static void correct(struct rates *rates)
{
    rates->correction[0] = 1 / (1 - rates->power[0]);
    rates->correction[1] = 1 / sqrt(1 - rates->power[1]);
}

const struct rule rule_adam = {
    .name = "adam",
    .words = "adam",
    .formula = "m ← beta1·m + (1 − beta1)·g, s ← beta2·s + (1 − beta2)·g², x ← x − "
               "lr·m̂ / (√ŝ + eps), where m̂ = m/(1 − beta1ᵗ), ŝ = s/(1 − beta2ᵗ) in update t",
    .source = "Kingma and Ba, 2015; torch.optim.Adam",
    .hyper = {{"beta1", 0.9, 0, 1, false, "how much of the mean slope m stays"},
              {"beta2", 0.999, 0, 1, false, "how much of the mean square s stays"},
              {"eps", 1e-8, 0, INFINITY, true, "keeps the divisor from 0"}},
    .memory = 2,
    .correct = correct,
    .step = step,
    .step_one = step_one,
    .step_lanes = step_lanes,
};
