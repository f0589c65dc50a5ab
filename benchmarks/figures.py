"""The figures that are promised, each measured beside its floor or its target in the same run.

Whatever needs a clean memory runs in a process of its own: `python -m benchmarks.figures SIZE TIMES`. CPU seconds are
those of the process, so that other work on the machine disturbs them less; what is compared is measured by turns, and
medians are told.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import BinaryIO

from benchmarks.commune import UNITS, Data, make
from benchmarks.figure import Figure
from benchmarks.floor import multiply_and_add, numbers_of, read_and_add
from benchmarks.watched import peak_megabytes
from benchmarks.window_figures import UNITS as SITE_UNITS
from benchmarks.window_figures import window_figures
from thang.engine.receipt import receipt
from thang.engine.rules import Relative
from thang.engine.score import Run, rescore, score
from thang.engine.values import Value
from thang.library.framework_file import parse_framework

ROOT = Path(__file__).parents[1]
KIBI = 1024
STARTING = 0.5  # seconds that Python and its libraries take to start, whatever the size
ENOUGH = 4000  # so many units are scored for one figure: a small number of them several times


def all_figures(size: int, sizes: tuple[int, ...], rounds: int) -> Iterator[Figure]:
    """Every promised figure, at the country's size or a smaller one; what is short is measured `rounds` times."""
    times = 3 if size >= UNITS else 1
    yield from scoring_figures(size, times)
    data = make(size)
    run = score(data.framework, data.units, data.answers)
    yield from receipt_figures(run, rounds)
    yield from change_figures(run, rounds)
    yield from command_figures(data, times)
    yield from publication_figures(data, size, times)
    yield from window_figures(SITE_UNITS if size >= UNITS else size)
    yield from growth_figures(sizes)


def scoring_figures(size: int, times: int) -> Iterator[Figure]:
    """Scoring from typed values, and the largest memory that it took, values included."""
    found = _in_own_process(size, times)
    floor = f"{found['wall']:.2f} s on the wall; bare multiply and add {found['floor']:.2f} s CPU"
    yield Figure("scoring from typed values, CPU", found["seconds"], "s", 3 * size / UNITS, floor)
    yield Figure("scoring, peak memory with the values", found["peak"], "MB", 400)


def receipt_figures(run: Run, rounds: int) -> Iterator[Figure]:
    """One receipt of every node and of the total, for the unit that is found last."""
    unit = run.scores[-1].unit.text
    codes = [None, *(node.code for node in run.framework.nodes())]
    spent = [_milliseconds(partial(receipt, run, unit, code), rounds) for code in codes]
    yield Figure("one receipt, slowest node", max(spent), "ms", 1, f"of {len(spent)}; median {median(spent):.2f} ms")


def change_figures(run: Run, rounds: int) -> Iterator[Figure]:
    """One unit after one changed answer: an ordinary leaf, and one that is compared with all units."""
    unit = run.scores[-1].unit.text
    changes = dict(_changes(run, unit))
    relative = {leaf.code for leaf in run.framework.leaves() if isinstance(leaf.rule, Relative)}
    for name, codes in (
        ("one unit after one changed answer", changes.keys() - relative),
        ("the same, a relative leaf", changes.keys() & relative),
    ):
        spent = [_milliseconds(partial(rescore, run, unit, code, changes[code]), rounds) for code in sorted(codes)]
        yield Figure(name, max(spent), "ms", 5, f"slowest of {len(spent)}; median {median(spent):.2f} ms")


def _changes(run: Run, unit: str) -> Iterator[tuple[str, Value]]:
    """For every leaf another unit's value; all groups have the same indicators, so it is sound."""
    others = [run.answers[one.unit.text] for one in run.scores if one.unit.text != unit]
    for leaf in run.framework.leaves():
        values = (answers[leaf.code] for answers in others if leaf.code in answers)
        if (value := next(values, None)) is not None:
            yield leaf.code, value


def command_figures(data: Data, times: int) -> Iterator[Figure]:
    """`thang score --json` as a whole process, against a bare exact loop over the same cells of the same file."""
    with tempfile.TemporaryDirectory() as folder:
        framework, values = data.write(Path(folder))
        command = [sys.executable, "-m", "thang", "score", str(framework), str(values), "--json"]
        spent, bare = [], []
        for _ in range(times):
            bare.append(_spent(lambda: read_and_add(values))[0])
            with Path(folder, "out.json").open("wb") as out:
                spent.append(_child_spent(command, out))
    whole, floor = median(cpu for cpu, _ in spent), median(bare)
    told = f"{whole:.2f} s ÷ {floor:.2f} s CPU; {median(wall for _, wall in spent):.2f} s on the wall"
    yield Figure("the whole command ÷ the bare loop", whole / floor, "×", 4, told)


def publication_figures(data: Data, size: int, times: int) -> Iterator[Figure]:
    """`thang publish` with a key and `thang verify`, as whole processes, beside `thang score` on the same files."""
    with tempfile.TemporaryDirectory() as folder:
        framework, values = map(str, data.write(Path(folder)))
        key, bundle = str(Path(folder, "key")), str(Path(folder, "bundle.zip"))
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)  # by PATH
        score_it = ("score", framework, values, "--json")
        seal_it = ("publish", framework, values, "--key", key, "--out", bundle)
        spent = {words[0]: _watched(words, times) for words in (score_it, seal_it, ("verify", bundle))}
        megabytes = Path(bundle).stat().st_size / KIBI / KIBI
    floor = f"thang score {spent['score'][0]:.2f} s; the bundle has {megabytes:.0f} MB"
    for name, target in (("publish", 8), ("verify", 10)):
        seconds, peak = spent[name]
        limit = target if size >= UNITS else target * size / UNITS + STARTING
        yield Figure(f"thang {name}, whole process, CPU", seconds, "s", limit, floor)
        yield Figure(f"thang {name}, peak memory", peak, "MB", 500)


def _watched(words: Sequence[str], times: int) -> tuple[float, float]:
    """CPU seconds of a command, starting included, and its peak memory in MB; it tells both when it ends."""
    found = []
    for _ in range(times):
        command = [sys.executable, "-m", "benchmarks.watched", *words]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        found.append(json.loads(done.stderr.splitlines()[-1]))
    return median(one["seconds"] for one in found), max(one["peak"] for one in found)


def growth_figures(sizes: tuple[int, ...]) -> Iterator[Figure]:
    """CPU time a unit. Linear is when it grows by no more than half from any size to any larger one.

    That it falls from the smallest size on, over which the reading of the plan is spread, is not growth.
    """
    each = [_in_own_process(size, max(1, ENOUGH // size))["seconds"] / size for size in sizes]
    growth = max(later / each[at] for at in range(len(each)) for later in each[at + 1 :])
    told = ", ".join(f"{size:,}: {seconds * 1000:.2f} ms" for size, seconds in zip(sizes, each, strict=True))
    yield Figure("time a unit, growth with their number", growth, "×", 1.5, told)


def measure_scoring(size: int, times: int) -> dict[str, float]:
    """In a process of its own: the seconds of scoring and of the floor, by turns, and the peak of memory."""
    data = make(size)
    work = partial(score, data.framework, data.units, data.answers)
    spent, bare = [_spent(work)], []
    peak = peak_megabytes()
    numbers = numbers_of(data)
    for _ in range(times):
        bare.append(_spent(lambda: multiply_and_add(numbers))[0])
        spent.append(_spent(work))
    return {
        "seconds": median(cpu for cpu, _ in spent),
        "wall": median(wall for _, wall in spent),
        "floor": median(bare),
        "peak": peak,
    }


def synthetic_is_marked() -> bool:
    """Whether the made-up framework says so in its title."""
    return "Synthetic" in parse_framework(make(3).text.encode()).framework.title.en


def _in_own_process(size: int, times: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.figures", str(size), str(times)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _child_spent(command: Sequence[str], out: BinaryIO) -> tuple[float, float]:
    """CPU seconds and seconds on the wall of a process from start to end."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stdout=out, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - start


def _spent(work: Callable[[], object]) -> tuple[float, float]:
    """CPU seconds and seconds on the wall."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def _milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median of the CPU time."""
    return median(_spent(work)[0] for _ in range(rounds)) * 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure_scoring(*map(int, sys.argv[1:]))))
