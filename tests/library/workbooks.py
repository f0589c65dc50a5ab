"""The sound trio as a workbook and as Parquet, and what people and spreadsheets do to workbooks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow
from openpyxl.worksheet.worksheet import Worksheet
from pyarrow import parquet

from tests.library.trio import Grid

NUMBER = re.compile(r"-?\d+(\.\d+)?")


def rows_of(text: str) -> Grid:
    return list(csv.reader(io.StringIO(text, newline="")))


def typed(cell: str) -> float | str | None:
    """As a person types it into a sheet: what looks like a number becomes one."""
    if not cell:
        return None
    return float(cell) if NUMBER.fullmatch(cell) else cell


def workbook(path: Path, text: str, edit: Callable[[Worksheet], None] | None = None, sheet: str = "Sheet1") -> Path:
    """A table saved as a workbook, after an edit by hand."""
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = sheet
    for at, row in enumerate(rows_of(text)):
        page.append([cell or None for cell in row] if at == 0 else [typed(cell) for cell in row])
    if edit is not None:
        edit(page)
    book.save(path)
    return path


def as_parquet(path: Path, text: str) -> Path:
    """A table as Parquet: a column of numbers where all of it is numbers, text elsewhere, null where it is empty."""
    heading, *rows = rows_of(text)
    columns: dict[str, Any] = {}
    for at, name in enumerate(heading):
        cells = [typed(row[at]) for row in rows]
        if any(isinstance(cell, str) for cell in cells):
            cells = [row[at] or None for row in rows]
        columns[name] = pyarrow.array(cells)
    parquet.write_table(pyarrow.table(columns), path)
    return path
