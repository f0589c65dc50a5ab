"""How a page tells a plan: its steps and its faults in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from thang.engine.errors import Cell, Fault
from thang.engine.framework import Language
from thang.words.faults import found_text, right_text
from thang.words.workshop import WORKSHOP, workshop_text
from thang.words.workshop_audit import field_text
from thang.workshop.base.organisations.kinds import HIERARCHIES, KINDS
from thang.workshop.base.organisations.plan import Change, Step
from thang.workshop.base.parts.templatetags.parts import shown

_LISTS = {"kind": KINDS, "hierarchy": HIERARCHIES}
_DAYS = ("since", "until")


@dataclass(frozen=True, slots=True)
class ShownChange:
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownStep:
    number: int
    code: str
    name: str
    what: str
    changes: list[ShownChange]


@dataclass(frozen=True, slots=True)
class ShownFault:
    """`row` and `column`: its place in the file; what was found there, and what would be right."""

    row: int
    column: str
    found: str
    right: str


def step_shown(step: Step, language: Language) -> ShownStep:
    what = ", ".join(workshop_text(f"import_{one}", language) for one in step.what)
    row = step.row
    return ShownStep(row.number, row.code, row.name, what, list(_changes(step, language)))


def fault_shown(fault: Fault, language: Language) -> ShownFault:
    """In the words of the import where it has some, else in those of all tables."""
    place = fault.place if isinstance(fault.place, Cell) else Cell(1)
    name = fault.kind.replace("table.", "import_").replace("cell.", "import_")
    if name not in WORKSHOP:
        return ShownFault(place.row, place.header, found_text(fault, language), right_text(fault, language))
    facts = _facts(fault, language)
    said = [workshop_text(sentence, language, facts) for sentence in (name, f"{name}_right")]
    return ShownFault(place.row, place.header, *said)


def _changes(step: Step, language: Language) -> Iterator[ShownChange]:
    for one in step.changes:
        if one.after != (one.before or ""):
            yield ShownChange(field_text(one.field, language), _text(one, one.before, language), _after(one, language))


def _after(one: Change, language: Language) -> str:
    return _text(one, one.after, language)


def _text(one: Change, value: str | None, language: Language) -> str:
    return _said(one.field, value or "", language)


def _said(field: str, value: str, language: Language) -> str:
    """Ids by their names, days as the language writes them."""
    if value and field in _DAYS:
        return shown(date.fromisoformat(value), language)
    return workshop_text(f"{field}_{value}", language) if value in _LISTS.get(field, ()) else value


def _facts(fault: Fault, language: Language) -> Mapping[str, str]:
    options = {
        f"{name}s" if name == "kind" else "hierarchies": ", ".join(
            workshop_text(f"{name}_{one}", language) for one in ids
        )
        for name, ids in _LISTS.items()
    }
    facts = {key: _said(key, value, language) for key, value in fault.facts.items()}
    return {"found": fault.found, **options, **facts}
