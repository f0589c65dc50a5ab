"""Units files, and a units file with a table of values together: all that a framework is scored on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from thang.engine.check import check
from thang.engine.errors import Answer, Cell, Fault, Faulty
from thang.engine.framework import Framework
from thang.engine.plan import Plan, plans_for
from thang.engine.units import Answers, Unit
from thang.library.cells import NO, YES, CellError, read_number
from thang.library.shape import nearest
from thang.library.tables import normal, read_table
from thang.library.values import ValuesTable, read_values

COLUMNS = ("unit", "name", "group", "ranked", "attributes", "stated")


@dataclass(slots=True)
class UnitsTable:
    """What a units file said: normal text → (unit, row); a group that the file leaves out is empty."""

    path: Path
    units: dict[str, tuple[Unit, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is scored: units, their values, and the plans that have checked them."""

    units: tuple[Unit, ...]
    answers: Answers
    plans: Mapping[str, Plan]
    successors: Mapping[str, Unit] = field(default_factory=dict)


def read_inputs(
    framework: Framework,
    values: Path,
    units: Path | None = None,
    *,
    decimal_comma: bool = False,
    successors: Collection[str] = (),
) -> Inputs:
    """Read and check values and units. Raises Faulty with every fault of both files; OSError.

    `successors` are units whose figures come from their predecessors: they need no values of their own, and the units
    file may tell their group and stated figure.
    """
    table = read_values(values, framework, decimal_comma=decimal_comma)
    listed = None if units is None else read_units(units, framework, decimal_comma=decimal_comma)
    faults = [*(listed.faults if listed else ()), *table.faults]
    merged, unmatched = merge_units(framework, table, listed)
    faults += [replace(fault, file=fault.file or str(values)) for fault in unmatched]
    plans = plans_for(framework)
    apart = {unit.text: unit for unit in merged if normal(unit.text) in successors}
    merged = [unit for unit in merged if unit.text not in apart or unit.text in table.answers]
    checked = [unit for unit in merged if unit.group in plans]
    found = check(plans, checked, table.answers)
    faults += [_placed(fault, table, listed, values) for fault in found if _is_new(fault, table)]
    if faults:
        raise Faulty(sorted(faults, key=lambda fault: fault.file != str(units)))
    return Inputs(tuple(merged), table.answers, plans, apart)


def read_units(path: Path, framework: Framework, *, decimal_comma: bool = False) -> UnitsTable:
    """Read a units file; its faults are in the result. Raises OSError."""
    found = UnitsTable(path)
    table, faults = read_table(path, decimal_comma=decimal_comma)
    if table is not None:
        unknown = [header for header in table.header if header and header not in COLUMNS]
        hints = [{"nearest": nearest(header, COLUMNS), "known": ", ".join(COLUMNS)} for header in unknown]
        faults += [
            Fault("column.unknown_in_list", Cell(1, name), name, hint)
            for name, hint in zip(unknown, hints, strict=True)
        ]
        if not table.has("unit"):
            faults.append(Fault("column.missing", Cell(1, "unit"), "unit"))
        for row, cells in table.rows if table.has("unit") else ():
            record = dict(zip(table.header, cells, strict=True))
            faults += _row(found, framework, record, row, decimal_comma)
    found.faults = [replace(fault, file=str(path)) for fault in faults]
    return found


def merge_units(framework: Framework, table: ValuesTable, listed: UnitsTable | None) -> tuple[list[Unit], list[Fault]]:
    """The units to score, in the order of the units file, else of the values; and those that do not match."""
    if listed is None:
        units = [Unit(text, group) for text, group, _ in table.units.values()]
        return units, [_no_group(table, unit.text) for unit in units if not unit.group]
    faults: list[Fault] = []
    for key, (text, _, row) in table.units.items():
        if key not in listed.units and text.strip():
            facts = {"units": listed.path.name, "nearest": nearest(key, listed.units)}
            faults.append(Fault("unit.no_row", Cell(row, "unit"), text, facts))
    merged: list[Unit] = []
    for key, (unit, row) in listed.units.items():
        text, group, values_row = table.units.get(key, (unit.text, "", 0))
        if unit.group and group and unit.group != group:
            facts = {"units": listed.path.name, "row": str(row), "group": unit.group}
            faults.append(Fault("unit.group_differs", Cell(values_row, "group"), group, facts))
        merged.append(replace(unit, text=text, group=unit.group or group or _only_group(framework)))
        if not merged[-1].group:
            faults.append(_no_group(table, text) if values_row else _no_group_listed(listed, row, unit.text))
    return merged, faults


def _row(
    found: UnitsTable, framework: Framework, record: Mapping[str, str], row: int, decimal_comma: bool
) -> Iterator[Fault]:
    text = record["unit"]
    if not text.strip():
        yield Fault("unit.empty", Cell(row, "unit"))
        return
    if normal(text) in found.units:
        yield Fault("unit.duplicate", Cell(row, "unit"), text, {"row": str(found.units[normal(text)][1])})
        return
    unit = Unit(text, normal(record.get("group", "")) or _only_group(framework), name=record.get("name", "").strip())
    known = [group.id for group in framework.groups]
    if unit.group and unit.group not in known:
        facts = {"known": ", ".join(known), "nearest": nearest(unit.group, known)}
        yield Fault("group.unknown", Cell(row, "group"), unit.group, facts)
    ranked = normal(record.get("ranked", "")).lower()
    if ranked and ranked not in YES | NO:
        yield Fault("cell.not_yes_no", Cell(row, "ranked"), record["ranked"])
    attributes = frozenset(item for part in record.get("attributes", "").split("|") if (item := normal(part)))
    unit = replace(unit, ranked=ranked not in NO, attributes=attributes)
    try:
        stated = record.get("stated", "").strip()
        unit = replace(unit, stated=read_number(stated, decimal_comma) if stated else None)
    except CellError as error:
        yield replace(error.fault, place=Cell(row, "stated"))
    found.units[normal(text)] = (unit, row)


def _only_group(framework: Framework) -> str:
    return framework.groups[0].id if len(framework.groups) == 1 else ""


def _no_group(table: ValuesTable, unit: str) -> Fault:
    return Fault("unit.no_group", Cell(table.units[normal(unit)][2], "group"), unit)


def _no_group_listed(listed: UnitsTable, row: int, unit: str) -> Fault:
    return Fault("unit.no_group", Cell(row, "group"), unit, file=str(listed.path))


def _is_new(fault: Fault, table: ValuesTable) -> bool:
    """Whether the cell has not already been found faulty when it was read."""
    place = fault.place
    return not isinstance(place, Answer) or (place.unit, place.code) not in table.bad


def _placed(fault: Fault, table: ValuesTable, listed: UnitsTable | None, values: Path) -> Fault:
    """The fault at its cell: in the values, or in the units file for a unit that has no values."""
    if not isinstance(fault.place, Answer):
        return replace(fault, file=str(values))
    cell = table.place(fault.place)
    if cell is not None or listed is None:
        return replace(fault, place=cell, file=str(values))
    _, row = listed.units[normal(fault.place.unit)]
    return replace(fault, place=Cell(row, fault.place.code), file=str(listed.path))
