"""A list of organisations as it stands in a file: rows with their facts, and every fault with its place.

Nothing here knows what the system holds already; `plan` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from thang.engine.errors import Cell, Fault
from thang.library.cells import why_not_number
from thang.library.shape import HINTS, nearest
from thang.library.text import excerpt
from thang.look.keys import search_key
from thang.words.workshop_lists import LISTS
from thang.workshop.base.organisations.kinds import HIERARCHIES, KINDS
from thang.workshop.base.organisations.sheet_table import CODES, COLUMNS, NEEDED, Table, cleaned, read_table

LONGEST = {"code": 40, "parent": 40, "name": 300, "name_en": 300, "basis": 200}
# How many digits a statistical code has.
DIGITS = {
    **dict.fromkeys(("province", "city"), 2),
    **dict.fromkeys(("district", "city_district", "town", "provincial_city"), 3),
    **dict.fromkeys(("commune", "ward", "township", "special_zone"), 5),
}
EXAMPLE = "(ví dụ) "
_OLDEST, _LATEST = 1800, 2200
_DEEPEST = 30
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00:00)?", re.ASCII)
_TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


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
        return Cell(row.number, self.headings.get(column, COLUMNS[column]))


def read_list(data: bytes, system: str) -> Listed:
    """The list of a file whose codes are of the system, with all faults in the order of the rows."""
    table, faults = read_table(data)
    if table is None or not all(column in table.headings for column in NEEDED):
        return Listed((), tuple(faults), frozenset(), table.headings if table else {})
    return _Reader(table, system, faults).listed()


def named(prefix: str, ids: tuple[str, ...]) -> dict[str, str]:
    """What may be written for each, in small letters → what it means.

    >>> named("hierarchy", ("party",))
    {'party': 'party', 'đảng': 'party'}
    """
    texts = {one: LISTS[f"{prefix}_{one}"] for one in ids}
    return {text.casefold(): one for one, said in texts.items() for text in (one, said.vi, said.en)}


def _meant(text: str, known: Mapping[str, str]) -> str:
    """What is written most like it, marks aside: people leave them out."""
    plain = {search_key(spelling): one for spelling, one in known.items()}
    return plain.get(nearest(search_key(text), plain), "")


def day_of(text: str) -> date | None:
    """A day as a spreadsheet gives it or as people type it; None for what is none.

    >>> [str(day_of(text)) for text in ("2025-07-01", "1/7/2025", "2025-07-01 00:00:00", "31/2/2025", "45839")]
    ['2025-07-01', '2025-07-01', '2025-07-01', 'None', 'None']
    """
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _TYPED.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day) if _OLDEST <= year <= _LATEST else None
    except ValueError:
        return None


class _Reader:
    """Goes through the records once, noting every fault."""

    def __init__(self, table: Table, system: str, faults: list[Fault]) -> None:
        self.table, self.system, self.faults = table, system, faults
        self.kinds, self.hierarchies = named("kind", KINDS), named("hierarchy", HIERARCHIES)
        self.bad: set[int] = set()
        self.unread: set[tuple[int, str]] = set()
        self.hints = HINTS
        self.records = [(number, self._readable(number, cells)) for number, cells in table.records]
        self.width = _width(record.get(column, "") for _, record in self.records for column in CODES)

    def listed(self) -> Listed:
        rows = [self._row(number, record) for number, record in self.records]
        self._refuse_duplicates(rows)
        self._refuse_circles(rows)
        codes = frozenset(row.code for row in rows if row.code)
        kept = tuple(row for row in rows if row.number not in self.bad)
        faults = sorted(self.faults, key=lambda fault: fault.place.row if isinstance(fault.place, Cell) else 0)
        return Listed(kept, tuple(faults), codes, self.table.headings)

    def _readable(self, number: int, cells: Mapping[str, str]) -> dict[str, str]:
        """The cells in one form; an error or a formula of the spreadsheet is a fault and no text."""
        record = {column: cleaned(text) for column, text in cells.items()}
        for column, text in record.items():
            if text.startswith(("#", "=")) and why_not_number(text).kind in ("cell.sheet_error", "cell.formula"):
                self._refuse(number, column, why_not_number(text).kind, text)
                self.unread.add((number, column))
            elif len(text) > LONGEST.get(column, len(text)):
                self._refuse(number, column, "import_too_long", text, most=str(LONGEST[column]))
            elif (number, column) in self.table.retyped:
                self._refuse(number, column, "import_code_retyped", text)
        return {column: "" if (number, column) in self.unread else text for column, text in record.items()}

    def _row(self, number: int, record: Mapping[str, str]) -> Row:
        self._refuse_empty(number, record)
        kind = self._one_of(number, record, "kind", self.kinds)
        row = Row(
            number=number,
            code=record["code"],
            name=record["name"],
            name_en=record.get("name_en", ""),
            kind=kind,
            parent=record["parent"],
            hierarchy=self._one_of(number, record, "hierarchy", self.hierarchies) or "state",
            since=self._day(number, record.get("since", "")),
            basis=record.get("basis", ""),
        )
        self._check_code(row)
        return row

    def _refuse_empty(self, number: int, record: Mapping[str, str]) -> None:
        for column in ("code", "name", "kind"):
            if not record[column] and (number, column) not in self.unread:
                self._refuse(number, column, f"import_{column}_empty", "")
        if record["name"].casefold().startswith(EXAMPLE):
            self._refuse(number, "name", "import_example", record["name"])

    def _one_of(self, number: int, record: Mapping[str, str], column: str, known: Mapping[str, str]) -> str:
        """What a cell of a closed list means; empty where it is empty or a fault."""
        text = record.get(column, "")
        found = known.get(text.casefold(), "")
        if text and not found:
            self.hints -= 1
            meant = _meant(text, known) if self.hints > 0 else ""
            self._refuse(number, column, f"import_{column}_unknown", text, **{column: meant})
        return found

    def _day(self, number: int, text: str) -> date | None:
        found = day_of(text)
        if text and found is None:
            self._refuse(number, "since", "import_bad_date", text)
        return found

    def _check_code(self, row: Row) -> None:
        """Zeros at the beginning are lost where a spreadsheet takes a code for a number."""
        is_statistics = self.system == "statistics"
        width = DIGITS.get(row.kind, 0) if is_statistics else self.width
        if _lost_zeros(row.code, width):
            self._refuse(row.number, "code", "import_eaten_zero", row.code, right=row.code.zfill(width))
        elif is_statistics and row.code and width and not _has_digits(row.code, width):
            self._refuse(row.number, "code", "import_code_form", row.code, width=str(width), kind=row.kind)
        if not is_statistics and _lost_zeros(row.parent, width):
            self._refuse(row.number, "parent", "import_eaten_zero", row.parent, right=row.parent.zfill(width))

    def _refuse_duplicates(self, rows: list[Row]) -> None:
        first: dict[str, int] = {}
        for row in rows:
            if row.code and first.setdefault(row.code, row.number) != row.number:
                self._refuse(row.number, "code", "import_code_twice", row.code, row=str(first[row.code]))

    def _refuse_circles(self, rows: list[Row]) -> None:
        coded = [row for row in rows if row.code]
        above = {(row.hierarchy, row.code): (row.hierarchy, row.parent) for row in coded}
        for row in coded:
            if _comes_back(above, (row.hierarchy, row.code)):
                self._refuse(row.number, "parent", "import_own_ancestor", row.parent)

    def _refuse(self, number: int, column: str, fault: str, found: str, /, **facts: str) -> None:
        self.bad.add(number)
        self.faults.append(Fault(fault, self.table.cell(number, column), excerpt(found), facts))


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
