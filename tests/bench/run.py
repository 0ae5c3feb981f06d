"""Measures gdplot beside its peers and prints the tables as Markdown.

    run.py                 all works; writes BUILD/bench.md
    run.py doc             puts the summary of BUILD/bench.md into doc/bench.md
    run.py list            the works and their commands

Environment: GDPLOT, BUILD; PYTHON for the peers; QUICK=1 for a short run that only shows that all
of it works; BENCH_LARGE=1 for the works that need gigabytes, too; ONLY=TEXT for the works that
have the text in their name.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile

import tables
from measure import measure
from works import RATES, WORKS

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build")))
GDPLOT = os.path.abspath(os.environ.get("GDPLOT", os.path.join(BUILD, "gdplot")))
PYTHON = os.environ.get("PYTHON", "/usr/bin/python3")
BUILT = os.path.join(BUILD, "bench")
RESULT = os.path.join(BUILD, "bench.md")
QUICK = bool(os.environ.get("QUICK"))
LARGE = bool(os.environ.get("BENCH_LARGE"))
ONLY = os.environ.get("ONLY", "")
SECONDS = 1 if QUICK else 7  # for a work
BEGIN, END = "<!-- bench: made by make bench-doc -->", "<!-- /bench -->"


def rows_file(count):
    return os.path.join(BUILT, f"rows-{count}.csv")


def make_rows(count):
    """The CSV file of so many rows, made where it is not there yet."""
    path = rows_file(count)
    if not os.path.exists(path):
        free = shutil.disk_usage(BUILT).free
        if free < 40 * count:
            sys.exit(f"bench: {path} needs {17 * count / 1e9:.1f} GB, and {free / 1e9:.1f} GB are free")
        with open(path + ".part", "wb") as file:
            subprocess.run([os.path.join(BUILT, "rows"), str(count)], stdout=file, check=True)
        os.rename(path + ".part", path)
    return path


class Rows:
    """Makes {rows:1000} in a command the path of a file, and the file."""

    def __format__(self, count):
        return make_rows(int(count))


class Log:
    """The same for {log:csv-1000} and {log:events-1000}, the log of a run."""

    def __format__(self, said):
        form, count = said.split("-")
        path = os.path.join(BUILT, f"log-{count}.{form}")
        if not os.path.exists(path):
            with open(path + ".part", "wb") as file:
                subprocess.run([os.path.join(BUILT, "logs"), form, count], stdout=file, check=True)
            os.rename(path + ".part", path)
        return path


def fill(command, out):
    return command.format(
        gdplot=GDPLOT, static=os.path.join(BUILD, "static", "gdplot"),
        shared=os.path.join(BUILD, "shared", "gdplot"), python=PYTHON, built=BUILT, bench=HERE,
        peers=os.path.join(HERE, "peers"), out=out, rows=Rows(), log=Log())


def chosen():
    return [work for work in WORKS
            if ONLY in work.name and not (work.when == "slow" and QUICK)
            and not (work.when == "large" and (QUICK or not LARGE))]


def measure_work(work, folder):
    extension = "." + work.form if work.form else ""
    outputs = {name: os.path.join(folder, re.sub(r"\W", "-", name)) + extension for name in work.programs}
    commands = {name: fill(command, outputs[name]) for name, command in work.programs.items()}
    measured = measure(commands, outputs, SECONDS)
    return {name: result._replace(problem=result.problem.replace(BUILD + "/", ""))
            for name, result in measured.items()}


def memory_folder():
    """Where files lie in memory, so that programs are measured and no disk; None without such a place."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def measure_all():
    results = []
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        for work in chosen():
            print(f"bench: {work.name}", file=sys.stderr, flush=True)
            results.append((work, measure_work(work, folder)))
    return results


def first_line(command):
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return f"no {command[0]}"
    return (done.stdout or done.stderr).strip().splitlines()[0]


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = re.findall(r"^model name\s*: (.*)", file.read(), re.M)
    return f"{os.cpu_count()} cores of {names[0] if names else platform.machine()}"


def surroundings():
    module = "import {0}; print('{0}', {0}.__version__)"
    programs = [
        [GDPLOT, "--version"], [PYTHON, "-c", module.format("matplotlib")],
        [PYTHON, "-c", module.format("numpy")], ["gnuplot", "--version"], ["Rscript", "--version"]]
    return ", ".join([processor(), *map(first_line, programs)])


def summary(results):
    lines = tables.summary(results)
    for rate in RATES:
        found = tables.rates_of(rate, results, rows_file)
        if found:
            lines.append(tables.rate_line(rate, found))
    return lines


def document(results):
    said = f"Whole processes, medians of one session; {surroundings()}."
    return "\n".join([BEGIN, *summary(results), "", said, END, "",
                      *tables.growth(results), "", *tables.details(results), ""])


def marked(text, path):
    found = re.search(re.escape(BEGIN) + ".*?" + re.escape(END), text, re.S)
    return found.group() if found else sys.exit(f"bench: {path} has no lines {BEGIN} … {END}")


def update_doc():
    """Replaces the marked lines of doc/bench.md by those of the last run."""
    path = os.path.join(ROOT, "doc", "bench.md")
    if not os.path.exists(RESULT):
        sys.exit(f"bench: {RESULT} is not there; run make bench before")
    with open(RESULT, encoding="utf-8") as file:
        new = marked(file.read(), RESULT)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace(marked(text, path), new))


def print_list():
    for work in chosen():
        print(work.name)
        for name, command in work.programs.items():
            print(f"    {name}: {command}")


def main():
    if sys.argv[1:] == ["doc"]:
        update_doc()
    elif sys.argv[1:] == ["list"]:
        print_list()
    else:
        text = document(measure_all())
        with open(RESULT, "w", encoding="utf-8") as file:
            file.write(text)
        print(text)


main()
