"""Tables of values: wide (a column an indicator) or long (a row a value), read in one pass with all their faults.

A forgotten column would quietly zero everybody, so a wide table must have one for every scored leaf of its groups.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from operator import itemgetter
from pathlib import Path

from thang.engine.errors import Answer, Cell, Fault
from thang.engine.framework import Framework, Leaf, Node
from thang.engine.plan import Plan
from thang.engine.rules import Formula
from thang.engine.values import MISSING, NotApplicable, Ratio, Value, ValueType
from thang.library.cells import CellError, read_cell
from thang.library.shape import HINTS, nearest
from thang.library.tables import Table, read_table
from thang.library.text import composed, excerpt, normal

LONG = ("unit", "group", "code", "value", "numerator", "denominator", "status", "note")
STATUSES = {"": "", "value": "value", "missing": "missing", "not_applicable": "not_applicable", "na": "not_applicable"}
NUMERATOR, DENOMINATOR = ".num", ".den"


@dataclass(slots=True)
class ValuesTable:
    """What a table of values said.

    `units`: normal text → (text as given, group or "", row). `bad`: faulty cells. A wide table has `columns`, code →
    header, and `named`, the codes that its heading names, soundly or not; a long one `rows`, (unit, code) → row, and
    `halves`, those given as numerator and denominator. `broken`: units of rows that were refused. `table`: the cells'
    own text, to be quoted.
    """

    units: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    answers: dict[str, dict[str, Value]] = field(default_factory=dict)
    bad: set[tuple[str, str]] = field(default_factory=set)
    columns: dict[str, str] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    rows: dict[tuple[str, str], int] = field(default_factory=dict)
    halves: set[tuple[str, str]] = field(default_factory=set)
    broken: frozenset[str] = frozenset()
    is_readable: bool = False
    is_wide: bool = False
    has_groups: bool = False
    heading_row: int = 1
    faults: list[Fault] = field(default_factory=list)
    table: Table | None = None

    def place(self, answer: Answer) -> Cell | None:
        """Where a unit's value of an indicator stands, else the unit; None for a unit that the table does not have."""
        unit = self.units.get(normal(answer.unit))
        if unit is None:
            return None
        key = (unit[0], answer.code)
        if key in self.rows:
            return Cell(self.rows[key], "numerator" if key in self.halves else "value")
        return Cell(unit[2], self.columns.get(answer.code, "unit"))

    def text(self, cell: Cell) -> str:
        """What stands in a cell; empty where the table has no such cell."""
        if self.table is None or cell.header not in self.table.header:
            return ""
        at = bisect_left(self.table.rows, cell.row, key=itemgetter(0))
        row, cells = self.table.rows[at]
        return cells[self.table.header.index(cell.header)] if row == cell.row else ""

    def refuse(self, fault: Fault, row: int, header: str) -> None:
        self.faults.append(replace(fault, place=Cell(row, header)))


def read_values(path: Path, framework: Framework, *, decimal_comma: bool = False) -> ValuesTable:
    """Read a table of values; its faults are in the result, without the checks of domain and policy. Raises OSError."""
    found = ValuesTable()
    table, faults = read_table(path, decimal_comma=decimal_comma, sheet="values")
    found.faults += faults
    if table is not None:
        found.table, found.heading_row = table, table.heading_row
        found.broken = table.in_broken_rows("unit")
        found.has_groups = table.has("group")
        reader = _Long if _is_long(table, framework) else _Wide
        reader(table, framework, found, decimal_comma).read()
        found.is_readable = found.is_readable and bool(table.rows or table.broken)
    found.faults = [replace(fault, found=excerpt(fault.found), file=str(path)) for fault in found.faults]
    return found


def _is_long(table: Table, framework: Framework) -> bool:
    """Whether the heading has `code` or `value`, and not as codes of indicators."""
    codes = {node.code for node in framework.nodes()}
    return any(table.has(column) and column not in codes for column in ("code", "value"))


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
        name = normal(self.at(cells, "group"))
        if not name:
            return known[0] if len(known) == 1 else ""
        if name not in known:
            facts = {"known": ", ".join(known), "nearest": nearest(name, known)}
            self.found.refuse(Fault("group.unknown", None, name, facts), row, "group")
        return name

    def unit(self, cells: list[str], row: int) -> str:
        """The unit's text as given; empty where the row names none."""
        text = composed(self.at(cells, "unit"))
        if text.strip():
            return text
        self.found.refuse(Fault("unit.empty", None), row, "unit")
        return ""

    def cell(self, text: str, kind: ValueType, place: tuple[str, str, int, str]) -> Value:
        """One value; a fault is noted at its place (unit, code, row, header) and the value counts as missing."""
        try:
            return read_cell(text, kind, decimal_comma=self.decimal_comma)
        except CellError as error:
            return self.refused(error.fault, place)

    def pair(self, texts: tuple[str, str], headers: tuple[str, str], place: tuple[str, str, int]) -> Value:
        """A ratio from its two cells; both empty is missing, and so is NA in one of them not applicable."""
        halves = [
            self.cell(text, ValueType.NUMBER, (*place, header)) for text, header in zip(texts, headers, strict=True)
        ]
        numerator, denominator = halves
        if isinstance(numerator, Fraction) and isinstance(denominator, Fraction):
            return Ratio(numerator, denominator)
        for half, text, header in zip(halves, texts, headers, strict=True):
            if isinstance(half, Fraction) and place[:2] not in self.found.bad:
                return self.refused(Fault("cell.half", None, text.strip()), (*place, header))
        return denominator if numerator is MISSING else numerator

    def refused(self, fault: Fault, place: tuple[str, str, int, str]) -> Value:
        self.found.refuse(fault, place[2], place[3])
        self.found.bad.add(place[:2])
        return MISSING

    def needs(self, *columns: str) -> bool:
        missing = [column for column in columns if not self.table.has(column)]
        self.found.faults += [Fault("column.key", self.table.heading(column), column) for column in missing]
        return not missing


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of values: one cell, or the two cells of a ratio."""

    code: str
    kind: ValueType
    header: str
    at: int
    denominator_at: int | None = None


class _Wide(_Reader):
    def read(self) -> None:
        self.found.is_wide = True
        columns = list(self._columns())
        if not self.needs("unit"):
            return
        self.found.is_readable = True
        self.found.columns = {column.code: column.header for column in columns}
        for row, cells in self.table.rows:
            if unit := self.unit(cells, row):
                self._row(unit, row, cells, columns)

    def _row(self, unit: str, row: int, cells: list[str], columns: list[_Column]) -> None:
        first = self.found.units.setdefault(normal(unit), (unit, self.group(cells, row), row))
        if first[2] != row:
            self.found.refuse(Fault("unit.duplicate", None, unit, {"row": str(first[2])}), row, "unit")
            unit = f"{unit}\0{row}"
        answers: dict[str, Value] = {}
        for column in columns:
            value = self._value(cells, column, (unit, column.code, row, column.header))
            if value is not MISSING:
                answers[column.code] = value
        if first[2] == row:
            self.found.answers[unit] = answers

    def _value(self, cells: list[str], column: _Column, place: tuple[str, str, int, str]) -> Value:
        if column.denominator_at is None:
            return self.cell(cells[column.at], column.kind, place)
        headers = (column.header, self.table.header[column.denominator_at])
        return self.pair((cells[column.at], cells[column.denominator_at]), headers, place[:3])

    def _columns(self) -> Iterator[_Column]:
        """The sound columns of values; of two with the same heading the first one."""
        nodes = {node.code: node for node in self.framework.nodes()}
        leaves = {leaf.code: leaf for leaf in self.framework.leaves()}
        known = ["unit", "group", *(code for code, leaf in leaves.items() if leaf.value_type is not None)]
        seen = {"unit", "group", ""}
        for at, header in enumerate(self.table.header):
            if header in seen:
                continue
            seen.add(header)
            code, part = split_header(header, leaves)
            leaf = leaves.get(code)
            if leaf is None or leaf.value_type is None:
                self.found.faults.append(self._unknown(header, nodes.get(code), known))
                continue
            self.found.named.add(code)
            if not part:
                yield _Column(code, leaf.value_type, header, at)
            elif (column := self._half(leaf, part, at)) is not None:
                yield column

    def _half(self, leaf: Leaf, part: str, at: int) -> _Column | None:
        """A ratio's column pair, made when its numerator is met."""
        header = self.table.header[at]
        other = leaf.code + (DENOMINATOR if part == NUMERATOR else NUMERATOR)
        if leaf.value_type is not ValueType.RATIO:
            self.found.refuse(Fault("column.not_ratio", None, header), self.table.heading_row, header)
        elif not self.table.has(other):
            self.found.refuse(Fault("column.half", None, header, {"other": other}), self.table.heading_row, header)
        elif part == NUMERATOR and self.table.has(leaf.code):
            self.found.refuse(
                Fault("column.two_forms", None, header, {"code": leaf.code}), self.table.heading_row, header
            )
        elif part == NUMERATOR:
            return _Column(leaf.code, ValueType.RATIO, header, at, self.table.header.index(other))
        return None

    def _unknown(self, header: str, node: Node | None, known: list[str]) -> Fault:
        if node is not None:
            kind = "column.computed" if isinstance(node, Leaf) else "column.branch"
            return Fault(kind, self.table.heading(header), header)
        return _unknown("column.unknown", header, known, len(self.found.faults), self.table.heading(header))


class _Long(_Reader):
    def read(self) -> None:
        for header in self.table.header:
            if header and header not in LONG:
                place = self.table.heading(header)
                fault = _unknown("column.unknown", header, LONG, len(self.found.faults), place)
                self.found.faults.append(fault)
        leaves = {leaf.code: leaf for leaf in self.framework.leaves() if leaf.value_type is not None}
        if not self._has_columns():
            return
        self.found.is_readable = True
        for row, cells in self.table.rows:
            if unit := self.unit(cells, row):
                self._row(unit, row, cells, leaves)

    def _has_columns(self) -> bool:
        """Whether there is a column for every part of an entry; without values all would quietly be missing."""
        halves = [self.table.has(column) for column in ("numerator", "denominator")]
        if any(halves) and not all(halves):
            header, other = ("numerator", "denominator") if halves[0] else ("denominator", "numerator")
            self.found.refuse(Fault("column.half", None, header, {"other": other}), self.table.heading_row, header)
        return self.needs("unit", "code") and (any(halves) or self.needs("value"))

    def _row(self, text: str, row: int, cells: list[str], leaves: Mapping[str, Leaf]) -> None:
        unit = self._unit(text, self.group(cells, row), row)
        code = normal(self.at(cells, "code"))
        leaf = leaves.get(code)
        if row in self.table.numeric_codes and f"{code}0" in leaves:
            self.found.refuse(Fault("code.eaten_zero", None, code, {"other": f"{code}0"}), row, "code")
            return
        if leaf is None or leaf.value_type is None:
            self._refuse_code(code, row, leaves)
            return
        if (unit, code) in self.found.rows:
            facts = {"row": str(self.found.rows[unit, code]), "code": code}
            self.found.refuse(Fault("cell.duplicate", None, unit, facts), row, "code")
            return
        self.found.rows[unit, code] = row
        value = self._value(cells, leaf.value_type, (unit, code, row))
        answers = self.found.answers.setdefault(unit, {})
        if value is not MISSING:
            answers[code] = value

    def _unit(self, text: str, group: str, row: int) -> str:
        """The unit's text as its first row gave it; a later row may tell the group, but not another one."""
        known = {one.id for one in self.framework.groups}
        first = self.found.units.setdefault(normal(text), (text, group, row))
        if {first[1], group} <= known and first[1] != group:
            self.found.refuse(Fault("unit.two_groups", None, group, {"first": first[1]}), row, "group")
        elif group and not first[1]:
            self.found.units[normal(text)] = (first[0], group, first[2])
        return first[0]

    def _refuse_code(self, code: str, row: int, leaves: Mapping[str, Leaf]) -> None:
        node = next((node for node in self.framework.nodes() if node.code == code), None)
        if node is None:
            fault = _unknown("code.unknown_value", code, list(leaves), len(self.found.faults), None)
        else:
            fault = Fault("code.computed" if isinstance(node, Leaf) else "code.branch", None, code)
        self.found.refuse(fault, row, "code")

    def _value(self, cells: list[str], kind: ValueType, place: tuple[str, str, int]) -> Value:
        status = STATUSES.get(normal(self.at(cells, "status")).lower())
        text, *halves = (self.at(cells, column).strip() for column in ("value", "numerator", "denominator"))
        header = next((name for name, given in zip(_GIVEN, (text, *halves), strict=True) if given), "value")
        if fault := self._conflict(cells, kind, status, (text, *halves)):
            return self.refused(fault, (*place, "status" if status is None else header))
        if status == "not_applicable":
            return NotApplicable(self.at(cells, "note").strip())
        if any(halves):
            self.found.halves.add(place[:2])
            return self.pair((halves[0], halves[1]), _GIVEN[1:], place)
        return self.cell(text, kind, (*place, "value"))

    def _conflict(self, cells: list[str], kind: ValueType, status: str | None, given: tuple[str, ...]) -> Fault | None:
        """What in a row speaks against the rest of it."""
        found = next((text for text in given if text), "")
        if status is None:
            known = ", ".join(name for name in STATUSES if name)
            return Fault("cell.status", None, self.at(cells, "status"), {"known": known})
        if status in ("missing", "not_applicable") and found:
            return Fault("cell.status_and_value", None, found, {"status": status})
        if status == "value" and not found:
            return Fault("cell.status_without_value", None, "")
        if any(given[1:]) and kind is not ValueType.RATIO:
            return Fault("cell.not_halves", None, found)
        if given[0] and any(given[1:]):
            return Fault("cell.two_forms", None, found)
        return None


_GIVEN = ("value", "numerator", "denominator")


def split_header(header: str, leaves: Mapping[str, Leaf]) -> tuple[str, str]:
    """(code, ".num" | ".den" | ""); a code that itself ends so stays whole."""
    for part in (NUMERATOR, DENOMINATOR):
        if header.endswith(part) and header not in leaves:
            return header[: -len(part)], part
    return header, ""


def forgotten_columns(table: ValuesTable, plans: Mapping[str, Plan], groups: Collection[str]) -> Iterator[Fault]:
    """A fault for every leaf that these groups are scored on and that a wide table does not name."""
    named = set(table.named)
    for plan in plans.values() if table.is_wide and table.is_readable else ():
        for code in asked_codes(plan) if plan.group.id in groups else ():
            if code not in named:
                named.add(code)
                yield Fault("column.missing", Cell(table.heading_row, code), code)


def asked_codes(plan: Plan) -> Iterator[str]:
    """The codes of the values that a group's points depend on."""
    scored = [leaf for leaf in plan.leaves if leaf.max]
    inputs = {code for leaf in scored if isinstance(leaf.rule, Formula) for code in leaf.rule.inputs.values()}
    inputs |= {leaf.leaf.times.of for leaf in scored if leaf.leaf.times is not None}
    for leaf in plan.leaves:
        if leaf.leaf.value_type is not None and (leaf.max or leaf.leaf.code in inputs):
            yield leaf.leaf.code


def _unknown(kind: str, found: str, known: Sequence[str], before: int, place: Cell | None) -> Fault:
    """With what is known and, among the first faults, the nearest of it."""
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    return Fault(kind, place, found, {"nearest": nearest(found, known) if before < HINTS else "", "known": listed})
