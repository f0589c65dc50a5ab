"""Values: what a unit reports for one indicator, told apart by type.

A number is a `Fraction`. *Missing*, *not applicable* and zero are three types, never one for another.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from thang.engine.numbers import quotient


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two counts as reported, kept apart so that they can be summed and shown: 212 of 301 dossiers.

    0/0 is *not arisen*, a value of its own. a/0 with a ≠ 0 is a fault, found by `check`.
    """

    numerator: Fraction
    denominator: Fraction

    @property
    def share(self) -> Fraction:
        return quotient(self.numerator, self.denominator)

    @property
    def arisen(self) -> bool:
        return self.denominator.numerator != 0


@dataclass(frozen=True, slots=True)
class YesNo:
    yes: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """One option of a choice, by its id."""

    option: str


@dataclass(frozen=True, slots=True)
class Ticked:
    """The ticked items of a checklist, by id; none ticked is a value, not a missing one."""

    items: frozenset[str]


@dataclass(frozen=True, slots=True)
class NotApplicable:
    reason: str = ""


class Missing(Enum):
    """Nothing was reported."""

    MISSING = "missing"


MISSING = Missing.MISSING

Value = Fraction | Ratio | YesNo | Chosen | Ticked | NotApplicable | Missing


class ValueType(Enum):
    """How a value is written; `points` and `given` are numbers with a domain of their own."""

    NUMBER = "number"
    RATIO = "ratio"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHECKLIST = "checklist"
    POINTS = "points"
    GIVEN = "given"

    # A reader is looked up by type for every cell of a table, and Enum's own hash is a Python function.
    __hash__ = object.__hash__


def figure(value: Value) -> Fraction | None:
    """The value as one number, for formulas, factors and comparisons between units; None if it has none.

    A ratio counts as its quotient (0/0 has none), yes as 1, no as 0, a checklist as its number of ticks.

    >>> figure(Ratio(Fraction(1), Fraction(4))), figure(YesNo(True)), figure(Chosen("head"))
    (Fraction(1, 4), Fraction(1, 1), None)
    """
    match value:
        case Fraction():
            return value
        case Ratio():
            return value.share if value.arisen else None
        case YesNo():
            return Fraction(value.yes)
        case Ticked():
            return Fraction(len(value.items))
        case _:
            return None
