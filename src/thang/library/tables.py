"""Tables: a heading and rows of text cells with their row numbers, whatever the file's format.

A file is told by how it begins, not by its name: CSV, XLSX or Parquet.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from thang.engine.errors import Cell, Fault
from thang.library.csv_grid import csv_grid
from thang.library.files import read_bytes
from thang.library.grid import Grid, Record
from thang.library.parquet_grid import is_parquet, parquet_grid
from thang.library.sheet_grid import sheet_grid
from thang.library.text import excerpt, normal
from thang.library.workbook import is_workbook


@dataclass(frozen=True, slots=True)
class Table:
    """`header` is in NFC without outer blanks; each row has its number and as many cells as the header.

    `broken` are the rows that have not: they are refused, but what they say of a unit is not forgotten.
    """

    header: tuple[str, ...]
    rows: tuple[Record, ...]
    broken: tuple[Record, ...] = ()
    heading_row: int = 1
    numeric_codes: frozenset[int] = frozenset()

    def has(self, column: str) -> bool:
        return column in self.header

    def heading(self, column: str = "") -> Cell:
        """The place of a column's heading, or of one that is missing there."""
        return Cell(self.heading_row, column)

    def in_broken_rows(self, column: str) -> frozenset[str]:
        """What stands in a column in the rows that are refused for their length, as far as they reach."""
        if not self.has(column):
            return frozenset()
        at = self.header.index(column)
        return frozenset(normal(cells[at]) for _, cells in self.broken if len(cells) > at)


def read_table(path: Path, *, decimal_comma: bool = False, sheet: str = "") -> tuple[Table | None, list[Fault]]:
    """The table and the faults of its structure; no table where nothing can be read. Raises OSError.

    `sheet`: the sheet to prefer where several sheets of a workbook hold a table.
    """
    data = read_bytes(path)
    if is_workbook(data):
        grid, faults = sheet_grid(data, decimal_comma=decimal_comma, wanted=sheet)
    elif is_parquet(data):
        grid, faults = parquet_grid(path, decimal_comma=decimal_comma)
    else:
        grid, faults = csv_grid(data, decimal_comma=decimal_comma)
    if grid is None:
        return None, faults
    table, more = _table(grid)
    return table, faults + more


def _table(grid: Grid) -> tuple[Table | None, list[Fault]]:
    at, heading = grid.heading
    header = [normal(cell) for cell in heading]
    while header and not header[-1]:
        header.pop()
    if not header:
        return None, [Fault("table.empty", Cell(at))]
    faults = list(_heading_faults(header, at))
    rows: list[Record] = []
    broken: list[Record] = []
    for number, record in grid.records:
        cells = record if len(record) == len(header) else _trimmed(record, len(header))
        if not any(cell.strip() for cell in cells):
            continue
        (rows if len(cells) == len(header) else broken).append((number, cells))
    faults += [_length_fault(number, cells, len(header), grid.joint) for number, cells in broken]
    if not rows and not broken:
        faults.append(Fault("table.no_rows", Cell(at)))
    return Table(tuple(header), tuple(rows), tuple(broken), at, grid.numeric_codes), faults


def _heading_faults(header: list[str], row: int) -> list[Fault]:
    faults: list[Fault] = []
    seen: set[str] = set()
    for at, name in enumerate(header, start=1):
        if not name:
            faults.append(Fault("column.unnamed", Cell(row), str(at)))
        elif name in seen:
            faults.append(Fault("column.duplicate", Cell(row, name), excerpt(name)))
        seen.add(name)
    return faults


def _length_fault(number: int, cells: list[str], columns: int, joint: str) -> Fault:
    facts = {"cells": str(len(cells)), "columns": str(columns)}
    kind = "row.too_long" if len(cells) > columns and joint == "," else "row.length"
    return Fault(kind, Cell(number), excerpt(joint.join(cells)), facts)


def _trimmed(record: list[str], width: int) -> list[str]:
    """Without the empty cells that spreadsheets leave beyond the heading."""
    end = len(record)
    while end > width and not record[end - 1].strip():
        end -= 1
    return record[:end]
