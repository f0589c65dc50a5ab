"""The table of organisations inside a file: which sheet holds it, where its heading stands, what was merged.

Workbooks and CSV are read by the library; from here on both are rows of texts, so that both come to the same.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thang.engine.errors import Cell, Fault
from thang.library.csv_grid import csv_grid
from thang.library.shape import nearest
from thang.library.sheet_grid import as_text
from thang.library.text import excerpt, normal
from thang.library.workbook import Merged, Sheet, UnfitWorkbook, is_workbook, read_workbook
from thang.words.sentence import one_line

# The heading of each column in Vietnamese; its own name is a heading too.
COLUMNS = {
    "code": "Mã",
    "name": "Tên",
    "name_en": "Tên tiếng Anh",
    "kind": "Loại",
    "parent": "Mã cấp trên",
    "hierarchy": "Hệ thống",
    "since": "Từ ngày",
    "basis": "Căn cứ",
}
NEEDED = ("code", "name", "kind", "parent")
CODES = ("code", "parent")
FILLED = ("kind", "parent", "hierarchy", "since", "basis")
KNOWN = ", ".join(f"{heading} ({column})" for column, heading in COLUMNS.items())
SHEET = "organisations"
MOST_BYTES, MOST_UNFOLDED, MOST_ROWS = 5_000_000, 100_000_000, 20_000
_DEEPEST_HEADING = 50
_SPELLINGS = {spelling.casefold(): column for column, heading in COLUMNS.items() for spelling in (column, heading)}

Texts = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Table:
    """`headings`: column → as it is written in the file; `records`: row and column → text.

    `retyped`: rows and columns whose code the spreadsheet made a date or a decimal of.
    """

    headings: Mapping[str, str]
    heading_row: int
    records: Sequence[tuple[int, Mapping[str, str]]]
    retyped: frozenset[tuple[int, str]] = frozenset()

    def cell(self, row: int, column: str) -> Cell:
        """The place as the reader of the file sees it."""
        return Cell(row, self.headings.get(column, column))


def column_of(heading: str) -> str:
    """Which column a heading means; empty for none.

    >>> column_of("Mã cấp trên"), column_of(" NAME_EN "), column_of("Ghi chú")
    ('parent', 'name_en', '')
    """
    return _SPELLINGS.get(cleaned(heading).casefold(), "")


def cleaned(text: str) -> str:
    """In one form of letters (NFC), on one line, without outer or doubled blanks and without what cannot be seen."""
    return normal(one_line(text))


def read_table(data: bytes) -> tuple[Table | None, list[Fault]]:
    """The table and the faults of its structure; no table where its rows cannot be told."""
    if len(data) > MOST_BYTES or _unfolded(data) > MOST_UNFOLDED:
        return None, [Fault("import_too_large", Cell(1), f"{MOST_BYTES // 1_000_000} MB")]
    return _of_workbook(data) if is_workbook(data) else _of_csv(data)


def _unfolded(data: bytes) -> int:
    """Bytes of all parts of an archive; of what is none, nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return 0


def _of_csv(data: bytes) -> tuple[Table | None, list[Fault]]:
    grid, faults = csv_grid(data)
    if grid is None:
        return None, faults
    rows = [grid.heading, *grid.records]
    at = _heading_at([cells for _, cells in rows])
    if at is None:
        return None, [*faults, Fault("import_no_heading", Cell(1), facts={"known": KNOWN})]
    names = _without_blank_end(rows[at][1])
    broken = [(number, cells) for number, cells in rows[at + 1 :] if _is_broken(cells, len(names))]
    faults += [_length_fault(number, cells, names, grid.joint) for number, cells in broken]
    lost = {number for number, _ in broken}
    whole = [(number, cells[: len(names)]) for number, cells in rows[at + 1 :] if number not in lost]
    return _table(names, rows[at][0], whole, faults)


def _is_broken(cells: list[str], width: int) -> bool:
    """Whether it holds something and has not as many cells as the heading; blank ones at its end do not count."""
    is_short = len(cells) < width and any(cell.strip() for cell in cells)
    return is_short or any(cell.strip() for cell in cells[width:])


def _length_fault(number: int, cells: list[str], names: list[str], joint: str) -> Fault:
    facts = {"cells": str(len(cells)), "columns": str(len(names))}
    return Fault("row.length", Cell(number), excerpt(joint.join(cells)), facts)


def _of_workbook(data: bytes) -> tuple[Table | None, list[Fault]]:
    try:
        sheets = read_workbook(data)
    except UnfitWorkbook as error:
        kind = "table.too_large" if error.most else "table.damaged"
        return None, [Fault(kind, Cell(1), str(error.most) if error.most else excerpt(str(error)))]
    found = [sheet for sheet in sheets if _heading_at(sheet.cells) is not None]
    named = [sheet for sheet in found if cleaned(sheet.name).casefold() in (SHEET, "đơn vị")]
    if not found:
        return None, [Fault("import_no_heading", Cell(1), facts={"known": KNOWN})]
    if len(found) > 1 and len(named) != 1:
        return None, [Fault("table.sheets", Cell(1), excerpt(", ".join(one.name for one in found)), {"wanted": SHEET})]
    return _of_sheet((named or found)[0])


def _of_sheet(sheet: Sheet) -> tuple[Table | None, list[Fault]]:
    first = _heading_at(sheet.cells) or 0
    last = _heading_end(sheet, first)
    heading = [[cleaned(as_text(cell, ".")) for cell in row] for row in sheet.cells[first : last + 1]]
    names = [next((text for text in reversed(column) if text), "") for column in zip(*heading, strict=True)]
    faults = list(_unmerge(sheet, last, names))
    rows = [(at + 1, [as_text(cell, ".") for cell in sheet.cells[at]]) for at in range(last + 1, len(sheet.cells))]
    retyped = {
        (at + 1, column_of(names[across]))
        for at in range(last + 1, len(sheet.cells))
        for across, cell in enumerate(sheet.cells[at])
        if column_of(names[across]) in CODES and not _is_text_or_whole(cell)
    }
    return _table(names, first + 1, rows, faults, frozenset(retyped))


def _is_text_or_whole(cell: Any) -> bool:
    """Whether a code of this cell is what was typed, but for zeros at its beginning."""
    return isinstance(cell, str) or (isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15)


def _heading_at(rows: Sequence[Sequence[Any]]) -> int | None:
    """The first row, near the top, that names two columns: a title above it does not."""
    for at, row in enumerate(rows[:_DEEPEST_HEADING]):
        if len({column_of(cell) for cell in row if isinstance(cell, str)} - {""}) > 1:
            return at
    return None


def _heading_end(sheet: Sheet, first: int) -> int:
    """The last row of a heading whose cells are merged downwards."""
    downwards = (merged for merged in sheet.merged if merged[0][0] == first and merged[0][1] == merged[1][1])
    return max((bottom for _, (bottom, _) in downwards), default=first)


def _unmerge(sheet: Sheet, last: int, names: Sequence[str]) -> Iterator[Fault]:
    """What is merged downwards counts for every row, where many rows may share it; any other merged cell is a fault."""
    for merged in sheet.merged:
        (top, left), (bottom, right) = merged
        if top <= last or sheet.cells[top][left] == "":
            continue
        if left == right and column_of(names[left]) in FILLED:
            for at in range(top, bottom + 1):
                sheet.cells[at][left] = sheet.cells[top][left]
        else:
            yield Fault("cell.merged", Cell(top + 1, names[left]), _reference(merged))


def _reference(merged: Merged) -> str:
    """Rows of a merged range: its column stands beside it."""
    (top, _), (bottom, _) = merged
    return f"{top + 1}–{bottom + 1}" if top != bottom else str(top + 1)


def _without_blank_end(names: Sequence[str]) -> list[str]:
    kept = [cleaned(name) for name in names]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _table(
    names: list[str], row: int, rows: Texts, faults: list[Fault], retyped: frozenset[tuple[int, str]] = frozenset()
) -> tuple[Table | None, list[Fault]]:
    full = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    if len(full) > MOST_ROWS:
        return None, [*faults, Fault("import_too_many_rows", Cell(1), str(len(full)), {"most": str(MOST_ROWS)})]
    faults = [*_heading_faults(names, row, full), *faults]
    if not full and not faults:
        faults.append(Fault("import_no_rows", Cell(row)))
    at = {column_of(name): across for across, name in reversed(list(enumerate(names))) if column_of(name)}
    records = [(number, {column: cells[across] for column, across in at.items()}) for number, cells in full]
    return Table({column: names[across] for column, across in at.items()}, row, records, retyped), faults


def _heading_faults(names: list[str], row: int, rows: Texts) -> Iterator[Fault]:
    seen: set[str] = set()
    for across, name in enumerate(names):
        column = column_of(name)
        if not name and any(cells[across].strip() for _, cells in rows):
            yield Fault("column.unnamed", Cell(row), str(across + 1))
        elif name and not column:
            hint = nearest(name, [*COLUMNS, *COLUMNS.values()])
            yield Fault("column.unknown", Cell(row, name), excerpt(name), {"nearest": hint, "known": KNOWN})
        elif column in seen:
            yield Fault("column.duplicate", Cell(row, name), excerpt(name))
        seen.add(column or name)
    for column in NEEDED:
        if column not in seen:
            yield Fault("column.key", Cell(row, COLUMNS[column]), f"{COLUMNS[column]} ({column})")
