"""The tables of a Word file: rows of cells, merged ones told, read from the file's XML without any entity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat
from zipfile import ZipFile

from thang.workshop.base.files.packages import package_kind
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.table import cleaned

MOST_XML, MOST_ROWS, MOST_COLUMNS = 20_000_000, 3000, 40
_BREAKS = {"w:p", "w:br", "w:cr"}


@dataclass(slots=True)
class _Cell:
    text: list[str] = field(default_factory=list)
    span: int = 1
    goes_on: bool = False


Row = list[tuple[str, bool]]
"""The cells of a row: text, and whether it is the text of a merged cell above."""


def tables_of(data: bytes) -> list[list[Row]]:
    """Those with more than one column, in the order of the document. Raises Refused for what is no Word file."""
    source = BytesIO(data)
    if package_kind(source).name != "docx":
        raise Refused("annex_is_no_word", "annex")
    with ZipFile(source) as package, package.open("word/document.xml") as part:
        content = part.read(MOST_XML + 1)
    if len(content) > MOST_XML:
        raise Refused("annex_is_large", "annex")
    try:
        raw = _Reader().read(content)
    except expat.ExpatError:
        raise Refused("annex_is_no_word", "annex") from None
    found = [_unfolded(table) for table in raw if table]
    tables = [table for table in found if table and max(map(len, table)) > 1]
    if sum(map(len, tables)) > MOST_ROWS:
        raise Refused("annex_is_large", "annex")
    return tables


class _Reader:
    """A table inside a cell is text of that cell."""

    def __init__(self) -> None:
        self.tables: list[list[list[_Cell]]] = []
        self.deep = 0
        self.is_text = False

    def read(self, content: bytes) -> list[list[list[_Cell]]]:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._said
        parser.Parse(content, True)
        return self.tables

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "w:tbl":
            self.deep += 1
            if self.deep == 1:
                self.tables.append([])
        elif self.deep == 1 and name == "w:tr":
            self.tables[-1].append([])
        elif self.deep == 1 and name == "w:tc":
            self.tables[-1][-1].append(_Cell())
        elif cell := self._cell():
            self._property(cell, name, attributes.get("w:val", ""))

    def _property(self, cell: _Cell, name: str, value: str) -> None:
        if name == "w:gridSpan" and value.isdecimal():
            cell.span = min(int(value), MOST_COLUMNS)
        elif name == "w:vMerge":
            cell.goes_on = value != "restart"
        elif name == "w:t":
            self.is_text = True
        elif name == "w:tab":
            cell.text.append(" ")

    def _end(self, name: str) -> None:
        if name == "w:tbl":
            self.deep -= 1
        elif name == "w:t":
            self.is_text = False
        elif name in _BREAKS and (cell := self._cell()):
            cell.text.append("\n")

    def _said(self, text: str) -> None:
        if self.is_text and (cell := self._cell()):
            cell.text.append(text)

    def _cell(self) -> _Cell | None:
        if not self.deep or not self.tables[-1] or not self.tables[-1][-1]:
            return None
        return self.tables[-1][-1][-1]


def _refuse(*_: object) -> None:
    raise Refused("file_is_bomb", "annex")


def _unfolded(table: list[list[_Cell]]) -> list[Row]:
    """Every row with all columns: what is merged downwards has the text from above, sideways only its first cell."""
    rows: list[Row] = []
    for cells in table:
        row: Row = []
        for cell in cells:
            at = len(row)
            above = rows[-1][at][0] if rows and at < len(rows[-1]) else ""
            row.append((above, True) if cell.goes_on else (_joined(cell.text), False))
            row += [("", False)] * (cell.span - 1)
        rows.append(row[:MOST_COLUMNS])
    width = max(map(len, rows), default=0)
    return [[*row, *[("", False)] * (width - len(row))] for row in rows]


def _joined(parts: list[str]) -> str:
    return "\n".join(_lines("".join(parts)))


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if plain := cleaned(line):
            yield plain
