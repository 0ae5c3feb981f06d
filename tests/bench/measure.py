"""Times of whole processes by hyperfine, and their memory by GNU time."""

import json
import os
import shlex
import statistics
import subprocess
import tempfile
import time
from typing import NamedTuple, Optional

MOST_RUNS, FEWEST_RUNS = 100, 3


class Measured(NamedTuple):
    """One program at one work; without a median it did not run, and problem says why."""

    median: Optional[float]  # seconds
    runs: int
    memory: float  # MB of 10⁶ bytes, the largest resident set
    size: int  # bytes written, 0 for no file
    problem: str = ""


class Once(NamedTuple):
    seconds: float
    memory: float
    problem: str


def run_once(command):
    """Runs the command under GNU time: a small process, whose own memory does not count for the other's."""
    with tempfile.NamedTemporaryFile() as report:
        start = time.perf_counter()
        done = subprocess.run(
            ["/usr/bin/time", "-f", "%M", "-o", report.name, *shlex.split(command)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        seconds = time.perf_counter() - start
        memory = float(report.read().split()[-1]) * 1024 / 1e6
    said = done.stderr.decode(errors="replace").strip().splitlines()
    problem = (said[0] if said else f"exit {done.returncode}") if done.returncode else ""
    return Once(seconds, memory, problem)


def hyperfine(command, runs):
    """The seconds of each run."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        subprocess.run(["hyperfine", "-N", "--runs", str(runs), "--export-json", report.name, command],
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       check=True)
        return json.load(report)["results"][0]["times"]


def alternate(commands, once, seconds):
    """Times for each name. The one that has had the least time so far comes next: programs that
    take about as long take turns, so that noise hits both, and fast ones run more often."""
    times = {name: [] for name in commands}

    def is_wanted(name):
        few = len(times[name]) < FEWEST_RUNS
        return few or (spent < seconds and len(times[name]) < MOST_RUNS)

    spent = 0
    while waiting := [name for name in commands if is_wanted(name)]:
        name = min(waiting, key=lambda name: sum(times[name]))
        times[name] += hyperfine(commands[name], min(5, max(1, int(0.1 / once[name].seconds))))
        spent = sum(map(sum, times.values()))
    return times


def size_of(path):
    return os.path.getsize(path) if os.path.isfile(path) else 0


def measure(programs, outputs, seconds):
    """{name: Measured} of {name: command} in about so many seconds; outputs holds the file of each.

    The first run of each tells memory, problems and how often there is time for it; a program that
    takes more than a quarter of all the time is not run again.
    """
    once = {name: run_once(command) for name, command in programs.items()}
    again = {name: command for name, command in programs.items()
             if not once[name].problem and once[name].seconds <= seconds / 4}
    times = alternate(again, once, seconds)
    measured = {}
    for name, first in once.items():
        taken = times.get(name) or [first.seconds]
        median = None if first.problem else statistics.median(taken)
        measured[name] = Measured(median, len(taken), first.memory, size_of(outputs[name]), first.problem)
    return measured
