"""The benchmarks measure what they promise, on data that say that they are made up."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from benchmarks.__main__ import line
from benchmarks.commune import AGGREGATES, LEAVES, Data, make
from benchmarks.figure import Figure
from benchmarks.figures import synthetic_is_marked
from benchmarks.floor import multiply_and_add, numbers_of, read_and_add
from thang.engine.aggregate import AGGREGATES as ALL
from thang.engine.values import NotApplicable, Ratio

ROOT = Path(__file__).parents[1]


def test_the_data_say_that_they_are_synthetic_and_hold_every_aggregate() -> None:
    assert synthetic_is_marked()
    assert set(AGGREGATES) == set(ALL)


def test_a_twentieth_is_missing_and_a_twentieth_not_applicable() -> None:
    data = make(300)
    given = [value for answers in data.answers.values() for value in answers.values()]
    asked = 300 * (LEAVES - 1)  # one leaf is a formula
    assert abs(len(given) / asked - 0.95) < 0.01
    assert abs(sum(isinstance(value, NotApplicable) for value in given) / asked - 0.05) < 0.01


def test_the_same_size_gives_the_same_data() -> None:
    assert make(20) == make(20)


def test_a_missed_target_is_said() -> None:
    assert "OVER" in line(Figure("x", 2, "s", 1))
    assert "ok" in line(Figure("x", 1, "s", 1))


def test_the_floors_add_up_the_same_numbers_from_values_and_from_their_table(tmp_path: Path) -> None:
    data = make(20)
    _, values = data.write(tmp_path)
    assert read_and_add(values) == multiply_and_add(
        [[min(number, Fraction(1)) for number in row] for row in told(data)]
    )


def told(data: Data) -> Iterator[list[Fraction]]:
    """What the table's floor can read of each row: numbers and ratios, not words."""
    codes = [leaf.code for leaf in data.framework.leaves()]
    for numbers, given in zip(numbers_of(data), data.answers.values(), strict=True):
        kinds = [given.get(code) for code in codes]
        yield [
            number if isinstance(kind, Fraction | Ratio) else Fraction(0)
            for number, kind in zip(numbers, kinds, strict=True)
        ]


@pytest.mark.slow
def test_the_quick_form_measures_every_figure() -> None:
    command = [sys.executable, "-m", "benchmarks", "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = "\n".join(done.stdout.splitlines()[1:])
    for name in ("scoring", "peak memory", "one receipt", "changed answer", "whole command", "time a unit"):
        assert name in told
