"""The figures that are promised, each measured beside its floor or its target in the same run.

Whatever needs a clean memory runs in a process of its own: `python -m benchmarks.figures scoring SIZE`. CPU seconds are
those of the process, so that other work on the machine disturbs them little.
"""

from __future__ import annotations

import csv
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.commune import Data, make
from thang.engine.receipt import receipt
from thang.engine.rules import Relative
from thang.engine.score import Run, rescore, score
from thang.engine.values import figure
from thang.library.framework_file import parse_framework

MEBI = 1024
ENOUGH = 2000


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `target` None: told, not promised."""

    name: str
    value: float
    unit: str
    target: float | None
    beside: str = ""

    @property
    def is_met(self) -> bool:
        return self.target is None or self.value <= self.target


def all_figures(size: int, sizes: tuple[int, ...], rounds: int) -> Iterator[Figure]:
    """Every promised figure, at the country's size or (for a quick look) a smaller one."""
    yield from scoring_figures(size)
    data = make(size)
    run = score(data.framework, data.units, data.answers)
    yield from receipt_figures(run, rounds)
    yield from change_figures(run, rounds)
    yield from command_figures(data)
    yield from growth_figures(sizes)


def scoring_figures(size: int) -> Iterator[Figure]:
    """Scoring from typed values, and the largest memory that it took, values included."""
    found = _in_own_process("scoring", size)
    floor = f"bare loop over the same values: {found['floor']:.2f} s"
    yield Figure("scoring from typed values, CPU", found["seconds"], "s", 3, floor)
    yield Figure("scoring, peak memory with the values", found["peak"], "MB", 400)


def receipt_figures(run: Run, rounds: int) -> Iterator[Figure]:
    unit = run.scores[len(run.scores) // 2].unit.text
    codes = [node.code for node in run.framework.nodes()]
    spent = [_milliseconds(partial(receipt, run, unit, code), rounds) for code in codes]
    yield Figure("one receipt, median of all nodes", median(spent), "ms", 1)
    yield Figure("one receipt, slowest node", max(spent), "ms", 1)


def change_figures(run: Run, rounds: int) -> Iterator[Figure]:
    """One unit after one changed answer: an ordinary leaf, and one that is compared with all units."""
    unit = run.scores[len(run.scores) // 2].unit.text
    answers = run.answers[unit]
    for name, is_relative in (("one unit after one changed answer", False), ("the same, a relative leaf", True)):
        codes = [leaf.code for leaf in run.framework.leaves() if isinstance(leaf.rule, Relative) is is_relative]
        code = next(code for code in codes if isinstance(answers.get(code), Fraction))
        yield Figure(name, _milliseconds(partial(rescore, run, unit, code, answers[code]), rounds), "ms", 5)


def command_figures(data: Data) -> Iterator[Figure]:
    """`thang score --json` as a whole process, against a bare exact loop over the same cells of the same file."""
    with tempfile.TemporaryDirectory() as folder:
        framework, values = data.write(Path(folder))
        command = [sys.executable, "-m", "thang", "score", str(framework), str(values), "--json"]
        with Path(folder, "out.json").open("wb") as out:
            whole = _child_seconds(command, out)
        floor = _cpu_seconds(lambda: bare_loop(values, data))
    yield Figure("the whole command ÷ the bare loop", whole / floor, "×", 4, f"{whole:.2f} s ÷ {floor:.2f} s CPU")


def growth_figures(sizes: tuple[int, ...]) -> Iterator[Figure]:
    """CPU time a unit, small and large: linear is when it stays the same."""
    each = {size: _in_own_process("scoring", size)["seconds"] / size for size in sizes}
    told = ", ".join(f"{size:,}: {seconds * 1000:.2f} ms" for size, seconds in each.items())
    yield Figure("time a unit, slowest size ÷ fastest", max(each.values()) / min(each.values()), "×", 1.5, told)


def bare_loop(values: Path, data: Data) -> dict[str, Fraction]:
    """The floor: every cell's text to an exact number, weight × min(value, 1), added up; nothing else."""
    weights = {leaf.code: leaf.max for leaf in data.framework.leaves()}
    totals: dict[str, Fraction] = {}
    with values.open(encoding="utf-8", newline="") as file:
        table = csv.reader(file)
        _, _, *codes = next(table)
        for unit, _, *cells in table:
            total = Fraction(0)
            for code, cell in zip(codes, cells, strict=True):
                weight = weights[code]
                total += (weight if isinstance(weight, Fraction) else Fraction(1)) * min(_plain(cell), Fraction(1))
            totals[unit] = total
    return totals


def _plain(cell: str) -> Fraction:
    """A cell as the floor reads it: what is no number is 0."""
    over, slash, under = cell.partition("/")
    try:
        return Fraction(over) / Fraction(under) if slash else Fraction(over)
    except (ValueError, ZeroDivisionError):
        return Fraction(0)


def measure_scoring(size: int) -> dict[str, float]:
    """In a process of its own: CPU seconds of scoring (the least of several where short), floor, peak of memory."""
    data = make(size)
    work = partial(score, data.framework, data.units, data.answers)
    seconds = min(_cpu_seconds(work) for _ in range(max(1, ENOUGH // size)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBI
    return {"seconds": seconds, "peak": peak, "floor": _cpu_seconds(lambda: typed_floor(data))}


def typed_floor(data: Data) -> Fraction:
    """One exact multiplication and one addition a cell, a total a unit; returns the largest."""
    weight, most = Fraction(10), Fraction(0)
    for answers in data.answers.values():
        total = Fraction(0)
        for value in answers.values():
            total += weight * (figure(value) or Fraction(0))
        most = max(most, total)
    return most


def synthetic_is_marked() -> bool:
    """Whether the made-up framework says so in its title."""
    return "Synthetic" in parse_framework(make(3).text.encode()).framework.title.en


def _in_own_process(what: str, size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.figures", what, str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[1])
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _child_seconds(command: list[str], out: object) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=out)  # type: ignore[call-overload]  # an open file is what it takes
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _cpu_seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median of several."""
    return median(_cpu_seconds(work) for _ in range(rounds)) * 1000


if __name__ == "__main__":
    _, _, asked = sys.argv
    sys.stdout.write(json.dumps(measure_scoring(int(asked))))
