"""The pages of the import: choose a file, see everything that it would change and all that is wrong, accept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from thang.words.workshop import workshop_text
from thang.workshop.base.organisations.import_example import EXAMPLE
from thang.workshop.base.organisations.import_forms import SYSTEMS, AcceptForm, ImportForm
from thang.workshop.base.organisations.import_queries import Asked, planned
from thang.workshop.base.organisations.import_shown import fault_told, step_shown
from thang.workshop.base.organisations.importing import accept, keep_draft
from thang.workshop.base.organisations.jobs import MOST_IN_A_REQUEST
from thang.workshop.base.organisations.models import Draft, Organisation
from thang.workshop.base.organisations.plan import MOVED, NEW, RENAMED, Plan
from thang.workshop.base.organisations.sheet import read_list
from thang.workshop.base.parts.example import example_workbook
from thang.workshop.base.parts.imports import preview_facts
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import XLSX


@require_http_methods(["GET", "POST"])
def choose_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Which list, with whose codes, below an organisation that one keeps."""
    one = _kept(request, pk)
    form = ImportForm(request.POST or None, request.FILES or None, language=language_of(request))
    if form.is_valid():
        file = form.cleaned_data["file"]
        draft = keep_draft(one, _sign_in(request), form.cleaned_data["system"], file.name, file.read())
        return redirect("organisations:import_preview", one.pk, draft.pk)
    return render(request, "organisations/import.html", {"form": form, "one": one})


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, pk: int, draft: int) -> HttpResponse:
    """What the list would change, and what is wrong with it; posted: it is done, a long one as background work."""
    one = _kept(request, pk)
    found = get_object_or_404(Draft, pk=draft, organisation=one, sign_in=_sign_in(request), system__in=SYSTEMS)
    asked = _asked(request, one, found)
    form = AcceptForm(request.POST or None, language=language_of(request))
    if form.is_valid() and len(asked.listed.rows) > MOST_IN_A_REQUEST:
        arguments = {"organisation": one.pk, "draft": found.pk, "digest": form.cleaned_data["digest"]}
        job = request.ask_job("organisations.import_list", arguments, one)  # type: ignore[attr-defined]  # set by the jobs app
        return redirect("jobs:job", job.pk)
    if form.is_valid() and form.performs(
        accept,
        found,
        asked,
        form.cleaned_data["digest"],
        actor=request.actor,  # type: ignore[attr-defined]  # set by the people app
    ):
        return redirect("organisations:page", one.pk)
    plan = planned(asked)
    facts = {"form": form, "digest": plan.digest, **_said(request, one, found, plan)}
    told = preview_facts(request, plan.changed, plan.faults, step_shown, fault_told)
    return render(request, "parts/import_preview.html", {**facts, **told})


@require_safe
def example(request: HttpRequest, pk: int) -> HttpResponse:
    """The workbook to fill in."""
    _kept(request, pk)
    answer = HttpResponse(example_workbook(EXAMPLE, language_of(request)), content_type=XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="organisations-example.xlsx"'
    return answer


def _asked(request: HttpRequest, one: Organisation, draft: Draft) -> Asked:
    reach = request.reach  # type: ignore[attr-defined]  # set by the people app, which stands above this one
    listed = read_list(bytes(draft.content), draft.system)
    return Asked(listed, draft.system, one, reach.kept("organisations"), reach.today)


def _said(request: HttpRequest, one: Organisation, draft: Draft, plan: Plan) -> dict[str, Any]:
    language = language_of(request)
    counts = {what: len(plan.those(what)) for what in (NEW, RENAMED, MOVED)} | {"unchanged": plan.unchanged}
    return {
        "title": workshop_text("import_title", language, {"name": str(one)}),
        "lead": f"{draft.file_name} · {workshop_text(f'system_{draft.system}', language)}",
        "key": "column_code",
        "counts": [(workshop_text(f"import_{what}", language), count) for what, count in counts.items()],
        "other": reverse("organisations:import", args=[one.pk]),
        "back": reverse("organisations:page", args=[one.pk]),
    }


def _kept(request: HttpRequest, pk: int) -> Organisation:
    found: Organisation = get_object_or_404(
        request.reach.kept("organisations"),  # type: ignore[attr-defined]  # set by the people app
        pk=pk,
    )
    return found


def _sign_in(request: HttpRequest) -> str:
    return str(request.user.get_username())
