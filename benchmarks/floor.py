"""The floors: loops of bare exact arithmetic, to compare with in the same run on the same machine.

They apply no rule, check nothing, know no policy and explain nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from benchmarks.commune import Data
from thang.engine.values import MISSING, figure

ZERO, ONE, WEIGHT = Fraction(0), Fraction(1), Fraction(10)


def numbers_of(data: Data) -> list[list[Fraction]]:
    """Every cell as one number, 0 where it has none: what `multiply_and_add` is given."""
    codes = [leaf.code for leaf in data.framework.leaves()]
    return [[figure(given.get(code, MISSING)) or ZERO for code in codes] for given in data.answers.values()]


def multiply_and_add(rows: Sequence[Sequence[Fraction]]) -> list[Fraction]:
    """One multiplication and one addition a cell, a total a row.

    >>> multiply_and_add([[Fraction(1, 2), Fraction(1, 3)]])
    [Fraction(25, 3)]
    """
    totals = []
    for row in rows:
        total = ZERO
        for number in row:
            total += WEIGHT * number
        totals.append(total)
    return totals


def read_and_add(values: Path) -> list[Fraction]:
    """A wide table, every cell's text to an exact number, weight × min(value, 1) added up; a total a row."""
    totals = []
    with values.open(encoding="utf-8", newline="") as file:
        table = csv.reader(file)
        next(table)
        for _, _, *cells in table:
            total = ZERO
            for text in cells:
                total += WEIGHT * min(_number(text), ONE)
            totals.append(total)
    return totals


def _number(text: str) -> Fraction:
    """What is no number is 0."""
    over, slash, under = text.partition("/")
    try:
        return Fraction(int(over), int(under)) if slash else Fraction(over)
    except (ValueError, ZeroDivisionError):
        return ZERO
