"""Workbooks (XLSX): the visible sheets with their cells as the file types them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import Any

import python_calamine as calamine

from thang.library.sheet_scan import NoSheet, Scan, scan, sheet_parts

MOST_CELLS, MOST_BYTES = 10_000_000, 400_000_000
_ZIP = b"PK\3\4"
Merged = tuple[tuple[int, int], tuple[int, int]]


class UnfitWorkbook(ValueError):
    """It cannot be read: `most` tells the limit that it goes beyond, else it is damaged."""

    def __init__(self, problem: str, most: int = 0) -> None:
        self.most = most
        super().__init__(problem)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows and columns count from 0, from the sheet's first cell on.

    `merged` has first and last cell, inclusive, as far as there are cells.

    A cell is text, float, bool, date, time or duration; blank is "". An error or a formula that was never computed is
    its own text.
    """

    name: str
    cells: list[list[Any]]
    merged: list[Merged]


def is_workbook(data: bytes) -> bool:
    """Whether it is a zip that names a workbook among its parts."""
    return data.startswith(_ZIP) and b"xl/workbook" in data


def read_workbook(data: bytes) -> list[Sheet]:
    """The visible sheets that hold anything. Raises UnfitWorkbook."""
    try:
        scans = _scans(data)
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [one.name for one in workbook.sheets_metadata if one.visible == calamine.SheetVisibleEnum.Visible]
        full = [name for name in shown if name in scans and scans[name].area]
        return [_sheet(workbook.get_sheet_by_name(name), scans[name]) for name in full]
    except (zipfile.BadZipFile, NoSheet, calamine.CalamineError, RuntimeError, OSError) as error:
        raise UnfitWorkbook(str(error)) from None


def _scans(data: bytes) -> dict[str, Scan]:
    """What is to be known of every sheet before it is unfolded: a single cell at the far corner makes it immense."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(info.file_size for info in archive.infolist()) > MOST_BYTES:
            raise UnfitWorkbook("size", MOST_BYTES)
        parts = sheet_parts(archive)
        scans = {name: scan(archive, part) for name, part in parts.items() if part in archive.NameToInfo}
    if sum(one.area for one in scans.values()) > MOST_CELLS:
        raise UnfitWorkbook("cells", MOST_CELLS)
    return scans


def _sheet(read: calamine.CalamineSheet, seen: Scan) -> Sheet:
    height, width = (last + 1 for last in seen.last)
    cells: list[list[Any]] = [[*row, *[""] * (width - len(row))] for row in read.to_python(skip_empty_area=False)]
    cells += [[""] * width for _ in range(height - len(cells))]
    for (at, column), text in seen.texts.items():
        cells[at][column] = text
    merged = [
        ((top, left), (min(bottom, height - 1), min(right, width - 1)))
        for (top, left), (bottom, right) in read.merged_cell_ranges or ()
        if top < height and left < width
    ]
    return Sheet(read.name, cells, merged)
