"""Reading what a publication says: its notes, its framework and its tables, typed, in the one form that is written.

How much there is to compute is known, and bounded, before anything is computed: a small file could otherwise ask for
more than any machine has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise, zip_longest

from thang.bundle.package import FORMAT, Notes
from thang.bundle.problem import Problem
from thang.bundle.tables import HEADERS, STATUSES, UNITS, VALUES, Openness, exact, read_rows
from thang.engine.errors import Faulty
from thang.engine.framework import Framework, Leaf
from thang.engine.plan import Lack, Plan
from thang.engine.units import Unit
from thang.engine.values import NotApplicable, Value, ValueType
from thang.library.cells import CellError, read_cell
from thang.library.framework_file import FrameworkFile, parse_framework

MOST_UNITS = 50_000
MOST_CELLS = 1_200_000  # units × indicators: some 10,000 units with 120 each
MOST_PLANNED = 100_000  # groups × indicators
LONGEST_VALUES = 20_000  # characters of one unit's numbers: arithmetic slows down with the square of this
_NUMERIC = {ValueType.NUMBER, ValueType.RATIO, ValueType.POINTS, ValueType.GIVEN}  # written out, never with an exponent
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DIGEST = re.compile(r"(sha256:[0-9a-f]{64})?")


@dataclass(frozen=True, slots=True)
class Published:
    """The tables as they were read: statuses by (unit, code), and attainments of what is taken as given."""

    units: tuple[Unit, ...]
    answers: dict[str, dict[str, Value]]
    statuses: dict[tuple[str, str], str]
    attainments: dict[tuple[str, str], Fraction]


def read_notes(data: bytes) -> Notes:
    """Thang's notes in the descriptor. Raises Problem for another version of the format."""
    try:
        said = json.loads(data)["thang"]
        version, amends = said["format"], said.get("amends", {"digest": "", "reason": ""})
        is_synthetic = {True: True, False: False}[said.get("synthetic", False)]
        notes = Notes(said.get("published_on", ""), amends["digest"], amends["reason"], is_synthetic)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Problem("package.unreadable") from None
    if version != FORMAT:
        raise Problem("package.version", found=str(version)[:40], wanted=FORMAT)
    texts = (notes.published_on, notes.amends, notes.reason)
    if not all(isinstance(text, str) for text in texts) or not (
        _is_day(notes.published_on) and _DIGEST.fullmatch(notes.amends)
    ):
        raise Problem("package.unreadable")
    return notes


def _is_day(text: str) -> bool:
    """Empty, or a day that the calendar has."""
    try:
        return not text or (_DATE.fullmatch(text) is not None and bool(date.fromisoformat(text)))
    except ValueError:
        return False


def read_framework(data: bytes) -> FrameworkFile:
    """Raises Problem with the first fault, and for an edition that would take too much to plan."""
    try:
        file = parse_framework(data, "framework.yaml")
    except Faulty as error:
        raise Problem("framework.fault", error.faults[0], found=error.faults[0].kind) from None
    planned = len(file.framework.groups) * sum(1 for _ in file.framework.nodes())
    if planned > MOST_PLANNED:
        raise Problem("framework.too_large", found=str(planned), most=str(MOST_PLANNED))
    return file


def read_tables(
    framework: Framework, plans: Mapping[str, Plan], opened: Openness, members: Mapping[str, bytes]
) -> Published:
    """Raises Problem for a row that is not where it belongs, and for a cell that is not written as Thang writes it."""
    try:
        units = _units(framework, members["units.csv"])
        _check_size(units, plans)
        published = Published(units, {unit.text: {} for unit in units}, {}, {})
        _read_values(published, plans, members["values.csv"])
        if opened.opaque:
            _read_attainments(published, members["scores.csv"])
    except (ValueError, CellError) as error:
        raise Problem("tables.unreadable", problem=str(error)[:200]) from None
    return published


def _units(framework: Framework, data: bytes) -> tuple[Unit, ...]:
    """In the order that is published: by group, then unit; none twice."""
    groups = {group.id: at for at, group in enumerate(framework.groups)}
    units: list[Unit] = []
    for row in read_rows(data, UNITS):
        units.append(_unit(row, groups))
        if len(units) > MOST_UNITS:
            raise Problem("tables.too_large", found=f"> {MOST_UNITS}", most=str(MOST_UNITS))
    keys = [(groups[unit.group], unit.text) for unit in units]
    wrong = next((key for last, key in pairwise(keys) if key <= last), None)
    if wrong or len({unit.text for unit in units}) < len(units):
        raise ValueError(f"units.csv: {(wrong or keys[-1])[1]}")
    return tuple(units)


def _unit(row: list[str], groups: Mapping[str, int]) -> Unit:
    text, name, group, ranked, attributes, stated = row
    if not text or group not in groups or ranked not in ("yes", "no") or "/" in stated:
        raise ValueError(f"units.csv: {'|'.join(row)}")
    return Unit(
        text=text,
        group=group,
        ranked=ranked == "yes",
        attributes=frozenset(item for item in attributes.split("|") if item),
        name=name,
        stated=exact(stated) if stated else None,
    )


def _check_size(units: tuple[Unit, ...], plans: Mapping[str, Plan]) -> None:
    cells = sum(plans[unit.group].total for unit in units)
    if cells > MOST_CELLS:
        raise Problem("tables.too_large", found=str(cells), most=str(MOST_CELLS))


def _read_values(published: Published, plans: Mapping[str, Plan], data: bytes) -> None:
    """Every leaf of every unit's group has its row, in this order, and there is no other."""
    expected = _expected(published.units, plans)
    room = dict.fromkeys(published.answers, LONGEST_VALUES)
    for number, (row, place) in enumerate(zip_longest(read_rows(data, VALUES), expected), start=2):
        unit, code = row[:2] if row else ("", "")
        if place is None or (unit, code) != (place[0], place[1].code):
            wanted = f"{place[0]},{place[1].code},…" if place else ""
            raise Problem("cell.differs", file="values.csv", row=str(number), found=",".join(row or []), wanted=wanted)
        status, value = row[2:4]
        if status not in STATUSES:
            raise ValueError(f"values.csv: {unit} {code} {status}")
        room[unit] -= len(value)
        if room[unit] < 0:
            raise Problem("values.too_long", found=unit, most=str(LONGEST_VALUES))
        published.statuses[unit, code] = status
        published.answers[unit].update(_answer(place[1], status, value))


def _expected(units: tuple[Unit, ...], plans: Mapping[str, Plan]) -> Iterator[tuple[str, Leaf]]:
    return ((unit.text, leaf.leaf) for unit in units for leaf in plans[unit.group].leaves)


def _answer(leaf: Leaf, status: str, value: str) -> dict[str, Value]:
    """The published value, typed; not applicable stays so, what is not shown is not there. Raises ValueError."""
    if status == Lack.NOT_APPLICABLE.value:
        return {leaf.code: NotApplicable()} if leaf.rule.takes else {}
    if not value or leaf.value_type is None:
        return {}
    if leaf.value_type in _NUMERIC and "e" in value.lower():
        raise ValueError(f"values.csv: {value}")
    return {leaf.code: read_cell(value, leaf.value_type)}


def _read_attainments(published: Published, data: bytes) -> None:
    """Of nodes and totals: what stands on something hidden is taken from there."""
    for unit, kind, code, _, attainment, _ in read_rows(data, HEADERS["scores"]):
        if attainment and kind != "pillar":
            published.attainments[unit, code] = exact(attainment)
