# The 3×3 grid of tangent lines as a matplotlib user would write it.   Usage: grid.py FILE
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

lr, x = 0.1, 7.0
xs = np.linspace(-10, 10, 200)
figure, axes = plt.subplots(3, 3, figsize=(9, 9), dpi=100, sharex=True, sharey=True)
for k, axis in enumerate(axes.flat):
    slope = 2 * x
    axis.plot(xs, xs**2, label="f(x)")
    axis.plot(xs, x**2 + slope * (xs - x), "--", color="green", label=f"slope = {slope:.4g}")
    axis.plot([x], [x**2], "x", color="red", markersize=9)
    axis.set_title(f"State {k}: ({x:.4g}, {x**2:.4g})")
    axis.set_xlim(-10, 10)
    axis.set_ylim(-25, 100)
    axis.legend()
    x -= lr * slope
figure.suptitle("Gradient descent on f(x) = x²")
figure.tight_layout()
figure.savefig(sys.argv[1])
