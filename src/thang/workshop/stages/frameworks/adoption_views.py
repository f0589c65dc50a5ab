"""The pages on which an edition becomes one that counts: its form as units will see it, adoption, what follows it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thang.engine.framework import Language
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.stages.frameworks.bridge import looked_at, method_of, preview_of
from thang.workshop.stages.frameworks.bridge_changes import FATES, Changes, changes_between
from thang.workshop.stages.frameworks.forms import AdoptForm, CopyForm
from thang.workshop.stages.frameworks.models import ADOPTED, Edition
from thang.workshop.stages.frameworks.queries import drafts_kept, editions_seen
from thang.workshop.stages.frameworks.services import adopt, copy_edition
from thang.workshop.stages.frameworks.shown import faults_shown
from thang.workshop.stages.frameworks.views import office_of


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The form as each group sees it."""
    one = get_object_or_404(editions_seen(reach_of(request)), pk=pk)
    language = language_of(request)
    facts = {"one": one, "groups": preview_of(one.text, language)}
    return render(request, "frameworks/preview.html", facts | _faults(one, language))


@require_http_methods(["GET", "POST"])
def adopt_by_act(request: HttpRequest, pk: int) -> HttpResponse:
    """By a decision, typed as its number; one that has faults is not adopted."""
    one = get_object_or_404(drafts_kept(reach_of(request)), pk=pk)
    language = language_of(request)
    before = Edition.objects.filter(organisation=one.organisation_id, state=ADOPTED)
    initial = {"on": reach_of(request).today, "replaces": one.replaces_id}
    form = AdoptForm(request.POST or None, language=language, editions=before, initial=initial)
    told = _faults(one, language)
    if (
        not told["faults"]
        and form.is_valid()
        and form.performs(adopt, one, form.cleaned_data.pop("act"), **form.cleaned_data, actor=actor_of(request))
    ):
        return redirect("frameworks:edition", one.pk)
    return render(request, "frameworks/adopt.html", {"one": one, "form": form, **told})


@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """As a new draft of one's own office, such as the next year's."""
    office = office_of(request)
    one = get_object_or_404(editions_seen(reach_of(request)), pk=pk)
    form = CopyForm(request.POST or None, language=language_of(request))
    if form.is_valid() and form.performs(
        copy_edition, one, office, form.cleaned_data["edition_name"].strip(), actor=actor_of(request)
    ):
        return redirect("frameworks:edition", Edition.objects.filter(organisation=office).latest("pk").pk)
    return render(request, "frameworks/copy.html", {"one": one, "form": form})


@require_safe
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What it changes of the edition before it, or of another one, and what becomes of answers."""
    seen = editions_seen(reach_of(request))
    one = get_object_or_404(seen, pk=pk)
    others = list(seen.exclude(pk=pk).exclude(digest="")[:200])
    asked = request.GET.get("before", "") or str(one.replaces_id or "")
    before = next((other for other in others if str(other.pk) == asked), None)
    facts: dict[str, Any] = {"one": one, "before": before, "others": others}
    if before is not None and one.digest:
        facts |= _told(changes_between(method_of(before).framework, method_of(one).framework), language_of(request))
    return render(request, "frameworks/changes.html", facts)


def _told(found: Changes, language: Language) -> dict[str, Any]:
    """Each leaf with what becomes of it, in words, and how many of each kind there are."""
    rows = []
    for fate in found.fates:
        side, code = (found.new, fate.code) if fate.code else (found.old, fate.was[0])
        lines = [found.line(change, language) for change in fate.changes]
        title = side.node(code).title[language]
        rows.append({"fate": fate.fate, "code": fate.code, "was": ", ".join(fate.was), "title": title, "lines": lines})
    counts = [(one, sum(row["fate"] == one for row in rows)) for one in FATES]
    return {"rows": rows, "counts": counts, "whole": [found.line(change, language) for change in found.whole]}


def _faults(one: Edition, language: Language) -> dict[str, Any]:
    return {"faults": faults_shown(looked_at(one.text).faults, language)}
