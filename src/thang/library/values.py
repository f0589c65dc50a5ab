"""Tables of values: wide (a column an indicator) or long (a row a value), read in one pass with all their faults.

A forgotten column would quietly zero everybody, so a wide table must have one for every scored leaf of its groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from thang.engine.errors import Answer, Cell, Fault
from thang.engine.framework import Framework, Leaf
from thang.engine.plan import plans_for
from thang.engine.values import MISSING, NotApplicable, Value, ValueType
from thang.library.cells import CellError, read_cell
from thang.library.shape import nearest
from thang.library.tables import Table, normal, read_table

LONG = ("unit", "group", "code", "value", "numerator", "denominator", "status", "note")
STATUSES = {"": "", "value": "value", "missing": "missing", "not_applicable": "not_applicable", "na": "not_applicable"}
NUMERATOR, DENOMINATOR = ".num", ".den"


@dataclass(slots=True)
class ValuesTable:
    """What a table of values said. `units`: normal text → (text as given, group or "", row). `bad`: faulty cells."""

    units: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    answers: dict[str, dict[str, Value]] = field(default_factory=dict)
    bad: set[tuple[str, str]] = field(default_factory=set)
    columns: dict[str, str] = field(default_factory=dict)
    rows: dict[tuple[str, str], int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, answer: Answer) -> Cell | None:
        """Where a unit's value of an indicator stands; None for a unit that the table does not have."""
        unit = self.units.get(normal(answer.unit))
        if unit is None:
            return None
        return Cell(self.rows.get((unit[0], answer.code), unit[2]), self.columns.get(answer.code, answer.code))

    def refuse(self, fault: Fault, row: int, header: str) -> None:
        self.faults.append(replace(fault, place=Cell(row, header)))


def read_values(path: Path, framework: Framework, *, decimal_comma: bool = False) -> ValuesTable:
    """Read a table of values; its faults are in the result, without the checks of domain and policy. Raises OSError."""
    found = ValuesTable()
    table, faults = read_table(path, decimal_comma=decimal_comma)
    found.faults += faults
    if table is not None:
        reader = _Long if table.has("code") else _Wide
        reader(table, framework, found, decimal_comma).read()
    found.faults = [replace(fault, file=str(path)) for fault in found.faults]
    return found


@dataclass(slots=True)
class _Reader:
    table: Table
    framework: Framework
    found: ValuesTable
    decimal_comma: bool

    def at(self, cells: list[str], column: str) -> str:
        return cells[self.table.header.index(column)] if column in self.table.header else ""

    def group(self, cells: list[str], row: int) -> str:
        """The row's group; the one group where there is no other, empty where the units file must say."""
        known = [group.id for group in self.framework.groups]
        if not self.table.has("group"):
            return known[0] if len(known) == 1 else ""
        name = normal(self.at(cells, "group"))
        if name not in known:
            facts = {"known": ", ".join(known), "nearest": nearest(name, known)}
            self.found.refuse(Fault("group.unknown", None, name, facts), row, "group")
        return name

    def unit(self, cells: list[str], row: int) -> str:
        text = self.at(cells, "unit")
        if not text.strip():
            self.found.refuse(Fault("unit.empty", None), row, "unit")
        return text

    def cell(self, text: str, kind: ValueType, place: tuple[str, str, int, str]) -> Value:
        """One value; a fault is noted at its place (unit, code, row, header) and the value counts as missing."""
        try:
            return read_cell(text, kind, decimal_comma=self.decimal_comma)
        except CellError as error:
            unit, code, row, header = place
            self.found.refuse(error.fault, row, header)
            self.found.bad.add((unit, code))
            return MISSING

    def needs(self, *columns: str) -> bool:
        missing = [column for column in columns if not self.table.has(column)]
        self.found.faults += [Fault("column.missing", Cell(1, column), column) for column in missing]
        return not missing


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of values: one cell, or the two cells of a ratio."""

    leaf: Leaf
    kind: ValueType
    header: str
    at: int
    denominator_at: int | None = None

    @property
    def code(self) -> str:
        return self.leaf.code


class _Wide(_Reader):
    def read(self) -> None:
        columns = list(self._columns())
        if not self.needs("unit"):
            return
        self.found.columns = {column.code: column.header for column in columns}
        for row, cells in self.table.rows:
            self._row(row, cells, columns)
        groups = {group for _, group, _ in self.found.units.values()}
        self.found.faults += forgotten_columns(self.framework, groups, set(self.found.columns))

    def _row(self, row: int, cells: list[str], columns: list[_Column]) -> None:
        unit, group = self.unit(cells, row), self.group(cells, row)
        first = self.found.units.setdefault(normal(unit), (unit, group, row))
        if first[2] != row and unit.strip():
            self.found.refuse(Fault("unit.duplicate", None, unit, {"row": str(first[2])}), row, "unit")
            unit = f"{unit}\0{row}"
        answers: dict[str, Value] = {}
        for column in columns:
            value = self._value(cells, column, (unit, column.code, row, column.header))
            if value is not MISSING:
                answers[column.code] = value
        if "\0" not in unit:
            self.found.answers[unit] = answers

    def _value(self, cells: list[str], column: _Column, place: tuple[str, str, int, str]) -> Value:
        text = cells[column.at]
        if column.denominator_at is not None:
            text = joined_ratio(text, cells[column.denominator_at])
        return self.cell(text, column.kind, place)

    def _columns(self) -> Iterator[_Column]:
        leaves = {leaf.code: leaf for leaf in self.framework.leaves()}
        for at, header in enumerate(self.table.header):
            if header in ("unit", "group", ""):
                continue
            code, part = split_header(header, leaves)
            leaf = leaves.get(code)
            if leaf is None or leaf.value_type is None:
                self.found.faults.append(self._unknown(header, code))
            elif not part:
                yield _Column(leaf, leaf.value_type, header, at)
            elif (column := self._half(leaf, part, at)) is not None:
                yield column

    def _half(self, leaf: Leaf, part: str, at: int) -> _Column | None:
        """A ratio's column pair, made when its numerator is met."""
        header = self.table.header[at]
        other = leaf.code + (DENOMINATOR if part == NUMERATOR else NUMERATOR)
        if leaf.value_type is not ValueType.RATIO:
            self.found.refuse(Fault("column.not_ratio", None, header), 1, header)
        elif other not in self.table.header:
            self.found.refuse(Fault("column.half", None, header, {"other": other}), 1, header)
        elif leaf.code in self.table.header:
            self.found.refuse(Fault("column.duplicate", None, header), 1, header)
        elif part == NUMERATOR:
            return _Column(leaf, ValueType.RATIO, header, at, self.table.header.index(other))
        return None

    def _unknown(self, header: str, code: str) -> Fault:
        nodes = {node.code: node for node in self.framework.nodes()}
        if code in nodes:
            computed = isinstance(nodes[code], Leaf)
            return Fault("column.computed" if computed else "column.branch", Cell(1, header), header)
        known = [leaf.code for leaf in self.framework.leaves() if leaf.value_type is not None]
        facts = {"nearest": nearest(header, [*known, "unit", "group"]), "known": ", ".join(known[:12])}
        return Fault("column.unknown", Cell(1, header), header, facts)


class _Long(_Reader):
    def read(self) -> None:
        for header in self.table.header:
            if header and header not in LONG:
                facts = {"nearest": nearest(header, LONG), "known": ", ".join(LONG)}
                self.found.refuse(Fault("column.unknown", None, header, facts), 1, header)
        self.found.columns = {}
        leaves = {leaf.code: leaf for leaf in self.framework.leaves() if leaf.value_type is not None}
        if self.needs("unit", "code"):
            for row, cells in self.table.rows:
                self._row(row, cells, leaves)

    def _row(self, row: int, cells: list[str], leaves: Mapping[str, Leaf]) -> None:
        unit, group, code = self.unit(cells, row), self.group(cells, row), normal(self.at(cells, "code"))
        first = self.found.units.setdefault(normal(unit), (unit, group, row))
        if first[1] != group:
            self.found.refuse(Fault("unit.two_groups", None, group, {"first": first[1]}), row, "group")
        unit = first[0]
        leaf = leaves.get(code)
        if leaf is None or leaf.value_type is None:
            facts = {"nearest": nearest(code, leaves), "known": ", ".join(list(leaves)[:12])}
            self.found.refuse(Fault("code.unknown_value", None, code, facts), row, "code")
            return
        if (unit, code) in self.found.rows:
            facts = {"row": str(self.found.rows[unit, code]), "code": code}
            self.found.refuse(Fault("cell.duplicate", None, unit, facts), row, "code")
            return
        self.found.rows[unit, code] = row
        value = self._value(cells, leaf.value_type, (unit, code, row, "value"))
        answers = self.found.answers.setdefault(unit, {})
        if value is not MISSING:
            answers[code] = value

    def _value(self, cells: list[str], kind: ValueType, place: tuple[str, str, int, str]) -> Value:
        status = STATUSES.get(normal(self.at(cells, "status")).lower())
        text = self.at(cells, "value").strip()
        if kind is ValueType.RATIO and not text:
            text = joined_ratio(self.at(cells, "numerator"), self.at(cells, "denominator"))
        if status is None:
            known = ", ".join(name for name in STATUSES if name)
            return self._refused(
                Fault("cell.status", None, self.at(cells, "status"), {"known": known}), place, "status"
            )
        if status in ("missing", "not_applicable") and text:
            return self._refused(Fault("cell.status_and_value", None, text, {"status": status}), place, "value")
        if status == "value" and not text:
            return self._refused(Fault("cell.status_without_value", None, ""), place, "value")
        if status == "not_applicable":
            return NotApplicable(self.at(cells, "note").strip())
        return self.cell(text, kind, place)

    def _refused(self, fault: Fault, place: tuple[str, str, int, str], header: str) -> Value:
        self.found.refuse(fault, place[2], header)
        self.found.bad.add(place[:2])
        return MISSING


def split_header(header: str, leaves: Mapping[str, Leaf]) -> tuple[str, str]:
    """(code, ".num" | ".den" | ""); a code that itself ends so stays whole."""
    for part in (NUMERATOR, DENOMINATOR):
        if header.endswith(part) and header not in leaves:
            return header[: -len(part)], part
    return header, ""


def joined_ratio(numerator: str, denominator: str) -> str:
    """The two cells of a ratio as one text; both empty is missing, NA in the first says not applicable."""
    numerator, denominator = numerator.strip(), denominator.strip()
    if not denominator and (not numerator or numerator.startswith("NA")):
        return numerator
    return f"{numerator}/{denominator}"


def forgotten_columns(framework: Framework, groups: set[str], columns: set[str]) -> Iterator[Fault]:
    """A fault for every scored leaf of these groups (all, where a group is not known) that has no column."""
    for plan in plans_for(framework).values():
        if plan.group.id not in groups and "" not in groups:
            continue
        for leaf in plan.leaves:
            code = leaf.leaf.code
            if leaf.leaf.value_type is not None and leaf.max and code not in columns:
                columns.add(code)
                yield Fault("column.missing", Cell(1, code), code)
