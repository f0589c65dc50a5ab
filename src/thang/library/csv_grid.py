"""CSV in UTF-8; the delimiter is a comma, or `;` or tab where the heading shows it (always, with a decimal comma)."""

from __future__ import annotations

import csv
import io
import re

from thang.engine.errors import Cell, Fault
from thang.library.grid import Grid
from thang.library.text import excerpt

DELIMITERS = ",;\t"
_OTHERS = (b"PK\3\4", b"\xd0\xcf\x11\xe0")  # a zip; a workbook of the old kind, or one with a password


def csv_grid(data: bytes, *, decimal_comma: bool = False) -> tuple[Grid | None, list[Fault]]:
    """The cells, or why they cannot be told apart."""
    binary = 0 if data.startswith(_OTHERS) else data.find(b"\0")
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
    heading = records[0] if records else []
    return Grid((1, heading), list(enumerate(records[1:], start=2)), delimiter), []


def delimiter_of(text: str, *, decimal_comma: bool) -> str | None:
    """The delimiter that the heading shows; None where a decimal comma leaves none to be used."""
    heading = _first_line(text)
    wanted = DELIMITERS[1:] if decimal_comma else DELIMITERS
    found = next((sign for sign in wanted if sign in heading), None)
    if found is None and not (decimal_comma and "," in heading):
        return wanted[0]
    return found


def _row_of(data: bytes, at: int) -> int:
    return data[:at].count(b"\n") + 1


def _first_line(text: str) -> str:
    return re.split("[\r\n]", text, maxsplit=1)[0]


def _unreadable(problem: str, row: int) -> Fault:
    """Where the rows end that could be read: a quote without its other half, or a cell without end."""
    if "field larger" in problem:
        return Fault("table.cell_too_long", Cell(row), str(csv.field_size_limit()))
    return Fault("table.quote_open" if "end of data" in problem else "table.quotes", Cell(row))
