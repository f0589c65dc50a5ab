"""Tables: a heading and rows of text cells with their row numbers, whatever the file's format.

CSV in UTF-8; the delimiter is a comma, or `;` or tab where the heading shows it (always, with a decimal comma).
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from thang.engine.errors import Cell, Fault
from thang.library.files import read_bytes

DELIMITERS = ",;\t"
_ZIPPED = b"PK\3\4"  # how an .xlsx begins, whatever its name says
_LONGEST_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Table:
    """`header` is in NFC without outer blanks; each row has its number and as many cells as the header.

    `broken` are the rows that have not: they are refused, but what they say of a unit is not forgotten.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]
    broken: tuple[tuple[int, list[str]], ...] = ()

    def has(self, column: str) -> bool:
        return column in self.header

    def in_broken_rows(self, column: str) -> frozenset[str]:
        """What stands in a column in the rows that are refused for their length, as far as they reach."""
        if not self.has(column):
            return frozenset()
        at = self.header.index(column)
        return frozenset(normal(cells[at]) for _, cells in self.broken if len(cells) > at)


def read_table(path: Path, *, decimal_comma: bool = False) -> tuple[Table | None, list[Fault]]:
    """The table and the faults of its structure; no table where nothing can be read. Raises OSError."""
    data = read_bytes(path)
    binary = 0 if data.startswith(_ZIPPED) else data.find(b"\0")
    if binary >= 0:
        return None, [Fault("table.not_text", Cell(_row_of(data, binary)))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Fault("table.not_utf8", Cell(_row_of(data, error.start)), f"0x{data[error.start]:02x}")]
    delimiter = delimiter_of(text, decimal_comma=decimal_comma)
    if delimiter is None:
        return None, [Fault("table.delimiter", Cell(1), excerpt(_first_line(text)))]
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return None, [_unreadable(str(error), len(records) + 1)]
    return _table(records, delimiter)


def delimiter_of(text: str, *, decimal_comma: bool) -> str | None:
    """The delimiter that the heading shows; None where a decimal comma leaves none to be used."""
    heading = _first_line(text)
    wanted = DELIMITERS[1:] if decimal_comma else DELIMITERS
    found = next((sign for sign in wanted if sign in heading), None)
    if found is None and not (decimal_comma and "," in heading):
        return wanted[0]
    return found


def normal(text: str) -> str:
    """NFC without outer blanks, inner runs of blanks as one space: how units, headings and words are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def excerpt(text: str) -> str:
    """The text, or as much of its beginning as a message can show.

    >>> excerpt("Xã Bát Xát"), len(excerpt("x" * 1000))
    ('Xã Bát Xát', 80)
    """
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _row_of(data: bytes, at: int) -> int:
    return data[:at].count(b"\n") + 1


def _first_line(text: str) -> str:
    return re.split("[\r\n]", text, maxsplit=1)[0]


def _unreadable(problem: str, row: int) -> Fault:
    """Where the rows end that could be read: a quote without its other half, or a cell without end."""
    if "field larger" in problem:
        return Fault("table.cell_too_long", Cell(row), str(csv.field_size_limit()))
    return Fault("table.quote_open" if "end of data" in problem else "table.quotes", Cell(row))


def _table(records: list[list[str]], delimiter: str) -> tuple[Table | None, list[Fault]]:
    if not records or not any(cell.strip() for cell in records[0]):
        return None, [Fault("table.empty", Cell(1))]
    header = [normal(cell) for cell in records[0]]
    while header and not header[-1]:
        header.pop()
    faults = list(_heading_faults(header))
    rows: list[tuple[int, list[str]]] = []
    broken: list[tuple[int, list[str]]] = []
    for number, record in enumerate(records[1:], start=2):
        cells = record if len(record) == len(header) else _trimmed(record, len(header))
        if not any(cell.strip() for cell in cells):
            continue
        (rows if len(cells) == len(header) else broken).append((number, cells))
    faults += [_length_fault(number, cells, len(header), delimiter) for number, cells in broken]
    if not rows and not broken:
        faults.append(Fault("table.no_rows", Cell(1)))
    return Table(tuple(header), tuple(rows), tuple(broken)), faults


def _heading_faults(header: list[str]) -> list[Fault]:
    faults: list[Fault] = []
    seen: set[str] = set()
    for at, name in enumerate(header, start=1):
        if not name:
            faults.append(Fault("column.unnamed", Cell(1), str(at)))
        elif name in seen:
            faults.append(Fault("column.duplicate", Cell(1, name), excerpt(name)))
        seen.add(name)
    return faults


def _length_fault(number: int, cells: list[str], columns: int, delimiter: str) -> Fault:
    facts = {"cells": str(len(cells)), "columns": str(columns)}
    kind = "row.too_long" if len(cells) > columns and delimiter == "," else "row.length"
    return Fault(kind, Cell(number), excerpt(delimiter.join(cells)), facts)


def _trimmed(record: list[str], width: int) -> list[str]:
    """Without the empty cells that spreadsheets leave beyond the heading."""
    end = len(record)
    while end > width and not record[end - 1].strip():
        end -= 1
    return record[:end]
