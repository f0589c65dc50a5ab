"""How a page tells a plan: its steps and its faults in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from thang.engine.errors import Fault
from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.words.workshop_audit import field_text
from thang.workshop.base.organisations.kinds import HIERARCHIES, KINDS
from thang.workshop.base.organisations.plan import Change, Step
from thang.workshop.base.parts.imports import ShownChange, ShownFault, ShownStep, fault_shown
from thang.workshop.base.parts.templatetags.parts import shown

_LISTS = {"kind": KINDS, "hierarchy": HIERARCHIES}
_DAYS = ("since", "until")


def step_shown(step: Step, language: Language) -> ShownStep:
    what = ", ".join(workshop_text(f"import_{one}", language) for one in step.what)
    row = step.row
    return ShownStep(row.number, row.code, row.name, what, list(_changes(step, language)))


def fault_told(fault: Fault, language: Language) -> ShownFault:
    return fault_shown(fault, language, _facts(fault, language))


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
    return {**options, **facts}
