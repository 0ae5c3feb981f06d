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
    cpu: float  # seconds of processors, a run; the median of their means
    runs: int
    memory: float  # MB of 10⁶ bytes, the largest resident set
    size: int  # bytes written, 0 for no file
    problem: str = ""


class Once(NamedTuple):
    seconds: float
    cpu: float
    memory: float
    problem: str


def run_once(command):
    """Runs the command under GNU time: a small process, whose own memory does not count for the other's."""
    with tempfile.NamedTemporaryFile() as report:
        start = time.perf_counter()
        done = subprocess.run(
            ["/usr/bin/time", "-f", "%M %U %S", "-o", report.name, *shlex.split(command)],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        seconds = time.perf_counter() - start
        memory, user, system = map(float, report.read().split()[-3:])
    said = done.stderr.decode(errors="replace").strip().splitlines()
    problem = (said[0] if said else f"exit {done.returncode}") if done.returncode else ""
    return Once(seconds, user + system, memory * 1024 / 1e6, problem)


class Several(NamedTuple):
    seconds: list  # of each run
    cpu: float  # of processors, the mean


def hyperfine(command, runs):
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        subprocess.run(["hyperfine", "-N", "--runs", str(runs), "--export-json", report.name, command],
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       check=True)
        result = json.load(report)["results"][0]
        return Several(result["times"], result["user"] + result["system"])


def alternate(commands, once, seconds):
    """Runs for each name, Several by Several. The one that has had the least time so far comes next: programs that
    take about as long take turns, so that noise hits both, and fast ones run more often."""
    done = {name: [] for name in commands}

    def times(name):
        return [taken for several in done[name] for taken in several.seconds]

    def is_wanted(name):
        runs = len(times(name))
        return runs < FEWEST_RUNS or (spent < seconds and runs < MOST_RUNS)

    spent = 0
    while waiting := [name for name in commands if is_wanted(name)]:
        name = min(waiting, key=lambda name: sum(times(name)))
        done[name].append(hyperfine(commands[name], min(5, max(1, int(0.1 / once[name].seconds)))))
        spent = sum(sum(times(name)) for name in commands)
    return done


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
    done = alternate(again, once, seconds)
    measured = {}
    for name, first in once.items():
        several = done.get(name) or [Several([first.seconds], first.cpu)]
        taken = [each for some in several for each in some.seconds]
        median = None if first.problem else statistics.median(taken)
        cpu = statistics.median(some.cpu for some in several)
        measured[name] = Measured(median, cpu, len(taken), first.memory, size_of(outputs[name]), first.problem)
    return measured
