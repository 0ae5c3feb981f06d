# Ten figures on x² in one process, by matplotlib.   report.py FOLDER
import os
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
rates = [0.1, 0.3, 1]
k = np.arange(9)
runs = {lr: 7 * (1 - 2 * lr) ** k for lr in rates}
xs = np.linspace(-10, 10, 100)


def save(figure, name):
    figure.tight_layout()
    figure.savefig(os.path.join(folder, name + ".png"))
    plt.close(figure)


def grid(lr):
    figure, axes = plt.subplots(3, 3, figsize=(9, 9), dpi=100, sharex=True, sharey=True)
    for i, (axis, x) in enumerate(zip(axes.flat, runs[lr])):
        axis.plot(xs, xs**2, label="f(x)")
        axis.plot(xs, x**2 + 2 * x * (xs - x), "--", color="green", label="tangent")
        axis.plot(runs[lr][:i], runs[lr][:i] ** 2, "o", color="red", mfc="white", markersize=5)
        axis.plot([x], [x**2], "x", color="red", markersize=9, label="state")
        axis.set_title(f"State {i} ({x:.4g}, {x**2:.4g}) slope {2 * x:.4g}", fontsize=9)
    axes.flat[0].set_xlim(-10, 10)
    axes.flat[0].set_ylim(-25, 100)
    figure.suptitle(f"Gradient descent on f(x) = x², learning rate {lr:g}", x=0.3)
    figure.legend(*axes.flat[0].get_legend_handles_labels(), loc="upper right", ncol=3)
    save(figure, f"grid-{lr:g}")


def loss(lr):
    figure, axis = plt.subplots(figsize=(7.2, 4.8), dpi=100)
    axis.plot(xs, xs**2, label="f(x)")
    axis.plot(runs[lr], runs[lr] ** 2, "o-", color="red", mfc="white", label="states")
    axis.plot([0], [0], "+", color="green", markersize=9, label="minimum")
    axis.legend()
    axis.set_title(f"Loss, learning rate {lr:g}")
    save(figure, f"loss-{lr:g}")


def history(name, shown):
    figure, axis = plt.subplots(figsize=(7.2, 4.8), dpi=100)
    for lr in shown:
        axis.plot(k, runs[lr] ** 2, "o-", label=f"lr {lr:g}")
    axis.set_yscale("log")
    axis.set_xlabel("iteration")
    axis.set_ylabel("loss")
    axis.legend()
    axis.set_title("Learning curves")
    save(figure, name)


def compare():
    figure, axes = plt.subplots(2, 3, figsize=(9.6, 5.9), dpi=100, sharex="row", sharey="row")
    for (above, below), (lr, x) in zip(axes.T, runs.items()):
        above.plot(xs, xs**2)
        above.plot(x, x**2, "o-", color="red", mfc="white", markersize=5)
        above.set_title(f"lr {lr:g}")
        for other in runs.values():
            below.plot(k, other**2, color="lightgrey")
        below.plot(k, x**2, "o-", color="red", markersize=4)
    axes[1, 0].set_yscale("log")
    figure.suptitle("Learning rates on f(x) = x²")
    save(figure, "compare")


for rate in rates:
    grid(rate)
    loss(rate)
history("history", rates)
history("history-0.1", [0.1])
history("history-0.3", [0.3])
compare()
