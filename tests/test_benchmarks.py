"""The benchmarks measure what they promise, on data that say that they are made up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import line
from benchmarks.commune import AGGREGATES, LEAVES, make
from benchmarks.figures import Figure, synthetic_is_marked
from thang.engine.aggregate import AGGREGATES as ALL
from thang.engine.values import NotApplicable

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


@pytest.mark.slow
def test_the_quick_form_measures_every_figure() -> None:
    command = [sys.executable, "-m", "benchmarks", "--quick"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    told = "\n".join(done.stdout.splitlines()[1:])
    for name in ("scoring", "peak memory", "one receipt", "changed answer", "whole command", "time a unit"):
        assert name in told
