"""The measurements as Markdown: gdplot and its peers, the budgets, and how cost grows with size."""

import math
import os

from works import AtLeast, AtMost, Cpu, Memory


def seconds(value):
    """About three significant digits."""
    if value >= 10:
        return f"{value:.1f} s"
    shown = 1000 * value
    return f"{shown:,.0f} ms" if shown >= 100 else f"{shown:.1f} ms"


def times(ratio):
    return f"{ratio:.0f}×" if ratio >= 10 else f"{ratio:.2g}×" if ratio >= 1 else f"{ratio:.2f}×"


def plain(text):
    """Nothing that ends a cell."""
    return text.replace("|", "\\|")


def check(budget, result):
    """(what is wanted, what was got, whether that is met: None where it cannot be told)."""
    gdplot = result["gdplot"]
    if isinstance(budget, (AtLeast, AtMost)):
        peer = result.get(budget.peer)
        least = isinstance(budget, AtLeast)
        wanted = f"{'≥' if least else '≤'} {budget.times:g}× {budget.peer}"
        if not peer or not peer.median:
            return wanted, "not measured", None
        start = result.get(budget.start) if not least and budget.start else None
        own = gdplot.median - (start.median or 0 if start else 0)
        ratio = peer.median / own if least else own / peer.median
        return wanted, f"{ratio:.3g}×", ratio >= budget.times if least else ratio <= budget.times
    if isinstance(budget, Cpu):
        peer = result.get(budget.peer)
        wanted = f"≤ {budget.times:g}× the CPU time of {budget.peer}"
        if not peer or not peer.median or not peer.cpu:
            return wanted, "not measured", None
        ratio = gdplot.cpu / peer.cpu
        return wanted, f"{ratio:.3g}×", ratio <= budget.times
    if isinstance(budget, Memory):
        met = gdplot.memory <= budget.megabytes
        return f"≤ {budget.megabytes:g} MB", f"{gdplot.memory:.1f} MB", met
    kilobytes = gdplot.size / 1000
    return f"≤ {budget.kilobytes:g} KB", f"{kilobytes:.1f} KB", kilobytes <= budget.kilobytes


def verdict(wanted, got, met):
    return f"{wanted}: {got} {'–' if met is None else '✓' if met else '✗'}"


def peers(result):
    cells = []
    for name, measured in result.items():
        if name == "gdplot":
            continue
        if measured.median:
            ratio = measured.median / result["gdplot"].median
            cells.append(f"{name} {seconds(measured.median)} ({times(ratio)})")
        else:
            cells.append(f"{name}: {plain(measured.problem)}")
    return " · ".join(cells) or "–"


def summary(results):
    """A line a work."""
    lines = ["| work | gdplot | peers, and times gdplot's | budget |", "| --- | --- | --- | --- |"]
    for work, result in results:
        gdplot = result["gdplot"]
        if gdplot.median:
            budgets = " · ".join(verdict(*check(budget, result)) for budget in work.budgets)
            own = f"{seconds(gdplot.median)}, {gdplot.memory:.0f} MB"
            lines.append(f"| {work.name} | {own} | {peers(result)} | {budgets} |")
        else:
            lines.append(f"| {work.name} | not measured: {plain(gdplot.problem)} | | |")
    return lines


def details(results):
    """A line a program and work."""
    lines = ["| work | program | median | times gdplot's | CPU time | memory | file | runs |",
             "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for work, result in results:
        base = result["gdplot"].median
        for name, measured in result.items():
            if not measured.median:
                continue
            ratio = times(measured.median / base) if base else ""
            size = f"{measured.size / 1000:,.0f} KB" if measured.size else ""
            lines.append(f"| {work.name} | {name} | {seconds(measured.median)} | {ratio} | {seconds(measured.cpu)} "
                         f"| {measured.memory:.1f} MB | {size} | {measured.runs} |")
    return lines


def exponent(points):
    """The slope of log(median) over log(size), by least squares."""
    logs = [(math.log(size), math.log(median)) for size, median in points]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    return (sum((x - mean_x) * (y - mean_y) for x, y in logs)
            / sum((x - mean_x) ** 2 for x, _ in logs))


def families(results):
    """{family: {program: [(size, median)]}}"""
    found = {}
    for work, result in results:
        for name, measured in result.items():
            if work.family and measured.median:
                programs = found.setdefault(work.family, {})
                programs.setdefault(name, []).append((work.size, measured.median))
    return found


def power(points):
    return f"size^{exponent(points):.2f}".replace("-", "−")


def growth(results):
    """How cost grows with size: a line a family and program."""
    lines = ["| size | program | from … to | cost grows as | and from the last size but one |",
             "| --- | --- | --- | --- | --- |"]
    for family, programs in families(results).items():
        for name, points in programs.items():
            if len(points) > 1:
                lines.append(f"| {family} | {name} | {points[0][0]:,} … {points[-1][0]:,} "
                             f"| {power(points)} | {power(points[-2:])} |")
    return lines


def rates_of(rate, results, rows_file):
    """MB a second for each program: what the largest size takes more than the one before it."""
    found = {}
    for name, points in families(results).get(rate.family, {}).items():
        if len(points) > 1:
            (small, before), (large, after) = points[-2:]
            more = os.path.getsize(rows_file(large)) - os.path.getsize(rows_file(small))
            found[name] = more / 1e6 / (after - before) if after > before else math.inf
    return found


def rate_line(rate, found):
    """The line of one rate for the summary."""
    own = found.get("gdplot")
    if not own:
        return f"| {rate.name} | not measured | | |"
    others = [f"{name} {mb:.0f} MB/s" for name, mb in found.items() if name != "gdplot"]
    known = [found[name] for name in rate.peers if name in found]
    share = own / max(known) if len(known) == len(rate.peers) else math.nan
    met = own >= rate.megabytes or (None if math.isnan(share) else share >= rate.share)
    wanted = (f"≥ {rate.megabytes} MB/s, or ≥ {100 * rate.share:.0f} % of the fastest of "
              f"{' and '.join(rate.peers)}")
    got = f"{own:.0f} MB/s" + ("" if math.isnan(share) else f", {100 * share:.0f} %")
    return f"| {rate.name} | {own:.0f} MB/s | {' · '.join(others)} | {verdict(wanted, got, met)} |"
