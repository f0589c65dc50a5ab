"""The table of a list inside a file: which sheet holds it, where its heading stands, what was merged.

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

MOST_BYTES, MOST_UNFOLDED = 5_000_000, 100_000_000
_DEEPEST_HEADING = 50

Texts = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns a list has: name → heading in Vietnamese; either may stand in the file.

    `codes`: those whose zeros a spreadsheet may eat. `filled`: those which may be merged downwards. `sheets`: what the
    sheet is called where a workbook has several.
    """

    columns: Mapping[str, str]
    needed: tuple[str, ...]
    codes: tuple[str, ...]
    filled: tuple[str, ...]
    sheets: tuple[str, ...]
    most_rows: int

    @property
    def known(self) -> str:
        """As a fault names them."""
        return ", ".join(f"{heading} ({column})" for column, heading in self.columns.items())

    def column_of(self, heading: str) -> str:
        """Which column a heading means; empty for none.

        >>> layout = Layout({"parent": "Mã cấp trên", "name_en": "Tên tiếng Anh"}, (), (), (), (), 1)
        >>> layout.column_of("Mã cấp trên"), layout.column_of(" NAME_EN "), layout.column_of("Ghi chú")
        ('parent', 'name_en', '')
        """
        said = cleaned(heading).casefold()
        pairs = self.columns.items()
        return next((column for column, title in pairs if said in (column.casefold(), title.casefold())), "")


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


def cleaned(text: str) -> str:
    """In one form of letters (NFC), on one line, without outer or doubled blanks and without what cannot be seen."""
    return normal(one_line(text))


def read_table(data: bytes, layout: Layout) -> tuple[Table | None, list[Fault]]:
    """The table and the faults of its structure; no table where its rows cannot be told."""
    if len(data) > MOST_BYTES or _unfolded(data) > MOST_UNFOLDED:
        return None, [Fault("import_too_large", Cell(1), f"{MOST_BYTES // 1_000_000} MB")]
    return _of_workbook(data, layout) if is_workbook(data) else _of_csv(data, layout)


def _unfolded(data: bytes) -> int:
    """Bytes of all parts of an archive; of what is none, nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return 0


def _of_csv(data: bytes, layout: Layout) -> tuple[Table | None, list[Fault]]:
    grid, faults = csv_grid(data)
    if grid is None:
        return None, faults
    rows = [grid.heading, *grid.records]
    at = _heading_at([cells for _, cells in rows], layout)
    if at is None:
        return None, [*faults, Fault("import_no_heading", Cell(1), facts={"known": layout.known})]
    names = _without_blank_end(rows[at][1])
    broken = [(number, cells) for number, cells in rows[at + 1 :] if _is_broken(cells, len(names))]
    faults += [_length_fault(number, cells, names, grid.joint) for number, cells in broken]
    lost = {number for number, _ in broken}
    whole = [(number, cells[: len(names)]) for number, cells in rows[at + 1 :] if number not in lost]
    return _table(layout, names, rows[at][0], whole, faults)


def _is_broken(cells: list[str], width: int) -> bool:
    """Whether it holds something and has not as many cells as the heading; blank ones at its end do not count."""
    is_short = len(cells) < width and any(cell.strip() for cell in cells)
    return is_short or any(cell.strip() for cell in cells[width:])


def _length_fault(number: int, cells: list[str], names: list[str], joint: str) -> Fault:
    facts = {"cells": str(len(cells)), "columns": str(len(names))}
    return Fault("row.length", Cell(number), excerpt(joint.join(cells)), facts)


def _of_workbook(data: bytes, layout: Layout) -> tuple[Table | None, list[Fault]]:
    try:
        sheets = read_workbook(data)
    except UnfitWorkbook as error:
        kind = "table.too_large" if error.most else "table.damaged"
        return None, [Fault(kind, Cell(1), str(error.most) if error.most else excerpt(str(error)))]
    found = [sheet for sheet in sheets if _heading_at(sheet.cells, layout) is not None]
    named = [sheet for sheet in found if cleaned(sheet.name).casefold() in layout.sheets]
    if not found:
        return None, [Fault("import_no_heading", Cell(1), facts={"known": layout.known})]
    if len(found) > 1 and len(named) != 1:
        return None, [
            Fault("table.sheets", Cell(1), excerpt(", ".join(one.name for one in found)), {"wanted": layout.sheets[0]})
        ]
    return _of_sheet((named or found)[0], layout)


def _of_sheet(sheet: Sheet, layout: Layout) -> tuple[Table | None, list[Fault]]:
    first = _heading_at(sheet.cells, layout) or 0
    last = _heading_end(sheet, first)
    heading = [[cleaned(as_text(cell, ".")) for cell in row] for row in sheet.cells[first : last + 1]]
    names = [next((text for text in reversed(column) if text), "") for column in zip(*heading, strict=True)]
    columns = [layout.column_of(name) for name in names]
    faults = list(_unmerge(sheet, last, names, [column in layout.filled for column in columns]))
    rows = [(at + 1, [as_text(cell, ".") for cell in sheet.cells[at]]) for at in range(last + 1, len(sheet.cells))]
    retyped = {
        (at + 1, columns[across])
        for at in range(last + 1, len(sheet.cells))
        for across, cell in enumerate(sheet.cells[at])
        if columns[across] in layout.codes and not _is_text_or_whole(cell)
    }
    return _table(layout, names, first + 1, rows, faults, frozenset(retyped))


def _is_text_or_whole(cell: Any) -> bool:
    """Whether a code of this cell is what was typed, but for zeros at its beginning."""
    return isinstance(cell, str) or (isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15)


def _heading_at(rows: Sequence[Sequence[Any]], layout: Layout) -> int | None:
    """The first row, near the top, that names two columns: a title above it does not."""
    for at, row in enumerate(rows[:_DEEPEST_HEADING]):
        if len({layout.column_of(cell) for cell in row if isinstance(cell, str)} - {""}) > 1:
            return at
    return None


def _heading_end(sheet: Sheet, first: int) -> int:
    """The last row of a heading whose cells are merged downwards."""
    downwards = (merged for merged in sheet.merged if merged[0][0] == first and merged[0][1] == merged[1][1])
    return max((bottom for _, (bottom, _) in downwards), default=first)


def _unmerge(sheet: Sheet, last: int, names: Sequence[str], may_fill: Sequence[bool]) -> Iterator[Fault]:
    """What is merged downwards counts for every row, where many rows may share it; any other merged cell is a fault."""
    for merged in sheet.merged:
        (top, left), (bottom, right) = merged
        if top <= last or sheet.cells[top][left] == "":
            continue
        if left == right and may_fill[left]:
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
    layout: Layout,
    names: list[str],
    row: int,
    rows: Texts,
    faults: list[Fault],
    retyped: frozenset[tuple[int, str]] = frozenset(),
) -> tuple[Table | None, list[Fault]]:
    full = [(number, cells) for number, cells in rows if any(cell.strip() for cell in cells)]
    if len(full) > layout.most_rows:
        return None, [*faults, Fault("import_too_many_rows", Cell(1), str(len(full)), {"most": str(layout.most_rows)})]
    faults = [*_heading_faults(layout, names, row, full), *faults]
    if not full and not faults:
        faults.append(Fault("import_no_rows", Cell(row)))
    columns = [layout.column_of(name) for name in names]
    at = {column: across for across, column in reversed(list(enumerate(columns))) if column}
    records = [(number, {column: cells[across] for column, across in at.items()}) for number, cells in full]
    return Table({column: names[across] for column, across in at.items()}, row, records, retyped), faults


def _heading_faults(layout: Layout, names: list[str], row: int, rows: Texts) -> Iterator[Fault]:
    seen: set[str] = set()
    for across, name in enumerate(names):
        column = layout.column_of(name)
        if not name and any(cells[across].strip() for _, cells in rows):
            yield Fault("column.unnamed", Cell(row), str(across + 1))
        elif name and not column:
            hint = nearest(name, [*layout.columns, *layout.columns.values()])
            yield Fault("column.unknown", Cell(row, name), excerpt(name), {"nearest": hint, "known": layout.known})
        elif column in seen:
            yield Fault("column.duplicate", Cell(row, name), excerpt(name))
        seen.add(column or name)
    for column in layout.needed:
        if column not in seen:
            yield Fault("column.key", Cell(row, layout.columns[column]), f"{layout.columns[column]} ({column})")
