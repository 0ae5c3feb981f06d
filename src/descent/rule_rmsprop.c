/* RMSprop (Hinton, 2012), as PyTorch has it: eps stands outside the root. */
#include <math.h>

#include "descent/rule_kernel.h"

static inline double kernel(double x, double slope, double lr, const double *hyper,
                            const double *power, double *square, double *unused)
{
    (void)power;
    (void)unused;
    *square = hyper[0] * *square + (1 - hyper[0]) * (slope * slope);
    return x - lr * slope / (sqrt(*square) + hyper[1]);
}

RULE_STEP(kernel)

const struct rule rule_rmsprop = {
    .name = "rmsprop",
    .words = "rmsprop",
    .formula = "s ← alpha·s + (1 − alpha)·g², x ← x − lr·g/(√s + eps)",
    .source = "Hinton, 2012; torch.optim.RMSprop",
    .hyper = {{"alpha", 0.99, 0, 1, false, "how much of the mean square s stays"},
              {"eps", 1e-8, 0, INFINITY, true, "keeps the divisor from 0"}},
    .memory = 1,
    .step = step,
};
