# The scalars of an event file of TensorBoard, a panel for each tag, by matplotlib. They are read by Python alone, as the
# packages do that need no TensorFlow; CRCs are not checked.   events.py FILE FIGURE
import struct
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7


def fields(data, at, end):
    """The fields of a message: number, and an integer or where bytes begin and end."""
    while at < end:
        key = data[at]
        at += 1
        wire = key & 7
        if wire == 0:
            value, at = varint(data, at)
            yield key >> 3, value, 0
            continue
        if wire == 2:
            length = data[at]
            if length < 128:
                at += 1
            else:
                length, at = varint(data, at)
        else:
            length = 8 if wire == 1 else 4
        yield key >> 3, at, at + length
        at += length


def scalars(data):
    float32 = struct.Struct("<f").unpack_from
    size = struct.Struct("<Q").unpack_from
    runs = {}
    at = 0
    while at < len(data):
        end = at + 12 + size(data, at)[0]
        step = 0
        for number, value, stop in fields(data, at + 12, end):
            if number == 2:
                step = value
            elif number == 5:
                for _, begin, behind in fields(data, value, stop):
                    tag = number = None
                    for field, first, last in fields(data, begin, behind):
                        if field == 1:
                            tag = data[first:last]
                        elif field == 2:
                            number = float32(data, first)[0]
                    if number is not None:
                        steps, values = runs.setdefault(tag, ([], []))
                        steps.append(step)
                        values.append(number)
        at = end + 4
    return runs


with open(sys.argv[1], "rb") as file:
    runs = scalars(file.read())
figure, axes = plt.subplots(len(runs), 1, figsize=(7.2, 2 * len(runs)), dpi=100)
for axis, (tag, (steps, values)) in zip(axes, runs.items()):
    axis.plot(steps, values)
    axis.set_yscale("log")
    axis.set_title(tag.decode())
figure.savefig(sys.argv[2])
