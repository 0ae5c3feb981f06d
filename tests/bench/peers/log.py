# The curves of a CSV log, a panel for each of its metrics, by pandas and matplotlib.   log.py FILE.csv FIGURE
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd

log = pd.read_csv(sys.argv[1])
names = [name for name in log.columns if name != "step"]
figure, axes = plt.subplots(len(names), 1, figsize=(7.2, 2 * len(names)), dpi=100)
for axis, name in zip(axes, names):
    axis.plot(log["step"], log[name])
    axis.set_yscale("log")
    axis.set_title(name)
figure.savefig(sys.argv[2])
