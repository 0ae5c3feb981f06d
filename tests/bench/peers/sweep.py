# Loss after N iterations over many learning rates, vectorised.
# sweep.py EXPRESSION RATES ITERATIONS [FIGURE]   without FIGURE only the best rate is printed
import sys

import numpy as np

SLOPES = {"x^2": lambda x: 2 * x, "sin(x) + x^2/10": lambda x: np.cos(x) + x / 5}
LOSSES = {"x^2": lambda x: x * x, "sin(x) + x^2/10": lambda x: np.sin(x) + x * x / 10}

expression, iterations = sys.argv[1], int(sys.argv[3])
slope = SLOPES[expression]
rates = np.geomspace(0.001, 1.2, int(sys.argv[2]))
x = np.full_like(rates, 7.0)
with np.errstate(all="ignore"):
    for _ in range(iterations):
        x -= rates * slope(x)
    losses = LOSSES[expression](x)
print("best learning rate", rates[np.nanargmin(losses)])
if len(sys.argv) > 4:
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, axis = plt.subplots(figsize=(7.2, 4.8), dpi=100)
    axis.plot(rates, losses)
    axis.set_xscale("log")
    axis.set_yscale("symlog", linthresh=1e-12)
    axis.set_xlabel("learning rate")
    axis.set_ylabel(f"loss after {iterations} iterations")
    axis.set_title(expression)
    figure.savefig(sys.argv[4])
