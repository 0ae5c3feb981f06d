# Reads a CSV file of numbers with numpy.   read.py FILE.csv
import sys

import numpy as np

print(np.loadtxt(sys.argv[1], delimiter=",", skiprows=1).sum(axis=0))
