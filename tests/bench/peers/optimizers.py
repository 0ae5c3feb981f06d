# Loss of x^2 after N iterations over many learning rates by an optimiser, vectorised, in place.
# optimizers.py momentum|adam RATES ITERATIONS   prints the best rate
import sys

import numpy as np

optimizer, iterations = sys.argv[1], int(sys.argv[3])
rates = np.geomspace(0.001, 1.2, int(sys.argv[2]))
x = np.full_like(rates, 7.0)
first = np.zeros_like(x)
second = np.zeros_like(x)
with np.errstate(all="ignore"):
    for k in range(iterations):
        slope = 2 * x
        if optimizer == "momentum":
            first *= 0.9
            first += slope
            x -= rates * first
        else:
            first *= 0.9
            first += (1 - 0.9) * slope
            second *= 0.999
            second += (1 - 0.999) * slope * slope
            corrected = np.sqrt(second / (1 - 0.999 ** (k + 1))) + 1e-8
            x -= rates * (first / (1 - 0.9 ** (k + 1))) / corrected
    losses = x * x
print("best learning rate", rates[np.nanargmin(losses)])
