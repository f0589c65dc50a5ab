"""How a page tells the plan of an import of people."""

from __future__ import annotations

from datetime import date

from thang.engine.errors import Fault
from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.words.workshop_audit import field_text
from thang.workshop.base.parts.example import Example
from thang.workshop.base.parts.imports import ShownChange, ShownFault, ShownStep, fault_shown
from thang.workshop.base.parts.templatetags.parts import shown
from thang.workshop.base.people.plan import Step
from thang.workshop.base.people.roles import APPOINTMENT_KINDS, ROLES
from thang.workshop.base.people.sheet import LAYOUT

EXAMPLE = Example(
    LAYOUT,
    widths=(18, 30, 28, 30, 14, 26, 14, 18, 30),
    rows=(
        ("vd.canbo", "Cán bộ Một", "", "officer", "VD-01", "full", "01/07/2026", "", "01/QĐ-UBND"),
        (
            "vd.thutruong",
            "Thủ trưởng Hai",
            "",
            "head",
            "VD-01",
            "acting",
            "01/07/2026",
            "",
            "02/QĐ-UBND ngày 30/6/2026",
        ),
    ),
    options={"role": ("role", tuple(ROLES)), "held": ("held", APPOINTMENT_KINDS)},
)
_LISTS = {"role": ("role", tuple(ROLES)), "held": ("held", APPOINTMENT_KINDS)}
_DAYS = ("since", "until")


def step_shown(step: Step, language: Language) -> ShownStep:
    row = step.row
    what = ", ".join(workshop_text(f"import_{one}", language) for one in step.what)
    facts = {
        "email": row.email,
        "role": workshop_text(f"role_{row.role}", language),
        "organisation": f"{step.called} ({row.code})",
        "held": workshop_text(f"held_{row.held}", language),
        "since": shown(row.since, language),
        "until": shown(row.until, language) if row.until else "",
        "basis": row.basis,
    }
    changes = [ShownChange(field_text(field, language), "", said) for field, said in facts.items() if said]
    return ShownStep(row.number, row.sign_in, row.name, what, changes)


def fault_told(fault: Fault, language: Language) -> ShownFault:
    """Days as the language writes them, ids by their names, and what may be written in a closed list."""
    facts = {name: _said(name, value, language) for name, value in fault.facts.items()}
    options = {
        f"{name}s": ", ".join(workshop_text(f"{prefix}_{one}", language) for one in ids)
        for name, (prefix, ids) in _LISTS.items()
    }
    return fault_shown(fault, language, {**options, **facts})


def _said(name: str, value: str, language: Language) -> str:
    if value and name in _DAYS:
        return shown(date.fromisoformat(value), language)
    prefix, ids = _LISTS.get(name, ("", ()))
    return workshop_text(f"{prefix}_{value}", language) if value in ids else value
