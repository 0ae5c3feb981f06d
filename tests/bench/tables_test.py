"""Budgets are judged the right way round, and exponents and rates come out of made-up medians."""

import os
import tempfile

import tables
from measure import Measured
from works import AtLeast, AtMost, Cpu, Memory, Rate, Size, Work


def took(median, memory=10, size=20_000, problem=""):
    return Measured(median, median or 0, 3, memory, size, problem)


RESULT = {
    "gdplot": took(0.02),
    "slow": took(0.8),
    "floor": took(0.01),
    "broken": took(None, problem="a | b"),
}

JUDGED = [
    (AtLeast("slow", 40), True), (AtLeast("slow", 41), False), (AtLeast("floor", 0.6), False),
    (AtMost("floor", 2), True), (AtMost("floor", 1.9), False), (AtMost("slow", 1), True),
    (AtMost("floor", 1.6, "broken"), False), (AtMost("floor", 1.1, "floor"), True),
    (Cpu("floor", 2), True), (Cpu("floor", 1.9), False), (Cpu("broken", 1), None), (Cpu("absent", 1), None),
    (AtLeast("broken", 1), None), (AtMost("absent", 1), None),
    (Memory(10), True), (Memory(9.9), False), (Size(20), True), (Size(19), False),
]

TEXTS = [
    (tables.seconds(0.0123), "12.3 ms"),
    (tables.seconds(1.2345), "1,234 ms"),
    (tables.seconds(12.34), "12.3 s"),
    (tables.times(44.4), "44×"), (tables.times(1.25), "1.2×"), (tables.times(0.666), "0.67×"),
]


def family(name, *medians):
    return [(Work(name, "", {}, family="f", size=10 ** (i + 1)), {"gdplot": took(m), "peer": took(10 * m)})
            for i, m in enumerate(medians)]


def check_judgements():
    for budget, met in JUDGED:
        got = tables.check(budget, RESULT)[2]
        assert got is met, f"{budget}: {got}"
    for got, wanted in TEXTS:
        assert got == wanted, f"{got}, not {wanted}"


def check_lines():
    lines = tables.summary([(Work("w", "", {}, (AtLeast("slow", 40),)), RESULT)])
    assert lines[2] == ("| w | 20.0 ms, 10 MB | slow 800 ms (40×) · floor 10.0 ms (0.50×) · broken: a \\| b "
                        "| ≥ 40× slow: 40× ✓ |"), lines[2]
    missing = tables.summary([(Work("w", "", {}), {"gdplot": took(None, problem="no"), "slow": took(1)})])
    assert missing[2] == "| w | not measured: no | | |", missing[2]


def check_growth():
    assert abs(tables.exponent([(10, 1), (100, 100), (1000, 10_000)]) - 2) < 1e-12
    assert "| f | peer | 10 … 1,000 | size^1.00 | size^1.00 |" in tables.growth(family("w", 1, 10, 100))


def check_rates():
    with tempfile.TemporaryDirectory() as folder:
        def rows_file(count):
            path = os.path.join(folder, str(count))
            with open(path, "wb") as file:
                file.truncate(count * 1_000_000)
            return path
        found = tables.rates_of(Rate("r", "f", 400, 0.6, ("peer",)), family("w", 1.0, 1.1), rows_file)
    assert abs(found["gdplot"] - 900) < 1e-6 and abs(found["peer"] - 90) < 1e-6, found
    hundred = {"peer": 100}
    for own, peers, met in [(400, {}, "✓"), (399, {}, "–"), (60, hundred, "✓"), (59, hundred, "✗")]:
        line = tables.rate_line(Rate("r", "f", 400, 0.6, ("peer",)), {"gdplot": own, **peers})
        assert line.endswith(met + " |"), line
    unsure = tables.rate_line(Rate("r", "f", 400, 0.6, ("peer", "absent")), {"gdplot": 99, **hundred})
    assert unsure.endswith("– |"), unsure


check_judgements()
check_lines()
check_growth()
check_rates()
