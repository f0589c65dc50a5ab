"""Lists: sorted, filtered, paged and counted in SQL, with columns to choose, and exported without formulas.

A list is declared by its columns. Everything that a reader chose stands in the address, so that it can be sent on.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from thang.engine.framework import Language
from thang.look.keys import search_key
from thang.words.workshop import workshop_text
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.templatetags.parts import shown

ROWS = 50
FILES = ("csv", "xlsx")
# What a spreadsheet would take as the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Column:
    """`order`: the field to sort by, empty for none; `link`: where the cell leads; a hidden one can be chosen."""

    name: str
    value: Callable[[Any], object]
    order: str = ""
    link: Callable[[Any], str] | None = None
    is_figure: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter: `options` are (value, text); `applies` narrows the rows by a value that is one of them."""

    name: str
    options: Sequence[tuple[str, str]]
    applies: Callable[[QuerySet[Any], str], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Head:
    """A column as the page shows it: `sort` is what the address says to sort by it, `state` how it is sorted now."""

    column: Column
    title: str
    sort: str
    state: str


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    link: str
    is_figure: bool


class Listing:
    """The rows that a request asks for. `search` is the field of search keys, empty where nothing can be searched."""

    def __init__(
        self,
        request: HttpRequest,
        rows: QuerySet[Any],
        columns: Sequence[Column],
        choices: Sequence[Choice] = (),
        search: str = "",
    ) -> None:
        self._request, self._all, self._columns = request, rows, columns
        self.choices, self._search = choices, search
        self.language: Language = language_of(request)
        asked = request.GET
        self.words = asked.get("q", "").strip() if search else ""
        self.chosen = {one.name: asked.get(one.name, "") for one in choices}
        self.can_search = bool(search)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the address says besides the filter: the order, and what the page itself asks, such as a day."""
        own = {"q", "page", "export", "column", *(one.name for one in self.choices)}
        return [(name, str(value)) for name, value in self._request.GET.items() if name not in own]

    @property
    def kept_query(self) -> str:
        return urlencode(self.kept)

    @property
    def columns(self) -> list[Column]:
        """Those that were chosen, else those that are not hidden."""
        asked = set(self._request.GET.getlist("column"))
        found = [one for one in self._columns if one.name in asked]
        return found or [one for one in self._columns if not one.is_hidden]

    @property
    def can_be_shown(self) -> list[tuple[Column, str, bool]]:
        """Every column with its title, and whether it is shown."""
        shown_now = self.columns
        return [(one, self._title(one), one in shown_now) for one in self._columns]

    @property
    def rows(self) -> QuerySet[Any]:
        """Filtered and in order, of all pages."""
        found = self._all
        for choice in self.choices:
            value = self.chosen[choice.name]
            if value in {option for option, _ in choice.options}:
                found = choice.applies(found, value)
        for word in search_key(self.words).split():
            found = self.matching(found, word)
        order = self._order()
        return found.order_by(order, "pk") if order else found

    def matching(self, rows: QuerySet[Any], word: str) -> QuerySet[Any]:
        """Those that have the word, which is a key."""
        return rows.filter(**{f"{self._search}__contains": word})

    @property
    def page(self) -> Page[Any]:
        """The page that was asked for, or the nearest that there is."""
        if not hasattr(self, "_page"):
            self._page = Paginator(self.rows, ROWS).get_page(self._request.GET.get("page"))
        return self._page

    @property
    def heads(self) -> list[Head]:
        return [self._head(column) for column in self.columns]

    @property
    def cells(self) -> Iterator[list[Cell]]:
        for row in self.page.object_list:
            yield [self._cell(column, row) for column in self.columns]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or any(self.chosen.values()))

    def export(self, name: str) -> HttpResponse | StreamingHttpResponse | None:
        """The whole list as a file, where the request asks for one."""
        asked = self._request.GET.get("export", "")
        return as_file(self._texts(), asked, name) if asked in FILES else None

    def _texts(self) -> Iterator[list[str]]:
        columns = self.columns
        yield [self._title(one) for one in columns]
        for row in self.rows.iterator(chunk_size=500):
            yield [shown(one.value(row), self.language) for one in columns]

    def _order(self) -> str:
        asked = self._request.GET.get("sort", "")
        column = next((one for one in self._columns if one.order and one.name == asked.removeprefix("-")), None)
        if column is None:
            return ""
        return f"-{column.order}" if asked.startswith("-") else column.order

    def _head(self, column: Column) -> Head:
        asked = self._request.GET.get("sort", "")
        state = {column.name: "ascending", f"-{column.name}": "descending"}.get(asked, "none")
        following = f"-{column.name}" if state == "ascending" else column.name
        return Head(column, self._title(column), following if column.order else "", state)

    def _cell(self, column: Column, row: Any) -> Cell:
        link = column.link(row) if column.link else ""
        return Cell(shown(column.value(row), self.language), link, column.is_figure)

    def _title(self, column: Column) -> str:
        return workshop_text(f"column_{column.name}", self.language)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("-5"), harmless("Lào Cai")
    ("'=1+1", "'-5", 'Lào Cai')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_file(rows: Iterable[Sequence[str]], kind: str, name: str) -> HttpResponse | StreamingHttpResponse:
    """A table as a file of one of FILES."""
    answer: HttpResponse | StreamingHttpResponse
    if kind == "csv":
        answer = StreamingHttpResponse(_csv(rows), content_type="text/csv; charset=utf-8")
    else:
        answer = HttpResponse(xlsx_of(rows), content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


def _csv(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """With the mark by which Excel knows UTF-8."""
    yield b"\xef\xbb\xbf"
    for row in rows:
        line = io.StringIO(newline="")
        csv.writer(line).writerow([harmless(text) for text in row])
        yield line.getvalue().encode()


def xlsx_of(rows: Iterable[Sequence[str]]) -> bytes:
    """Every cell a text, written as such: a spreadsheet reads no formula and no date out of it."""
    import xlsxwriter  # noqa: PLC0415  # loads slowly, and only an export needs it

    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True, "constant_memory": False})
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        for across, text in enumerate(row):
            sheet.write_string(at, across, text)
    sheet.freeze_panes(1, 0)
    book.close()
    return whole.getvalue()
