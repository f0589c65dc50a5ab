"""Faults: what is wrong with an input, where, and what would be right, as data.

A fault holds no sentence: `thang.words` says it in Vietnamese or English. Faults come all at once, never one by one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a text file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table; the row counts from 1 with the heading, as a spreadsheet does. No header: the whole row."""

    row: int
    header: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A place known only by its meaning: one unit's value of one indicator. A reader turns it into a `Cell`."""

    unit: str
    code: str


Place = Spot | Cell | Answer


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: its kind, what was found there, and the facts that its sentence needs.

    A reader adds the file.
    """

    kind: str
    place: Place | None
    found: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    file: str = ""


class Faulty(Exception):
    """An input has faults; nothing was computed. `faults` holds them all."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{fault.kind} {fault.found}".strip() for fault in self.faults))
