"""What a sheet's own XML says that its reader keeps to itself: how far it reaches, and the cells that only look blank.

calamine gives an error (#N/A) and a formula that was never computed as blank cells. A blank cell is a missing value and
may count as zero, so such cells are found here and given back their text.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat  # entities are refused below, and a sheet's size is known before it is unpacked

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BLOCK = 1 << 16


class NoSheet(ValueError):
    """The XML is not that of a workbook."""


@dataclass(slots=True)
class Scan:
    """`last`: the last row and column (0-based) that hold anything; `texts`: (row, column) → what stands there."""

    last: tuple[int, int] = (-1, -1)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def area(self) -> int:
        return (self.last[0] + 1) * (self.last[1] + 1)


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet's name → its part of the archive. Raises NoSheet, and what zipfile raises."""
    targets: dict[str, str] = {}
    sheets: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "sheet":
            prefixed = (value for key, value in attributes.items() if key.endswith(":id"))
            sheets[attributes.get("name", "")] = next(prefixed, "")

    _parse(archive, "xl/_rels/workbook.xml.rels", relation)
    _parse(archive, "xl/workbook.xml", sheet)
    return {name: targets[mark] for name, mark in sheets.items() if mark in targets}


def scan(archive: zipfile.ZipFile, part: str) -> Scan:
    """One pass over a sheet. Raises NoSheet, and what zipfile raises."""
    reader = _Cells()
    _parse(archive, part, reader.start, reader.end, reader.text)
    return reader.found


class _Cells:
    """Follows the cells of a sheet; a cell or row without its reference stands after the one before."""

    def __init__(self) -> None:
        self.found = Scan()
        self.row, self.column = -1, -1
        self.is_error = self.is_text = self.has_value = self.has_formula = False
        self.inside = ""
        self.pieces: dict[str, list[str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = _local(name)
        if name == "row":
            self.row, self.column = int(attributes.get("r", self.row + 2)) - 1, -1
        elif name == "c":
            self.row, self.column = _place(attributes.get("r"), (self.row, self.column + 1))
            self.is_error, self.is_text = attributes.get("t") == "e", attributes.get("t") == "str"
            self.has_value = self.has_formula = False
            self.pieces = {}
        elif name in ("v", "is", "f"):
            self.inside = name
            self.has_formula |= name == "f"

    def text(self, data: str) -> None:
        self.has_value |= self.inside in ("v", "is")
        if self.inside == "f" or (self.inside == "v" and self.is_error):
            self.pieces.setdefault(self.inside, []).append(data)

    def end(self, name: str) -> None:
        name = _local(name)
        if name in ("v", "is", "f"):
            self.inside = ""
        elif name == "c" and (self.has_value or self.has_formula):
            self.found.last = (max(self.found.last[0], self.row), max(self.found.last[1], self.column))
            if self.is_error:
                self.found.texts[self.row, self.column] = "".join(self.pieces.get("v", ())) or "#?"
            elif not self.has_value and not self.is_text:
                self.found.texts[self.row, self.column] = "=" + "".join(self.pieces.get("f", ()))


def _place(reference: str | None, following: tuple[int, int]) -> tuple[int, int]:
    """Row and column of a reference such as B5. Raises NoSheet."""
    if reference is None:
        return following
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise NoSheet(reference)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _parse(
    archive: zipfile.ZipFile,
    part: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.EntityDeclHandler = _refuse_entity
    try:
        with archive.open(part) as stream:
            while block := stream.read(_BLOCK):
                parser.Parse(block)
            parser.Parse(b"", True)
    except (expat.ExpatError, KeyError, ValueError) as error:
        raise NoSheet(str(error)) from None


def _refuse_entity(*declared: object) -> None:
    raise NoSheet("entity")
