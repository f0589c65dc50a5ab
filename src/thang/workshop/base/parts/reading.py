"""The rows of a list: cells in one form, what a cell of a closed list means, days, and every fault with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from thang.engine.errors import Cell, Fault
from thang.library.cells import why_not_number
from thang.library.shape import HINTS, nearest
from thang.library.text import excerpt
from thang.look.keys import search_key
from thang.words.workshop import WORKSHOP
from thang.workshop.base.parts.table import Table, cleaned

EXAMPLE = "(ví dụ) "
_OLDEST, _LATEST = 1800, 2200
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?: 00:00:00)?", re.ASCII)
_TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)


def named(prefix: str, ids: tuple[str, ...]) -> dict[str, str]:
    """What may be written for each, in small letters → what it means.

    >>> named("hierarchy", ("party",))
    {'party': 'party', 'đảng': 'party'}
    """
    texts = {one: WORKSHOP[f"{prefix}_{one}"] for one in ids}
    return {text.casefold(): one for one, said in texts.items() for text in (one, said.vi, said.en)}


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


class Reader:
    """Goes through the records once, noting every fault; `longest`: the most letters of a column."""

    def __init__(self, table: Table, faults: list[Fault], longest: Mapping[str, int]) -> None:
        self.table, self.faults, self.longest = table, faults, longest
        self.bad: set[int] = set()
        self.unread: set[tuple[int, str]] = set()
        self.hints = HINTS
        self.records = [(number, self._readable(number, cells)) for number, cells in table.records]

    def in_order(self) -> tuple[Fault, ...]:
        """All faults, in the order of the rows."""
        faults = sorted(self.faults, key=lambda fault: fault.place.row if isinstance(fault.place, Cell) else 0)
        return tuple(faults)

    def refuse(self, number: int, column: str, fault: str, found: str, /, **facts: str) -> None:
        self.bad.add(number)
        self.faults.append(Fault(fault, self.table.cell(number, column), excerpt(found), facts))

    def refuse_empty(self, number: int, record: Mapping[str, str], columns: tuple[str, ...]) -> None:
        """A fault for each that is empty, and not for being unreadable; and where the name is an example's."""
        for column in columns:
            if not record.get(column) and (number, column) not in self.unread:
                self.refuse(number, column, f"import_{column}_empty", "")
        if record["name"].casefold().startswith(EXAMPLE):
            self.refuse(number, "name", "import_example", record["name"])

    def one_of(self, number: int, record: Mapping[str, str], column: str, known: Mapping[str, str]) -> str:
        """What a cell of a closed list means; empty where it is empty or a fault."""
        text = record.get(column, "")
        found = known.get(text.casefold(), "")
        if text and not found:
            self.hints -= 1
            meant = _meant(text, known) if self.hints > 0 else ""
            self.refuse(number, column, f"import_{column}_unknown", text, **{column: meant})
        return found

    def day(self, number: int, record: Mapping[str, str], column: str) -> date | None:
        text = record.get(column, "")
        found = day_of(text)
        if text and found is None:
            self.refuse(number, column, "import_bad_date", text)
        return found

    def _readable(self, number: int, cells: Mapping[str, str]) -> dict[str, str]:
        """The cells in one form; an error or a formula of the spreadsheet is a fault and no text."""
        record = {column: cleaned(text) for column, text in cells.items()}
        for column, text in record.items():
            if text.startswith(("#", "=")) and why_not_number(text).kind in ("cell.sheet_error", "cell.formula"):
                self.refuse(number, column, why_not_number(text).kind, text)
                self.unread.add((number, column))
            elif len(text) > self.longest.get(column, len(text)):
                self.refuse(number, column, "import_too_long", text, most=str(self.longest[column]))
            elif (number, column) in self.table.retyped:
                self.refuse(number, column, "import_code_retyped", text)
        return {column: "" if (number, column) in self.unread else text for column, text in record.items()}


def _meant(text: str, known: Mapping[str, str]) -> str:
    """What is written most like it, marks aside: people leave them out."""
    plain = {search_key(spelling): one for spelling, one in known.items()}
    return plain.get(nearest(search_key(text), plain), "")
