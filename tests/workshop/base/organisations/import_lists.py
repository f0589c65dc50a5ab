"""Lists of organisations as files, for the tests of their import."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter

from thang.engine.errors import Cell
from thang.workshop.base.organisations.import_queries import Asked
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.sheet import Listed, read_list
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person

HEADING = ("code", "name", "name_en", "kind", "parent", "hierarchy", "since", "basis")
TODAY = date(2026, 11, 2)
Cells = Sequence[Any]


def line(code: str, name: str, **facts: Any) -> list[Any]:
    """A row of HEADING: a department from 1 July 2025, unless it says otherwise."""
    row = {"code": code, "name": name, "kind": "department", "since": "1/7/2025", **facts}
    return [row.get(column, "") for column in HEADING]


def csv_file(rows: Sequence[Cells], heading: Cells = HEADING, delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([heading, *rows])
    return text.getvalue().encode("utf-8-sig")


def xlsx_file(rows: Sequence[Cells], heading: Cells = HEADING, title: str = "") -> bytes:
    """Texts as texts, numbers as numbers, days as a spreadsheet's own; a title is merged above the heading."""
    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
    if title:
        sheet.merge_range(0, 0, 0, len(heading) - 1, title)
    for at, row in enumerate([heading, *rows], start=1 if title else 0):
        for across, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(at, across, cell, day)
            elif isinstance(cell, str):
                sheet.write_string(at, across, cell)
            else:
                sheet.write(at, across, cell)
    book.close()
    return whole.getvalue()


def listed(*rows: Cells, system: str = "own") -> Listed:
    return read_list(csv_file(rows), system)


def asked(person: Person, root: Organisation, some: Listed, system: str = "own") -> Asked:
    reach = Reach(person, TODAY)
    return Asked(some, system, root, reach.kept("organisations"), reach.today)


def told(faults: Sequence[Any]) -> list[tuple[str, int, str, str]]:
    """Kind, row, column and what was found, of each fault."""
    places = [fault.place if isinstance(fault.place, Cell) else Cell(0) for fault in faults]
    return [(one.kind, place.row, place.header, one.found) for one, place in zip(faults, places, strict=True)]
