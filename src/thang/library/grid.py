"""Grids: the cells of a file as text, row by row, before anything is known of their meaning."""

from __future__ import annotations

from dataclasses import dataclass

Record = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Grid:
    """`heading` and `records` carry their row's number as a spreadsheet counts it.

    `joint` is what parts the cells of a row when it is quoted. `numeric_codes`: the rows whose `code` is a number in
    the file and no text, so that a zero at its end may have been lost.
    """

    heading: Record
    records: list[Record]
    joint: str = ","
    numeric_codes: frozenset[int] = frozenset()
