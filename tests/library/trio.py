"""The sound trio of framework, values and units, and the smallest edits to it: each refused thing is caused alone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from thang.engine.errors import Fault, Faulty
from thang.engine.framework import Framework
from thang.engine.score import Run, compute
from thang.library.framework_file import FrameworkFile, parse_framework
from thang.library.units import Inputs, read_inputs

SOUND = Path(__file__).parent / "sound"
MUONG_KHUONG, BAT_XAT, CAM_DUONG = "Xã Mường Khương", "Xã Bát Xát", "Phường Cam Đường"
LONG = ("unit", "group", "code", "value", "numerator", "denominator", "status", "note")

Grid = list[list[str]]


@dataclass(frozen=True, slots=True)
class Trio:
    """The texts of the three files; every edit gives another trio. `units` None: no units file is given."""

    framework: str
    values: str
    units: str | None
    decimal_comma: bool = False

    def leaf(self, code: str, extra: str) -> Trio:
        """With more keys on one leaf."""
        line = next(line for line in self.framework.splitlines() if f'code: "{code}"' in line)
        return replace(self, framework=self.framework.replace(line, f"{line.removesuffix('}')}, {extra}}}"))

    def framed(self, old: str, new: str) -> Trio:
        assert old in self.framework
        return replace(self, framework=self.framework.replace(old, new))

    def cell(self, unit: str, column: str, text: str) -> Trio:
        return replace(self, values=edited(self.values, put(unit, column, text)))

    def unit_cell(self, unit: str, column: str, text: str) -> Trio:
        return replace(self, units=edited(self.units or "", put(unit, column, text)))

    def grid(self, edit: Callable[[Grid], Grid]) -> Trio:
        return replace(self, values=edited(self.values, edit))

    def units_grid(self, edit: Callable[[Grid], Grid]) -> Trio:
        return replace(self, units=edited(self.units or "", edit))

    def raw(self, old: str, new: str) -> Trio:
        """The text of the values changed where it stands, quotes and delimiters included."""
        assert old in self.values
        return replace(self, values=self.values.replace(old, new, 1))

    def long(self) -> Trio:
        """The same values, a row a value; what is empty has no row."""
        return self.grid(melted)

    def alone(self) -> Trio:
        """Without the units file, and without what only it can tell: every unit has a portal."""
        return replace(self.framed(", applies: {has: [portal]}", ""), units=None)

    def read(self, folder: Path) -> Inputs:
        values, units = folder / "values.csv", folder / "units.csv"
        values.write_bytes(self.values.encode())
        if self.units is not None:
            units.write_bytes(self.units.encode())
        listed = None if self.units is None else units
        return read_inputs(framework_of(self.framework), values, listed, decimal_comma=self.decimal_comma)

    def run(self, folder: Path) -> Run:
        """Read and scored, as the command does it."""
        inputs = self.read(folder)
        try:
            return compute(inputs.plans, inputs.units, inputs.answers)
        except Faulty as error:
            raise Faulty(inputs.traced(fault) for fault in error.faults) from None

    def faults(self, folder: Path) -> list[Fault]:
        try:
            self.run(folder)
        except Faulty as error:
            return list(error.faults)
        return []


@cache
def framework_file(text: str) -> FrameworkFile:
    return parse_framework(text.encode())


def framework_of(text: str) -> Framework:
    return framework_file(text).framework


def rows_of(text: str, delimiter: str = ",") -> Grid:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def text_of(grid: Grid, delimiter: str = ",", newline: str = "\n") -> str:
    written = io.StringIO()
    bare_returns = any("\r" in cell for row in grid for cell in row)  # the writer of Python 3.11 leaves them unquoted
    quoting: Literal[0, 1] = csv.QUOTE_ALL if bare_returns else csv.QUOTE_MINIMAL
    csv.writer(written, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(grid)
    return written.getvalue()


def edited(text: str, edit: Callable[[Grid], Grid]) -> str:
    return text_of(edit(rows_of(text)))


def put(unit: str, column: str, text: str) -> Callable[[Grid], Grid]:
    def edit(grid: Grid) -> Grid:
        row = next(row for row in grid if row[0] == unit)
        row[grid[0].index(column)] = text
        return grid

    return edit


def renamed(column: str, name: str) -> Callable[[Grid], Grid]:
    def edit(grid: Grid) -> Grid:
        grid[0][grid[0].index(column)] = name
        return grid

    return edit


def without(*columns: str) -> Callable[[Grid], Grid]:
    def edit(grid: Grid) -> Grid:
        kept = [at for at, name in enumerate(grid[0]) if name not in columns]
        return [[row[at] for at in kept] for row in grid]

    return edit


def without_unit(unit: str) -> Callable[[Grid], Grid]:
    return lambda grid: [row for row in grid if row[0] != unit]


def with_row(*cells: str) -> Callable[[Grid], Grid]:
    """One more row at the end; what it does not say is empty."""
    return lambda grid: [*grid, [*cells, *[""] * (len(grid[0]) - len(cells))]]


def with_column(name: str, *cells: str) -> Callable[[Grid], Grid]:
    """One more column on the right; rows without a cell have an empty one."""
    filled = [name, *cells]
    return lambda grid: [[*row, filled[at] if at < len(filled) else ""] for at, row in enumerate(grid)]


def with_decimal_commas(trio: Trio, edit: Callable[[Grid], Grid] = lambda grid: grid, delimiter: str = ";") -> Trio:
    """Both tables with decimal commas, delimited by `;` or tab; the values edited after that."""
    values, units = decimals_changed(rows_of(trio.values)), decimals_changed(rows_of(trio.units or ""))
    return replace(trio, values=text_of(edit(values), delimiter), units=text_of(units, delimiter), decimal_comma=True)


def decimals_changed(grid: Grid) -> Grid:
    """Decimal commas in the cells, not in the headings and codes."""
    cells = [
        [cell if head == "code" else re.sub(r"^(\d+)\.(\d+)$", r"\1,\2", cell) for cell, head in pairs]
        for pairs in (zip(row, grid[0], strict=True) for row in grid[1:])
    ]
    return [grid[0], *cells]


def melted(grid: Grid) -> Grid:
    rows = [list(LONG)]
    for unit, group, *cells in grid[1:]:
        given = zip(grid[0][2:], cells, strict=True)
        rows += [[unit, group, code, text, "", "", "", ""] for code, text in given if text]
    return rows


def sound_file(name: str) -> str:
    return (SOUND / name).read_text(encoding="utf-8")


HEADERS = tuple(rows_of(sound_file("values.csv"))[0])
SOUND_TRIO = Trio(sound_file("framework.yaml"), sound_file("values.csv"), sound_file("units.csv"))


@dataclass(frozen=True, slots=True)
class Case:
    """One fault: its kind, the trio that has it, where it is said to be, what was found and what would be right."""

    kind: str
    trio: Trio
    place: str
    found: str
    right: str

    def __str__(self) -> str:
        return f"{self.kind} {self.found[:20]}"
