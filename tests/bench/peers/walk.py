# The walk down x², a frame a state, by matplotlib and its PillowWriter.   walk.py FILE FRAMES
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FuncAnimation, PillowWriter

file, frames = sys.argv[1], int(sys.argv[2])
states = 7 * 0.8 ** np.arange(frames)
x = np.linspace(-10, 10, 257)
figure, axis = plt.subplots(figsize=(6, 4), dpi=100)
axis.plot(x, x**2)
axis.set_xlabel("x")
axis.set_ylabel("f(x)")
axis.set_title("The curve of f(x) = x²")
(path,) = axis.plot([], [], "o-", markersize=4)
(tangent,) = axis.plot([], [], "--")
(state,) = axis.plot([], [], "x", markersize=9)
label = axis.text(0, 95, "", ha="center")


def show(k):
    w = states[k]
    path.set_data(states[:k], states[:k] ** 2)
    tangent.set_data([w - 2, w + 2], [w**2 - 4 * w, w**2 + 4 * w])
    state.set_data([w], [w**2])
    label.set_text(f"state {k}  x = {w:.3g}  f(x) = {w**2:.3g}")
    return path, tangent, state, label


FuncAnimation(figure, show, frames, blit=True).save(file, PillowWriter(fps=12))
