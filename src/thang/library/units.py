"""Units files, and a units file with a table of values together: all that a framework is scored on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from thang.engine.check import check, shown
from thang.engine.errors import Answer, Cell, Fault, Faulty
from thang.engine.framework import Framework
from thang.engine.plan import Plan, plans_for
from thang.engine.rules import Formula
from thang.engine.units import Answers, Unit
from thang.engine.values import MISSING, Ratio
from thang.library.cells import NO, YES, CellError, read_number
from thang.library.shape import HINTS, nearest
from thang.library.tables import read_table
from thang.library.text import composed, excerpt, normal
from thang.library.values import NUMERATOR, ValuesTable, forgotten_columns, read_values

COLUMNS = ("unit", "name", "group", "ranked", "attributes", "stated")


@dataclass(slots=True)
class UnitsTable:
    """What a units file said: normal text → (unit, row); a group that the file leaves out is empty.

    `broken`: units of rows that were refused.
    """

    path: Path
    units: dict[str, tuple[Unit, int]] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    is_readable: bool = False
    has_groups: bool = False
    tells_attributes: bool = False
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sources:
    """The tables that units and values came from, so that what is wrong with a value is said of its cell."""

    values: Path
    table: ValuesTable
    listed: UnitsTable | None

    def placed(self, fault: Fault) -> Fault:
        """The fault at its cell: in the values, or in the units file for a unit that has no values."""
        if not isinstance(fault.place, Answer):
            return fault
        cell, file = self.table.place(fault.place), self.values
        if cell is None and self.listed is not None:
            cell, file = Cell(self.listed.units[normal(fault.place.unit)][1], "unit"), self.listed.path
        facts = {**fault.facts, "code": fault.place.code} if cell and cell.header == "unit" else fault.facts
        return replace(fault, place=cell, file=str(file), facts=facts, found=self._quoted(fault, cell))

    def _quoted(self, fault: Fault, cell: Cell | None) -> str:
        """What was found, as the cell has it; a ratio of two cells, or one item of a list, as the fault has it."""
        is_part = fault.kind == "cell.unknown_option" or (cell and cell.header in ("unit", "numerator"))
        if cell is None or not fault.found or is_part or cell.header.endswith(NUMERATOR):
            return excerpt(fault.found)
        return excerpt(self.table.text(cell).strip() or fault.found)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is scored: units, their values, and the plans that have checked them. `sources` is where they came from."""

    units: tuple[Unit, ...]
    answers: Answers
    plans: Mapping[str, Plan]
    sources: Sources
    successors: Mapping[str, Unit] = field(default_factory=dict)

    def traced(self, fault: Fault) -> Fault:
        """A lack that only computing has shown, at the cell where it began."""
        if not isinstance(fault.place, Answer):
            return fault
        text, code = fault.place.unit, fault.place.code
        unit = next(unit for unit in self.units if unit.text == text)
        origin = self._origin(unit, code)
        value = self.answers.get(text, {}).get(origin, MISSING)
        facts = {**fault.facts, "computed": "" if origin == code else code}
        return self.sources.placed(replace(fault, place=Answer(text, origin), found=shown(value), facts=facts))

    def _origin(self, unit: Unit, code: str) -> str:
        """The code itself, or that among its inputs and factors, and theirs, which is missing or has not arisen."""
        leaf = self.plans[unit.group].leaf(code)
        if leaf is None or not leaf.has <= unit.attributes:
            return code
        inputs = list(leaf.rule.inputs.values()) if isinstance(leaf.rule, Formula) else []
        for one in [*inputs, *([leaf.leaf.times.of] if leaf.leaf.times else [])]:
            if (origin := self._origin(unit, one)) != one or self._is_lacking(unit, one):
                return origin
        return code

    def _is_lacking(self, unit: Unit, code: str) -> bool:
        leaf = self.plans[unit.group].leaf(code)
        if leaf is None or leaf.leaf.value_type is None or not leaf.has <= unit.attributes:
            return False
        value = self.answers.get(unit.text, {}).get(code, MISSING)
        return value is MISSING or (isinstance(value, Ratio) and not value.arisen)


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
    sources = Sources(values, table, listed)
    merged, unmatched = merge_units(framework, table, listed)
    plans = plans_for(framework)
    apart = {unit.text: unit for unit in merged if normal(unit.text) in successors}
    merged = [unit for unit in merged if unit.text not in apart or unit.text in table.answers]
    forgotten = list(forgotten_columns(table, plans, {unit.group for unit in merged if unit.text in table.answers}))
    checked = [unit for unit in merged if unit.group in plans]
    found = [fault for fault in check(plans, checked, table.answers) if _is_new(fault, sources, forgotten)]
    faults = [*(listed.faults if listed else ()), *table.faults]
    faults += [replace(fault, file=fault.file or str(values)) for fault in (*unmatched, *forgotten)]
    faults += [sources.placed(fault) for fault in found]
    if faults:
        raise Faulty(sorted(faults, key=lambda fault: (fault.file != str(units), _row_of(fault))))
    table.table = None  # nothing is left to be quoted, and a large table should not stay in memory
    return Inputs(tuple(merged), table.answers, plans, sources, apart)


def read_units(path: Path, framework: Framework, *, decimal_comma: bool = False) -> UnitsTable:
    """Read a units file; its faults are in the result. Raises OSError."""
    found = UnitsTable(path)
    table, faults = read_table(path, decimal_comma=decimal_comma, sheet="units")
    if table is not None:
        for name in dict.fromkeys(table.header):
            if name and name not in COLUMNS:
                facts = {"nearest": nearest(name, COLUMNS), "known": ", ".join(COLUMNS)}
                faults.append(Fault("column.unknown", table.heading(name), name, facts))
        if not table.has("unit"):
            faults.append(Fault("column.key", table.heading("unit"), "unit"))
        found.is_readable = table.has("unit") and bool(table.rows or table.broken)
        found.has_groups = table.has("group")
        found.tells_attributes = found.is_readable and (table.has("attributes") or set(table.header) <= {*COLUMNS})
        found.broken = table.in_broken_rows("unit")
        for row, cells in table.rows if found.is_readable else ():
            record = dict(zip(table.header, cells, strict=True))
            faults += _row(found, framework, record, row, decimal_comma)
    found.faults = [replace(fault, found=excerpt(fault.found), file=str(path)) for fault in faults]
    return found


def merge_units(framework: Framework, table: ValuesTable, listed: UnitsTable | None) -> tuple[list[Unit], list[Fault]]:
    """The units to score, in the order of the units file, else of the values; and those that do not match.

    A units file that cannot be read says nothing of its units, so nothing is held against the values.
    """
    if listed is None or not listed.is_readable:
        units = [Unit(text, group) for text, group, _ in table.units.values()]
        return units, [] if listed else list(_without_group(units, table, listed))
    faults: list[Fault] = []
    for key, (text, _, row) in table.units.items():
        if key not in listed.units and key not in listed.broken:
            hint = nearest(key, listed.units) if len(faults) < HINTS else ""
            facts = {"units": listed.path.name, "nearest": hint}
            faults.append(Fault("unit.no_row", Cell(row, "unit"), excerpt(text), facts))
    known = {group.id for group in framework.groups}
    merged: list[Unit] = []
    for key, (unit, row) in listed.units.items():
        text, group, values_row = table.units.get(key, (unit.text, "", 0))
        if {unit.group, group} <= known and unit.group != group:
            facts = {"units": listed.path.name, "row": str(row), "group": unit.group}
            faults.append(Fault("unit.group_differs", Cell(values_row, "group"), group, facts))
        said = [name for name in (unit.group, group, _only_group(framework)) if name]
        merged.append(replace(unit, text=text, group=next((name for name in said if name in known), "".join(said[:1]))))
    return merged, [*faults, *_without_group(merged, table, listed)]


def _row(
    found: UnitsTable, framework: Framework, record: Mapping[str, str], row: int, decimal_comma: bool
) -> Iterator[Fault]:
    text = composed(record["unit"])
    if not text.strip():
        yield Fault("unit.empty", Cell(row, "unit"))
        return
    if normal(text) in found.units:
        yield Fault("unit.duplicate", Cell(row, "unit"), text, {"row": str(found.units[normal(text)][1])})
        return
    unit = Unit(
        text, normal(record.get("group", "")) or _only_group(framework), name=composed(record.get("name", "").strip())
    )
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


def _without_group(units: list[Unit], table: ValuesTable, listed: UnitsTable | None) -> Iterator[Fault]:
    """The units of which no file tells the group; one fault where no file has a column for it."""
    lost = [unit.text for unit in units if not unit.group and normal(unit.text) not in table.broken]
    in_units_file = listed is not None and listed.has_groups
    if not table.is_readable or not lost:
        return
    if not table.has_groups and not in_units_file:
        yield Fault("column.group", Cell(table.heading_row, "group"))
        return
    for text in lost:
        in_values = table.units.get(normal(text))
        if listed is not None and (in_units_file or in_values is None):
            row = listed.units[normal(text)][1]
            yield Fault("unit.no_group", Cell(row, "group"), excerpt(text), file=str(listed.path))
        elif in_values is not None:
            yield Fault("unit.no_group", Cell(in_values[2], "group"), excerpt(text))


def _is_new(fault: Fault, sources: Sources, forgotten: list[Fault]) -> bool:
    """Whether the fault does not only follow from one of the cell, the column, the row or the file found before."""
    place, table, listed = fault.place, sources.table, sources.listed
    if not isinstance(place, Answer) or (place.unit, place.code) in table.bad:
        return False
    if fault.kind == "cell.not_for_unit":
        return listed is None or listed.tells_attributes
    if fault.kind != "cell.missing_refused":
        return True
    unit = normal(place.unit)
    is_hidden = unit not in table.units and (unit in table.broken or not table.is_readable)
    return not is_hidden and place.code not in {one.found for one in forgotten}


def _row_of(fault: Fault) -> int:
    return fault.place.row if isinstance(fault.place, Cell) else 0
