# The learning curve of many iterations, by matplotlib.   history.py FILE ITERATIONS
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

file, iterations = sys.argv[1], int(sys.argv[2])
lr, x = 1e-6, 7.0
losses = np.empty(iterations + 1)
for k in range(iterations + 1):
    losses[k] = x * x
    x -= lr * 2 * x
figure, axis = plt.subplots(figsize=(7.2, 4.8), dpi=100)
axis.plot(losses)
axis.set_yscale("log")
axis.set_xlabel("iteration")
axis.set_ylabel("loss")
axis.set_title("Learning curve on f(x) = x²")
figure.savefig(file)
