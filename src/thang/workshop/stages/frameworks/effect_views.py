"""Who would move: two editions on one table of values, as `thang framework diff --values` has it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from thang.engine.errors import Faulty
from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.parts.imports import fault_shown
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.middleware import reach_of
from thang.workshop.stages.frameworks.bridge import method_of
from thang.workshop.stages.frameworks.bridge_changes import Effect, effect_on, movers_of
from thang.workshop.stages.frameworks.forms import EffectForm
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.queries import editions_kept
from thang.workshop.stages.frameworks.views import office_of


@require_http_methods(["GET", "POST"])
def effect(request: HttpRequest, pk: int) -> HttpResponse:
    """The table is looked at and not kept."""
    office_of(request)
    one = get_object_or_404(editions_kept(reach_of(request)), pk=pk)
    language = language_of(request)
    form = EffectForm(request.POST or None, request.FILES or None, language=language)
    facts: dict[str, Any] = {"one": one, "form": form, "before": one.replaces}
    if one.replaces is not None and one.digest and form.is_valid():
        facts |= _told(one, one.replaces, form.cleaned_data, language)
    return render(request, "frameworks/effect.html", facts)


def _told(one: Edition, before: Edition, said: dict[str, Any], language: Language) -> dict[str, Any]:
    """Who moves, or what is wrong with the table."""
    units = said["units_file"].read() if said["units_file"] else None
    try:
        found = effect_on(method_of(before).framework, method_of(one).framework, said["values"].read(), units)
    except Faulty as error:
        return {"faults": [fault_shown(fault, language, fault.facts) for fault in error.faults]}
    movers = movers_of(found, language)
    counts = {"count": len(movers), "ranks": sum(one.moves_rank for one in movers)}
    counts["levels"] = sum(one.moves_level for one in movers)
    facts = {name: str(count) for name, count in counts.items()}
    return {"movers": movers, "lines": [*_lines(found, language), workshop_text("effect_counts", language, facts)]}


def _lines(found: Effect, language: Language) -> list[str]:
    """What could not be carried over."""
    carried = found.carried
    lists = {
        "uncarried": ", ".join(carried.uncarried),
        "unfit": ", ".join(f"{code} ({count})" for code, count in carried.unfit.items()),
        "without": ", ".join(unit.text for unit in carried.without),
    }
    told = [workshop_text(f"effect_{name}", language, {"list": text}) for name, text in lists.items() if text]
    return [workshop_text("effect_forward" if found.is_forward else "effect_backward", language), *told]
