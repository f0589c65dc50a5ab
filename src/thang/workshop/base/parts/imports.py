"""How a page tells what an import would do: counts, steps and faults in words, each list turned by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.paginator import Paginator
from django.http import HttpRequest

from thang.engine.errors import Cell, Fault
from thang.engine.framework import Language
from thang.words.faults import found_text, right_text
from thang.words.workshop import WORKSHOP, workshop_text
from thang.workshop.base.parts.language import language_of

ROWS = 500
Step = TypeVar("Step")


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


def fault_shown(fault: Fault, language: Language, facts: Mapping[str, str]) -> ShownFault:
    """In the words of the import where it has some, else in those of all tables."""
    place = fault.place if isinstance(fault.place, Cell) else Cell(1)
    name = fault.kind.replace("table.", "import_").replace("cell.", "import_")
    if name not in WORKSHOP:
        return ShownFault(place.row, place.header, found_text(fault, language), right_text(fault, language))
    said = [workshop_text(sentence, language, {"found": fault.found, **facts}) for sentence in (name, f"{name}_right")]
    return ShownFault(place.row, place.header, *said)


def preview_facts(
    request: HttpRequest,
    changed: Sequence[Step],
    faults: Sequence[Fault],
    tell_step: Callable[[Step, Language], ShownStep],
    tell_fault: Callable[[Fault, Language], ShownFault],
) -> dict[str, Any]:
    """What `parts/import_preview.html` shows of the steps that change something, and of the faults."""
    language = language_of(request)
    steps = Paginator(changed, ROWS).get_page(request.GET.get("page"))
    wrong = Paginator(faults, ROWS).get_page(request.GET.get("faults"))
    return {
        "changed": len(changed),
        "wrong": len(faults),
        "steps": steps,
        "faults": wrong,
        "shown_steps": [tell_step(step, language) for step in steps],
        "shown_faults": [tell_fault(fault, language) for fault in wrong],
    }
