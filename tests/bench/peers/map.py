# Losses after N iterations over learning rates and starts, vectorised.
# map.py EXPRESSION VALUES ITERATIONS [in-place]   in place without arrays in between; x^2 alone
import sys

import numpy as np

SLOPES = {"x^2": lambda x: 2 * x, "sin(x) + x^2/10": lambda x: np.cos(x) + x / 5}
LOSSES = {"x^2": lambda x: x * x, "sin(x) + x^2/10": lambda x: np.sin(x) + x * x / 10}

expression, values, iterations = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
rates = np.linspace(0.001, 1.2, values)[None, :]
x = np.repeat(np.linspace(-7, 7, values)[:, None], values, axis=1)
with np.errstate(all="ignore"):
    if len(sys.argv) > 4:
        assert expression == "x^2"
        step = np.empty_like(x)
        for _ in range(iterations):
            np.multiply(x, 2, out=step)
            np.multiply(step, rates, out=step)
            np.subtract(x, step, out=x)
    else:
        for _ in range(iterations):
            x -= rates * SLOPES[expression](x)
    losses = LOSSES[expression](x)
print("lowest loss", np.nanmin(losses))
