"""The public site: a whole build at the country's size, and the build after one unit was amended.

The figures are synthetic, with missing and not applicable cells, by the framework of 62 indicators that is shipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure
from thang.bundle.publish import Notes, publish
from thang.cli.demo_communes import synthetic_values
from thang.engine.framework import Branch
from thang.engine.score import Run, UnitScore, compute
from thang.engine.values import Ratio, Value
from thang.library.framework_file import read_framework
from thang.library.shipped import find_shipped
from thang.library.units import read_inputs
from thang.window.forked import cores

FRAMEWORK, SEED = "commune-dti@2025", 3421
UNITS = 3421
WHOLE, AMENDED, MEGABYTES = 180, 10, 1024
STARTING = 8
KIBI = 1024


@dataclass(frozen=True, slots=True)
class Built:
    """A command that built a site: seconds on the wall, and the most memory that it and its children shared out."""

    seconds: float
    megabytes: float


def sealed(size: int, folder: Path) -> tuple[Path, Path]:
    """A publication of so many units, and its amendment by one answer that moves no median and no rank."""
    shipped = find_shipped(FRAMEWORK)
    if shipped is None:
        raise FileNotFoundError(FRAMEWORK)
    file = read_framework(shipped.framework)
    values = folder / "values.csv"
    names = [f"Xã thử nghiệm {number:04d}" for number in range(1, size + 1)]
    values.write_text(synthetic_values(file.framework, names, SEED), encoding="utf-8")
    inputs = read_inputs(file.framework, values, None)
    run = compute(inputs.plans, inputs.units, inputs.answers)
    before, after = folder / "before.zip", folder / "after.zip"
    first = publish(file, run, Notes("2026-01-15", synthetic=True))
    before.write_bytes(first.data)
    notes = Notes("2026-02-01", first.identity, "Sửa một ô nhập sai", synthetic=True)
    after.write_bytes(publish(file, amended(run), notes).data)
    return before, after


def amended(run: Run) -> Run:
    """The last unit has one case less where it is below the median: no rank and no median moves."""
    last = run.scores[-1]
    answers = {unit: dict(cells) for unit, cells in run.answers.items()}
    code = next(code for code in _below(run, last) if _can_lose(answers[last.unit.text].get(code)))
    value = answers[last.unit.text][code]
    if not isinstance(value, Ratio):
        raise TypeError(code)
    answers[last.unit.text][code] = replace(value, numerator=value.numerator - 1)
    after = compute(run.plans, [score.unit for score in run.scores], answers)
    if [(one.unit.text, one.rank) for one in after.scores] != [(one.unit.text, one.rank) for one in run.scores]:
        raise ValueError("a rank has moved")
    if medians(after) != medians(run):
        raise ValueError("a median has moved")
    return after


def _below(run: Run, unit: UnitScore) -> Iterator[str]:
    """The leaves of main indicators in which the unit is below the median."""
    for node in run.framework.indicators:
        share = unit.node(node.code).attainment
        if isinstance(node, Branch) and share is not None and share < medians(run)[node.code]:
            yield from (child.code for child in node.children)


def _can_lose(value: Value | None) -> bool:
    return isinstance(value, Ratio) and value.numerator > 0


def medians(run: Run) -> dict[str, Fraction]:
    shares = {
        node.code: [one for score in run.scores if (one := score.node(node.code).attainment) is not None]
        for node in run.framework.indicators
    }
    return {code: median(found) for code, found in shares.items()}


def built(words: Sequence[str], out: Path) -> Built:
    """`thang window` as a process of its own."""
    command = [sys.executable, "-m", "thang", "window", *words, "--out", str(out)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    most = 0.0
    while process.poll() is None:
        most = max(most, shared_out(process.pid))
        time.sleep(0.25)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Built(time.perf_counter() - started, most)


def shared_out(pid: int) -> float:
    """Megabytes of a process and its children, what they share counted once (Linux; 0 where it is not told)."""
    return sum(_proportional(one) for one in (pid, *_children(pid))) / KIBI


def _children(pid: int) -> Iterator[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in map(int, listed):
        yield child
        yield from _children(child)


def _proportional(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def window_figures(size: int) -> Iterator[Figure]:
    """Both builds with their promises, beside the time that copying the finished site takes."""
    share = size / UNITS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before, after = sealed(size, folder)
        site = folder / "site"
        whole = built([str(before)], site)
        started = time.perf_counter()
        shutil.copytree(site, folder / "copy")
        copying = time.perf_counter() - started
        os.sync()  # the copy stays until the end: a system that removes 70,000 files is busy with it for a while
        again = built([str(before), str(after)], site)
    floor = f"{size:,} units × 62, two languages; copying the site takes {copying:.1f} s; {cores()} cores"
    yield Figure("the whole site, wall", whole.seconds, "s", WHOLE * share + (STARTING if share < 1 else 0), floor)
    yield Figure("the whole site, memory of all processes", whole.megabytes, "MB", MEGABYTES, "")
    yield Figure("after one amended unit, wall", again.seconds, "s", AMENDED, "no median and no rank moved")
