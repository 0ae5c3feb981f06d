# Mean squared error of y = w*x: 100 iterations over a CSV file, and the loss curve.
# data.py FILE.csv FIGURE [sums]   with 'sums', descent on three sums instead of on the columns
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

x, y = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, unpack=True)
lr, w = 1e-5, 0.0
xx, xy, yy = np.mean(x * x), np.mean(x * y), np.mean(y * y)


def loss(w):
    return xx * w * w - 2 * xy * w + yy


path = [w]
for _ in range(100):
    slope = 2 * (xx * w - xy) if "sums" in sys.argv else 2 * np.mean(x * (w * x - y))
    w -= lr * slope
    path.append(w)
path = np.array(path)
ws = np.linspace(2 * w - path[0] + 0.5, path[0] - 0.5, 200)
figure, axis = plt.subplots(figsize=(7.2, 4.8), dpi=100)
axis.plot(ws, loss(ws), label="loss")
axis.plot(path, loss(path), "o-", color="red", mfc="white", markersize=4, label="states")
axis.plot([xy / xx], [loss(xy / xx)], "+", color="green", markersize=9, label="minimum")
axis.set_xlabel("w")
axis.set_ylabel("mean squared error")
axis.legend()
figure.savefig(sys.argv[2])
