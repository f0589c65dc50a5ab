"""Tables: a heading and rows of text cells with their row numbers, whatever the file's format.

CSV in UTF-8; the delimiter is a comma, or `;` or tab where the heading shows it (always, with a decimal comma).
"""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from thang.engine.errors import Cell, Fault

DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Table:
    """`header` is in NFC without outer blanks; each row has its number and as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]

    def has(self, column: str) -> bool:
        return column in self.header


def read_table(path: Path, *, decimal_comma: bool = False) -> tuple[Table | None, list[Fault]]:
    """The table and the faults of its structure; no table where nothing can be read. Raises OSError."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        return None, [Fault("table.not_utf8", Cell(row), f"0x{data[error.start]:02x}")]
    if "\0" in text:
        return None, [Fault("table.not_text", Cell(text[: text.index("\0")].count("\n") + 1))]
    delimiter = delimiter_of(text, decimal_comma=decimal_comma)
    if delimiter is None:
        return None, [Fault("table.delimiter", Cell(1), text.split("\n", 1)[0][:60])]
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return None, [Fault("table.quotes", Cell(1), "", {"problem": str(error)})]
    return _table(records, decimal_comma=decimal_comma)


def delimiter_of(text: str, *, decimal_comma: bool) -> str | None:
    """The delimiter that the heading shows; None where a decimal comma leaves none to be used."""
    heading = text.split("\n", 1)[0]
    wanted = DELIMITERS[1:] if decimal_comma else DELIMITERS
    found = next((sign for sign in wanted if sign in heading), None)
    if found is None and not (decimal_comma and "," in heading):
        return wanted[0]
    return found


def normal(text: str) -> str:
    """NFC without outer blanks, inner runs of blanks as one space: how units, headings and words are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _table(records: list[list[str]], *, decimal_comma: bool) -> tuple[Table | None, list[Fault]]:
    if not records or not any(cell.strip() for cell in records[0]):
        return None, [Fault("table.empty", Cell(1))]
    header = [normal(cell) for cell in records[0]]
    while header and not header[-1]:
        header.pop()
    faults = [Fault("column.unnamed", Cell(1), str(at + 1)) for at, name in enumerate(header) if not name]
    faults += [
        Fault("column.duplicate", Cell(1, name), name) for at, name in enumerate(header) if name and name in header[:at]
    ]
    rows: list[tuple[int, list[str]]] = []
    for number, record in enumerate(records[1:], start=2):
        cells = _trimmed(record, len(header))
        if len(cells) != len(header) and any(cell.strip() for cell in cells):
            facts = {"cells": str(len(cells)), "columns": str(len(header))}
            kind = "row.too_long" if len(cells) > len(header) and not decimal_comma else "row.length"
            faults.append(Fault(kind, Cell(number), ",".join(record)[:60], facts))
        elif any(cell.strip() for cell in cells):
            rows.append((number, cells))
    return Table(tuple(header), tuple(rows)), faults


def _trimmed(record: list[str], width: int) -> list[str]:
    """Without the empty cells that spreadsheets leave beyond the heading."""
    while len(record) > width and not record[-1].strip():
        record = record[:-1]
    return record
