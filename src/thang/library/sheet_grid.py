"""The sheet of a workbook that holds the table, with what spreadsheets do to tables made good or named.

A number becomes the shortest decimal that gives the same float; a date stays visible as one, since it may have been a
ratio. Titles above the heading and blank columns are passed over; a heading may take two rows; of merged cells below it
a unit, a group or a name counts for every row, and any other is refused.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from thang.engine.errors import Cell, Fault
from thang.library.grid import Grid, Record
from thang.library.text import excerpt, normal
from thang.library.workbook import Merged, Sheet, UnfitWorkbook, read_workbook

KEYS = ("unit", "predecessor")
HALVES = {"num": ".num", ".num": ".num", "den": ".den", ".den": ".den"}
FILLED = ("unit", "group", "name")
_DEEPEST_HEADING = 50


@dataclass(frozen=True, slots=True)
class _Heading:
    """The rows of the heading, `first` to `last`, and each column's name."""

    first: int
    last: int
    names: list[str]


def sheet_grid(data: bytes, *, decimal_comma: bool = False, wanted: str = "") -> tuple[Grid | None, list[Fault]]:
    """The cells of the sheet with a heading, or why there is none; of several such sheets the one named `wanted`."""
    try:
        sheets = read_workbook(data)
    except UnfitWorkbook as error:
        return None, [_unfit(error)]
    found = [sheet for sheet in sheets if _heading_row(sheet) is not None]
    named = [sheet for sheet in found if normal(sheet.name).lower() == wanted]
    if len(found) > 1 and not named:
        names = ", ".join(sheet.name for sheet in found)
        return None, [Fault("table.sheets", Cell(1), excerpt(names), {"wanted": wanted})]
    for sheet in [*named, *found, *sheets][:1]:
        return _grid(sheet, "," if decimal_comma else ".")
    return None, [Fault("table.empty", Cell(1))]


def _unfit(error: UnfitWorkbook) -> Fault:
    if error.most:
        return Fault("table.too_large", Cell(1), str(error.most))
    return Fault("table.damaged", Cell(1), excerpt(str(error)))


def _heading_row(sheet: Sheet) -> int | None:
    """The first row, near the top, that has the key column."""
    for at, row in enumerate(sheet.cells[:_DEEPEST_HEADING]):
        if any(isinstance(cell, str) and normal(cell) in KEYS for cell in row):
            return at
    return None


def _grid(sheet: Sheet, sign: str) -> tuple[Grid, list[Fault]]:
    heading = _heading(sheet, sign)
    faults = [*_unmerge(sheet, heading), *_unnamed(sheet, heading)]
    kept = [at for at, name in enumerate(heading.names) if name]
    records: list[Record] = []
    for at, row in enumerate(sheet.cells[heading.last + 1 :], start=heading.last + 2):
        records.append((at, [as_text(row[column], sign) for column in kept]))
    names = [heading.names[column] for column in kept]
    return Grid((heading.last + 1, names), records, numeric_codes=_numeric_codes(sheet, heading)), faults


def _heading(sheet: Sheet, sign: str) -> _Heading:
    """A heading of two rows has titles above and codes below, or a code above and its two halves below."""
    first = _heading_row(sheet) or 0
    last = first
    for (top, left), (bottom, right) in sheet.merged:
        is_key = normal(as_text(sheet.cells[top][left], sign)) in KEYS
        if top == first and (is_key or (right > left and _is_blank_below_key(sheet, first))):
            last = max(last, bottom if is_key else first + 1)
    rows = [[normal(as_text(cell, sign)) for cell in row] for row in sheet.cells[first : last + 1]]
    for (top, left), (_, right) in sheet.merged if last > first else ():
        if first <= top < last:
            rows[top - first][left : right + 1] = [rows[top - first][left]] * (right + 1 - left)
    return _Heading(first, last, [_name([row[at] for row in rows]) for at in range(len(rows[0]))])


def _is_blank_below_key(sheet: Sheet, first: int) -> bool:
    at = next(at for at, cell in enumerate(sheet.cells[first]) if isinstance(cell, str) and normal(cell) in KEYS)
    return len(sheet.cells) > first + 1 and not as_text(sheet.cells[first + 1][at], ".").strip()


def _name(texts: list[str]) -> str:
    """A column's name: the lowest text, after the code above it where it is only a half of a ratio."""
    said = [text for text in texts if text]
    if len(said) > 1 and (half := HALVES.get(said[-1].lower())):
        return said[-2] + half
    return said[-1] if said else ""


def _unmerge(sheet: Sheet, heading: _Heading) -> Iterator[Fault]:
    """Fill what is merged downwards in a column of names; a fault for any other merged cell with something in it."""
    for merged in sheet.merged:
        (top, left), (bottom, right) = merged
        if bottom <= heading.last or sheet.cells[top][left] == "" or not any(heading.names[left : right + 1]):
            continue
        if top > heading.last and left == right and heading.names[left] in FILLED:
            for at in range(top, bottom + 1):
                sheet.cells[at][left] = sheet.cells[top][left]
        else:
            yield Fault("cell.merged", Cell(top + 1, heading.names[left]), _reference(merged))


def _unnamed(sheet: Sheet, heading: _Heading) -> Iterator[Fault]:
    """A fault for a column with cells and without a name; a blank one is nothing."""
    for at, name in enumerate(heading.names):
        if not name and any(as_text(row[at], ".").strip() for row in sheet.cells[heading.last + 1 :]):
            yield Fault("column.unnamed", Cell(heading.last + 1), str(at + 1))


def _numeric_codes(sheet: Sheet, heading: _Heading) -> frozenset[int]:
    if heading.names.count("code") != 1:
        return frozenset()
    at = heading.names.index("code")
    rows = range(heading.last + 1, len(sheet.cells))
    return frozenset(row + 1 for row in rows if isinstance(sheet.cells[row][at], float))


def _reference(merged: Merged) -> str:
    """As a spreadsheet names a range: B5:C6."""
    return ":".join(f"{_letters(column)}{row + 1}" for row, column in merged)


def _letters(column: int) -> str:
    before, at = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + at)


def as_text(cell: Any, sign: str) -> str:
    """A cell as CSV would have it, with this decimal sign.

    >>> [as_text(cell, ",") for cell in (0.1, 12.0, True, "a", datetime.date(2026, 3, 4))]
    ['0,1', '12', 'TRUE', 'a', '2026-03-04']
    """
    return _AS_TEXT[type(cell)](cell, sign)


def _number(cell: float, sign: str) -> str:
    return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell).replace(".", sign)


def _duration(cell: datetime.timedelta, sign: str) -> str:
    minutes, seconds = divmod(round(cell.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


_AS_TEXT: dict[type, Callable[[Any, str], str]] = {
    str: lambda cell, sign: cell,
    float: _number,
    int: lambda cell, sign: str(cell),
    bool: lambda cell, sign: "TRUE" if cell else "FALSE",
    datetime.date: lambda cell, sign: cell.isoformat(),
    datetime.datetime: lambda cell, sign: cell.isoformat(" "),
    datetime.time: lambda cell, sign: cell.isoformat(),
    datetime.timedelta: _duration,
}
