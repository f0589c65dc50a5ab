"""A list of organisations as it stands in a file: rows with their facts, and every fault with its place.

Nothing here knows what the system holds already; `plan` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from thang.engine.errors import Cell, Fault
from thang.workshop.base.organisations.kinds import HIERARCHIES, KINDS
from thang.workshop.base.parts.reading import Reader, named
from thang.workshop.base.parts.table import Layout, Table, read_table

LAYOUT = Layout(
    columns={
        "code": "Mã",
        "name": "Tên",
        "name_en": "Tên tiếng Anh",
        "kind": "Loại",
        "parent": "Mã cấp trên",
        "hierarchy": "Hệ thống",
        "since": "Từ ngày",
        "basis": "Căn cứ",
    },
    needed=("code", "name", "kind", "parent"),
    codes=("code", "parent"),
    filled=("kind", "parent", "hierarchy", "since", "basis"),
    sheets=("organisations", "đơn vị"),
    most_rows=20_000,
)
LONGEST = {"code": 40, "parent": 40, "name": 300, "name_en": 300, "basis": 200}
# How many digits a statistical code has.
DIGITS = {
    **dict.fromkeys(("province", "city"), 2),
    **dict.fromkeys(("district", "city_district", "town", "provincial_city"), 3),
    **dict.fromkeys(("commune", "ward", "township", "special_zone"), 5),
}
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class Row:
    """An organisation of the list. `parent` is a code, empty for the one below which the list is imported.

    `since` is None where the cell is empty.
    """

    number: int
    code: str
    name: str
    name_en: str
    kind: str
    parent: str
    hierarchy: str
    since: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows without a fault, all faults, and every code of the file, also of rows that have a fault."""

    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]
    codes: frozenset[str]
    headings: Mapping[str, str]

    def cell(self, row: Row, column: str) -> Cell:
        return Cell(row.number, self.headings.get(column, LAYOUT.columns[column]))


def read_list(data: bytes, system: str) -> Listed:
    """The list of a file whose codes are of the system, with all faults in the order of the rows."""
    table, faults = read_table(data, LAYOUT)
    if table is None or not all(column in table.headings for column in LAYOUT.needed):
        return Listed((), tuple(faults), frozenset(), table.headings if table else {})
    return _Reader(table, faults, system).listed()


class _Reader(Reader):
    """What is a fault of organisations only: their codes, and a list that goes round in a circle."""

    def __init__(self, table: Table, faults: list[Fault], system: str) -> None:
        super().__init__(table, faults, LONGEST)
        self.system = system
        self.kinds, self.hierarchies = named("kind", KINDS), named("hierarchy", HIERARCHIES)
        self.width = _width(record.get(column, "") for _, record in self.records for column in LAYOUT.codes)

    def listed(self) -> Listed:
        rows = [self._row(number, record) for number, record in self.records]
        self._refuse_duplicates(rows)
        self._refuse_circles(rows)
        codes = frozenset(row.code for row in rows if row.code)
        kept = tuple(row for row in rows if row.number not in self.bad)
        return Listed(kept, self.in_order(), codes, self.table.headings)

    def _row(self, number: int, record: Mapping[str, str]) -> Row:
        self.refuse_empty(number, record, ("code", "name", "kind"))
        kind = self.one_of(number, record, "kind", self.kinds)
        row = Row(
            number=number,
            code=record["code"],
            name=record["name"],
            name_en=record.get("name_en", ""),
            kind=kind,
            parent=record["parent"],
            hierarchy=self.one_of(number, record, "hierarchy", self.hierarchies) or "state",
            since=self.day(number, record, "since"),
            basis=record.get("basis", ""),
        )
        self._check_code(row)
        return row

    def _check_code(self, row: Row) -> None:
        """Zeros at the beginning are lost where a spreadsheet takes a code for a number."""
        is_statistics = self.system == "statistics"
        width = DIGITS.get(row.kind, 0) if is_statistics else self.width
        if _lost_zeros(row.code, width):
            self.refuse(row.number, "code", "import_eaten_zero", row.code, right=row.code.zfill(width))
        elif is_statistics and row.code and width and not _has_digits(row.code, width):
            self.refuse(row.number, "code", "import_code_form", row.code, width=str(width), kind=row.kind)
        if not is_statistics and _lost_zeros(row.parent, width):
            self.refuse(row.number, "parent", "import_eaten_zero", row.parent, right=row.parent.zfill(width))

    def _refuse_duplicates(self, rows: list[Row]) -> None:
        first: dict[str, int] = {}
        for row in rows:
            if row.code and first.setdefault(row.code, row.number) != row.number:
                self.refuse(row.number, "code", "import_code_twice", row.code, row=str(first[row.code]))

    def _refuse_circles(self, rows: list[Row]) -> None:
        coded = [row for row in rows if row.code]
        above = {(row.hierarchy, row.code): (row.hierarchy, row.parent) for row in coded}
        for row in coded:
            if _comes_back(above, (row.hierarchy, row.code)):
                self.refuse(row.number, "parent", "import_own_ancestor", row.parent)


def _width(codes: Iterator[str]) -> int:
    """How many digits codes have, told by those that kept a zero at their beginning; 0 where these differ."""
    lengths = {len(code) for code in codes if code.isdecimal() and code.startswith("0")}
    return lengths.pop() if len(lengths) == 1 else 0


def _has_digits(code: str, width: int) -> bool:
    return len(code) == width and code.isascii() and code.isdecimal()


def _lost_zeros(code: str, width: int) -> bool:
    return code.isdecimal() and not code.startswith("0") and len(code) < width


def _comes_back(above: Mapping[tuple[str, str], tuple[str, str]], start: tuple[str, str]) -> bool:
    """Whether the way up from a row leads to it again; a longer way is found when the plan is made."""
    at = above[start]
    for _ in range(_DEEPEST):
        if at == start or at not in above:
            break
        at = above[at]
    return at == start
