# A grid of tangent lines by matplotlib.   grid.py FILE ROWS COLUMNS SIDE
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

file = sys.argv[1]
rows, columns, side = (int(argument) for argument in sys.argv[2:])
lr, x = 0.1, 7.0
xs = np.linspace(-10, 10, 100)
earlier = []
inches = (side / 100, side / 100)
figure, axes = plt.subplots(rows, columns, figsize=inches, dpi=100, sharex=True, sharey=True)
for k, axis in enumerate(axes.flat):
    slope, loss = 2 * x, x**2
    axis.plot(xs, xs**2, label="f(x)")
    axis.plot(xs, loss + slope * (xs - x), "--", color="green", label="tangent")
    axis.plot(earlier, np.square(earlier), "o", color="red", mfc="white", markersize=5, label="earlier")
    axis.plot([x], [loss], "x", color="red", markersize=9, label="state")
    axis.set_title(f"State {k} ({x:.4g}, {loss:.4g}) slope {slope:.4g}", fontsize=9)
    earlier.append(x)
    x -= lr * slope
axes.flat[0].set_xlim(-10, 10)
axes.flat[0].set_ylim(-25, 100)
for axis in axes[-1, :]:
    axis.set_xlabel("x")
for axis in axes[:, 0]:
    axis.set_ylabel("f(x)")
figure.suptitle("Gradient descent on f(x) = x²", x=0.3)
figure.legend(*axes.flat[0].get_legend_handles_labels(), loc="upper right", ncol=4)
figure.tight_layout()
figure.savefig(file)
