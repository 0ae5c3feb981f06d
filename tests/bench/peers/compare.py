# The runs of several learning rates side by side, by matplotlib.   compare.py FILE WIDTH RATE...
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

file, width, rates = sys.argv[1], int(sys.argv[2]), [float(rate) for rate in sys.argv[3:]]
k = np.arange(9)
runs = [7 * (1 - 2 * lr) ** k for lr in rates]
xs = np.linspace(-10, 10, 100)
size = (width / 100, 5.9)
figure, axes = plt.subplots(2, len(rates), figsize=size, dpi=100, sharex="row", sharey="row")
for column, (lr, x) in enumerate(zip(rates, runs)):
    above, below = axes[:, column]
    above.plot(xs, xs**2)
    above.plot(x, x**2, "o-", color="red", mfc="white", markersize=5)
    above.plot([0], [0], "+", color="green", markersize=9)
    above.set_title(f"lr {lr:g}")
    for other in runs:
        below.plot(k, other**2, color="lightgrey")
    below.plot(k, x**2, "o-", color="red", markersize=4)
    above.set_xlabel("x")
    below.set_xlabel("iteration")
axes[0, 0].set_ylim(0, 100)
axes[0, 0].set_ylabel("f(x)")
axes[1, 0].set_ylabel("loss")
axes[1, 0].set_yscale("log")
figure.suptitle("Learning rates on f(x) = x²")
figure.tight_layout()
figure.savefig(file)
