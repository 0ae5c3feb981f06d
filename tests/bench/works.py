"""What `make bench` measures: one list of works, a line each, and the budgets they have to keep."""

from typing import NamedTuple

MATPLOTLIB, GNUPLOT, PLPLOT, GGPLOT = "matplotlib", "gnuplot", "PLplot", "ggplot2"
FLOOR = "bare Cairo"
NUMPY = "numpy + matplotlib"
PILLOW = "matplotlib's PillowWriter"
PANDAS, READER = "pandas + matplotlib", "a reader in Python + matplotlib"
PARSER, FREAD = "hand-written parser", "data.table fread"
ONE_CORE = "gdplot, one core"
VECTORISED = "numpy, vectorised"
IN_PLACE = "numpy in place"
PLAIN = "gdplot, plain descent"
SHARED, NOTHING = "gdplot with shared libraries", "/bin/true"
TWO_THREADS, MPI_ALONE = "gdplot, two threads", "MPI's start"


class AtLeast(NamedTuple):
    """The peer takes this many times as long as gdplot, or longer."""

    peer: str
    times: float


class AtMost(NamedTuple):
    """gdplot takes this many times as long as the peer, or less: beyond what a start takes, where one is named."""

    peer: str
    times: float
    start: str = ""


class Cpu(NamedTuple):
    """gdplot takes this many times the processor time of the peer, or less."""

    peer: str
    times: float


class Memory(NamedTuple):
    """gdplot's largest resident set, in MB of 10⁶ bytes."""

    megabytes: float


class Size(NamedTuple):
    """The file that gdplot writes, in KB of 1,000 bytes."""

    kilobytes: float


class Work(NamedTuple):
    """The same work by several programs, gdplot first.

    In commands, {gdplot}, {static} and {shared} (the builds of make static and make deb), {python}, {peers} (the
    folder), {built} (programs of make) stand for what they name, {out} for the file to be written, {rows:N} for a
    CSV file of that many rows, {log:csv-N} and {log:events-N} for the log of a run of that many steps or scalars.
    """

    name: str
    form: str  # extension of the output; none: nothing is written
    programs: dict  # name → command
    budgets: tuple = ()
    family: str = ""  # works of one family differ in size alone
    size: int = 0
    when: str = ""  # "slow": not with QUICK=1; "large": with BENCH_LARGE=1 alone


class Rate(NamedTuple):
    """How much of its input a family reads a second, start-up taken out: its sizes' differences."""

    name: str
    family: str
    megabytes: float  # a second: the budget, or
    share: float  # of the fastest of these peers
    peers: tuple


GNUPLOT_TERMINALS = {"png": "pngcairo", "svg": "svg", "pdf": "pdfcairo"}
PLPLOT_DEVICES = {"png": "pngcairo", "svg": "svg", "pdf": "pdfcairo"}


def grid(side, form, name, budgets=(), extra=None, leave_out=(), when="", family=""):
    """side × side panels of 300 × 300 pixels."""
    pixels = 300 * side
    # pdfcairo measures in inches; this many make up as many CSS pixels.
    page = f"{pixels / 96}in,{pixels / 96}in" if form == "pdf" else f"{pixels},{pixels}"
    shape = f"--rows {side} --cols {side} --size {pixels}x{pixels} " if side != 3 else ""
    programs = {
        "gdplot": f"{{gdplot}} grid -q {shape}-o {{out}}",
        **(extra or {}),
        GNUPLOT: f"gnuplot -c {{peers}}/grid.gp {GNUPLOT_TERMINALS[form]} {page} {{out}} {side} {side}",
        PLPLOT: f"{{built}}/plplot-grid {PLPLOT_DEVICES[form]} {{out}} {side} {side} {pixels}",
        MATPLOTLIB: f"{{python}} {{peers}}/grid.py {{out}} {side} {side} {pixels}",
        GGPLOT: f"Rscript {{peers}}/grid.R {{out}} {side} {side} {pixels}",
    }
    programs = {key: command for key, command in programs.items() if key not in leave_out}
    return Work(name, form, programs, budgets, family, side * side, when)


def start(form, budgets):
    """The same grid by the builds of make static and of make deb."""
    programs = {
        "gdplot": "{static} grid -q -o {out}",
        SHARED: "{shared} grid -q -o {out}",
        NOTHING: "/bin/true",
        PLPLOT: f"{{built}}/plplot-grid {PLPLOT_DEVICES[form]} {{out}} 3 3 900",
    }
    return Work(f"grid, 3×3, {form.upper()}, by make static", form, programs, budgets)


def compare(rates):
    width = 320 * len(rates)
    listed, spaced = ",".join(rates), " ".join(rates)
    programs = {
        "gdplot": f"{{gdplot}} compare -q --lr {listed} -o {{out}}",
        GNUPLOT: f"gnuplot -c {{peers}}/compare.gp {width},590 {{out}} '{spaced}'",
        MATPLOTLIB: f"{{python}} {{peers}}/compare.py {{out}} {width} {spaced}",
    }
    name = f"compare, {len(rates)} runs, PNG"
    return Work(name, "png", programs, family="runs compared", size=len(rates))


def history(iterations, form="png", budgets=(), leave_out=(), when=""):
    programs = {
        "gdplot": f"{{gdplot}} history -q --lr 1e-6 --iterations {iterations} -o {{out}}",
        GNUPLOT: f"gnuplot -c {{peers}}/history.gp {GNUPLOT_TERMINALS[form]} 720,480 {{out}} {iterations}",
        PLPLOT: f"{{built}}/plplot-history {PLPLOT_DEVICES[form]} {{out}} {iterations}",
        MATPLOTLIB: f"{{python}} {{peers}}/history.py {{out}} {iterations}",
        GGPLOT: f"Rscript {{peers}}/history.R {{out}} {iterations}",
    }
    programs = {key: command for key, command in programs.items() if key not in leave_out}
    name = f"history, {iterations:,} iterations, {form.upper()}"
    family = "iterations of a history" if form == "png" else ""
    return Work(name, form, programs, budgets, family, iterations, when)


def walk(frames, budgets=()):
    """A frame a state, of 600 × 400 pixels; gnuplot's have no smooth edges."""
    programs = {
        "gdplot": f"{{gdplot}} loss -q --path --iterations {frames - 1} --size 600x400 -o {{out}}",
        GNUPLOT: f"gnuplot -c {{peers}}/walk.gp 600,400 {{out}} {frames}",
        PILLOW: f"{{python}} {{peers}}/walk.py {{out}} {frames}",
    }
    return Work(f"walk of {frames} states, GIF", "gif", programs, budgets)


def data(rows, budgets=(), when=""):
    programs = {
        "gdplot": f"{{gdplot}} loss -q -d {{rows:{rows}}} --lr 1e-5 --iterations 100 --path -o {{out}}",
        NUMPY: f"{{python}} {{peers}}/data.py {{rows:{rows}}} {{out}}",
        "the same, on three sums": f"{{python}} {{peers}}/data.py {{rows:{rows}}} {{out}} sums",
        "data.table + ggplot2": f"Rscript {{peers}}/data.R {{rows:{rows}}} {{out}}",
    }
    name = f"100 iterations and the loss curve, {rows:,} CSV rows"
    return Work(name, "png", programs, budgets, "CSV rows", rows, when)


def csv_log(steps, budgets=(), metrics="*loss", when=""):
    """Five metrics of 17 digits, or some of them."""
    programs = {
        "gdplot": f"{{gdplot}} history -q {{log:csv-{steps}}} --metric '{metrics}' -o {{out}}",
        PANDAS: f"{{python}} {{peers}}/log.py {{log:csv-{steps}}} {{out}}",
    }
    if metrics != "*loss":
        del programs[PANDAS]
    return Work(f"a CSV log of {steps:,} steps, {metrics}", "png", programs, budgets, "", steps, when)


def event_log(scalars, budgets=(), when=""):
    programs = {
        "gdplot": f"{{gdplot}} history -q {{log:events-{scalars}}} -o {{out}}",
        READER: f"{{python}} {{peers}}/events.py {{log:events-{scalars}}} {{out}}",
    }
    return Work(f"an event file of {scalars:,} scalars", "png", programs, budgets, "", scalars, when)


def parse(rows, budgets=(), when=""):
    programs = {
        "gdplot": f"taskset -c 0 {{gdplot}} train -q -d {{rows:{rows}}} --lr 1e-5 --iterations 1",
        PARSER: f"taskset -c 0 {{built}}/parse {{rows:{rows}}}",
        FREAD: f"taskset -c 0 Rscript {{peers}}/fread.R {{rows:{rows}}}",
        "numpy loadtxt": f"taskset -c 0 {{python}} {{peers}}/read.py {{rows:{rows}}}",
    }
    name = f"{rows:,} CSV rows read, on one core"
    return Work(name, "", programs, budgets, "CSV rows read", rows, when)


def ranks(rows, budgets=(), when=""):
    """Two processes of MPI (make mpi)."""
    two = "mpirun --allow-run-as-root --oversubscribe --bind-to none -n 2 {gdplot}-mpi"
    programs = {
        "gdplot": f"{two} sums {{rows:{rows}}}",
        TWO_THREADS: f"taskset -c 0,1 {{gdplot}} sums {{rows:{rows}}}",
        MPI_ALONE: f"{two} train -q --lr 0.1",
    }
    return Work(f"{rows:,} CSV rows summed by two ranks", "", programs, budgets, "", rows, when)


def sweep(expression, rates, cores, budgets=(), when=""):
    gdplot = f"{{gdplot}} sweep -q -f '{expression}' --start 7 --lr 0.001:1.2:{rates}log --iterations 1000"
    on_one = f"taskset -c 0 {gdplot} --jobs 1 -o {{out}}"
    numpy = f"taskset -c 0 {{python}} {{peers}}/sweep.py '{expression}' {rates} 1000"
    one = {"gdplot": on_one, NUMPY: f"{numpy} {{out}}", "numpy, without a figure": numpy}
    two = {"gdplot": f"{gdplot} --jobs 2 -o {{out}}", ONE_CORE: on_one}
    name = f"sweep of {rates:,} rates × 1,000 on {expression}, {('one core', 'two cores')[cores - 1]}"
    family = f"rates swept on {expression}" if cores == 1 else ""
    return Work(name, "png", one if cores == 1 else two, budgets, family, rates, when)


def optimizer_sweep(optimizer, plain):
    """Beside plain descent at as many rates, and beside numpy."""
    gdplot = "taskset -c 0 {gdplot} sweep -q -f 'x^2' --start 7 --lr 0.001:1.2:100000log --iterations 1000 --jobs 1 -o {out}"
    numpy = f"taskset -c 0 {{python}} {{peers}}/optimizers.py {optimizer} 100000 1000"
    programs = {"gdplot": f"{gdplot} --optimizer {optimizer}", PLAIN: gdplot, VECTORISED: numpy}
    budgets = (AtMost(PLAIN, plain), AtLeast(VECTORISED, 5))
    return Work(f"sweep of 100,000 rates × 1,000 by {optimizer}, one core", "png", programs, budgets)


def descent_map(expression, values, budgets=(), when="", cores=0):
    """On all processors, as both programs go by themselves; with `cores`, on one beside the same on two."""
    over = f"--over lr=0.001:1.2:{values} --over start=-7:7:{values} --iterations 100"
    gdplot = f"{{gdplot}} map -q -f '{expression}' {over} -o {{out}}"
    numpy = f"{{python}} {{peers}}/map.py '{expression}' {values} 100"
    programs = {"gdplot": gdplot, VECTORISED: numpy}
    if expression == "x^2":
        programs[IN_PLACE] = f"{numpy} in-place"
    if cores:
        programs = {"gdplot": f"{gdplot} --jobs 2", ONE_CORE: f"taskset -c 0 {gdplot} --jobs 1"}
    on = "two cores" if cores else "all processors"
    name = f"map of {values:,} × {values:,} runs of 100 on {expression}, {on}"
    return Work(name, "png", programs, budgets, "", values, when)


TWO_WORKERS = {
    "gdplot": "{gdplot} report -q --jobs 2 {bench}/report.yaml -o {out}",
    ONE_CORE: "taskset -c 0 {gdplot} report -q --jobs 1 {bench}/report.yaml -o {out}",
}
REPORT = {
    "gdplot": "{gdplot} report -q {bench}/report.yaml -o {out}",
    MATPLOTLIB: "{python} {peers}/report.py {out}",
}
DRAWN_BARE = {FLOOR: "{built}/floor {out}"}
GRID_PNG = (AtMost(FLOOR, 1.5), AtLeast(MATPLOTLIB, 40), AtLeast(GNUPLOT, 3), Memory(24))
GRID_SVG = (AtLeast(MATPLOTLIB, 100), AtLeast(GNUPLOT, 3), Size(40))
TWELVE = "0.01 0.02 0.05 0.1 0.15 0.2 0.3 0.4 0.6 0.8 0.95 1".split()
SINE = "sin(x) + x^2/10"

WORKS = [
    grid(3, "png", "grid, 3×3, PNG", GRID_PNG, DRAWN_BARE, family="panels of a grid"),
    grid(3, "svg", "grid, 3×3, SVG", GRID_SVG),
    grid(3, "pdf", "grid, 3×3, PDF"),
    start("svg", (Cpu(SHARED, 0.7), Cpu(NOTHING, 3), AtLeast(PLPLOT, 1))),
    start("png", (Cpu(SHARED, 0.9), AtLeast(PLPLOT, 1))),
    grid(10, "png", "grid, 10×10, PNG", leave_out=[GGPLOT], when="slow", family="panels of a grid"),
    grid(20, "png", "grid, 20×20, PNG", leave_out=[GGPLOT], when="slow", family="panels of a grid"),
    compare(["0.1", "0.3", "1"]),
    compare(TWELVE[::2]),
    compare(TWELVE),
    Work("report of ten figures, PNG", "", REPORT),
    Work("report of ten figures, PNG, two cores", "", TWO_WORKERS, (AtLeast(ONE_CORE, 1.6),)),
    history(10**5),
    history(10**6, "png", (AtLeast(MATPLOTLIB, 15), AtLeast(GNUPLOT, 30))),
    history(10**6, "svg", (Size(100),), leave_out=[GNUPLOT, PLPLOT, MATPLOTLIB, GGPLOT]),
    history(10**7 - 1, leave_out=[GGPLOT], when="slow"),
    walk(60, (AtLeast(PILLOW, 12), AtMost(GNUPLOT, 1), Size(100))),
    data(10**4),
    data(10**5),
    data(10**6),
    data(10**7, (AtLeast(NUMPY, 20), Memory(32)), when="slow"),
    data(10**8, (Memory(32),), when="large"),
    csv_log(10**6, (AtLeast(PANDAS, 8),)),
    csv_log(10**7, (Memory(160 + 64),), metrics="val_loss", when="slow"),
    event_log(10**6, (AtLeast(READER, 20),)),
    parse(10**5),
    parse(10**6),
    parse(10**7, (AtMost(PARSER, 2.5), Memory(32)), when="slow"),
    ranks(10**7, (AtMost(TWO_THREADS, 1.15, MPI_ALONE),), when="slow"),
    sweep("x^2", 10**3, 1),
    sweep("x^2", 10**4, 1),
    sweep("x^2", 10**5, 1, (AtLeast(NUMPY, 3),)),
    sweep("x^2", 10**5, 2, (AtLeast(ONE_CORE, 1.8),), when="slow"),
    sweep(SINE, 10**5, 1, (AtLeast(NUMPY, 3),), when="slow"),
    sweep(SINE, 10**5, 2, (AtLeast(ONE_CORE, 1.8),), when="slow"),
    optimizer_sweep("momentum", 2),
    optimizer_sweep("adam", 6),
    descent_map("x^2", 1000, (AtLeast(IN_PLACE, 1.5),)),
    descent_map(SINE, 1000, (AtLeast(VECTORISED, 8),)),
    descent_map(SINE, 1000, (AtLeast(ONE_CORE, 1.5),), when="slow", cores=2),
]

RATES = [Rate("CSV read on one core", "CSV rows read", 400, 0.6, (PARSER, FREAD))]
