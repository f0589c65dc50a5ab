"""Successions files: which unit's results go over to which, since when and on what basis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from thang.engine.errors import Cell, Fault
from thang.engine.succession import KINDS, Succession
from thang.library.shape import nearest
from thang.library.tables import Table, read_table
from thang.library.text import excerpt, normal

COLUMNS = ("predecessor", "successor", "date", "kind", "cites")
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def read_successions(path: Path) -> tuple[dict[int, Succession], list[Fault]]:
    """All successions by their row, and the faults of the file. Raises OSError."""
    table, faults = read_table(path, sheet="successions")
    successions: dict[int, Succession] = {}
    if table is not None:
        faults += _column_faults(table)
        for row, cells in table.rows if all(map(table.has, COLUMNS[:2])) else ():
            record = {name: normal(cell) for name, cell in zip(table.header, cells, strict=True)}
            faults += _row_faults(record, row, successions.values())
            successions[row] = _succession(record)
    return successions, [replace(fault, found=excerpt(fault.found), file=str(path)) for fault in faults]


def _succession(record: Mapping[str, str]) -> Succession:
    kind = record.get("kind", "") or "merge"
    return Succession(record["predecessor"], record["successor"], record.get("date", ""), kind, record.get("cites", ""))


def _column_faults(table: Table) -> Iterator[Fault]:
    for header in table.header:
        if header and header not in COLUMNS:
            facts = {"nearest": nearest(header, COLUMNS), "known": ", ".join(COLUMNS)}
            yield Fault("column.unknown", table.heading(header), header, facts)
    for header in COLUMNS[:2]:
        if not table.has(header):
            yield Fault("column.key", table.heading(header), header)


def _row_faults(record: Mapping[str, str], row: int, before: Iterable[Succession]) -> Iterator[Fault]:
    for header in COLUMNS[:2]:
        if not record[header]:
            yield Fault("unit.empty", Cell(row, header))
    pair = (record["predecessor"], record["successor"])
    if pair[0] and any((one.predecessor, one.successor) == pair for one in before):
        yield Fault("succession.duplicate", Cell(row, "predecessor"), pair[0], {"successor": pair[1]})
    kind, date = record.get("kind", ""), record.get("date", "")
    if kind and kind not in KINDS:
        known = ", ".join(KINDS)
        yield Fault("type.option", Cell(row, "kind"), kind, {"known": known, "nearest": nearest(kind, KINDS)})
    if date and not _DATE.fullmatch(date):
        yield Fault("text.date", Cell(row, "date"), date)
