"""The pages of an import of people: choose a file, see all that it would change and all that is wrong, accept."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from thang.words.workshop import workshop_text
from thang.workshop.base.organisations.import_forms import AcceptForm, FileForm
from thang.workshop.base.organisations.importing import keep_draft
from thang.workshop.base.organisations.models import Draft, Organisation
from thang.workshop.base.parts.example import example_workbook
from thang.workshop.base.parts.imports import preview_facts
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import XLSX
from thang.workshop.base.people.import_shown import EXAMPLE, fault_told, step_shown
from thang.workshop.base.people.importing import accept
from thang.workshop.base.people.jobs import MOST_IN_A_REQUEST
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.base.people.plan import APPOINTED, NEW, planned
from thang.workshop.base.people.roles import PEOPLE
from thang.workshop.base.people.sheet import read_people


@require_http_methods(["GET", "POST"])
def choose_file(request: HttpRequest) -> HttpResponse:
    office = _office(request)
    form = FileForm(request.POST or None, request.FILES or None, language=language_of(request))
    if form.is_valid():
        file = form.cleaned_data["file"]
        draft = keep_draft(office, reach_of(request).person.sign_in, Draft.PEOPLE, file.name, file.read())
        return redirect("people:import_preview", draft.pk)
    return render(request, "people/import.html", {"form": form})


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, draft: int) -> HttpResponse:
    """What the list would change, and what is wrong with it; posted: it is done, a long one as background work."""
    reach = reach_of(request)
    theirs = Draft.objects.filter(system=Draft.PEOPLE, sign_in=reach.person.sign_in)
    found = get_object_or_404(theirs, pk=draft, organisation__in=reach.kept(PEOPLE))
    form = AcceptForm(request.POST or None, language=language_of(request))
    listed = read_people(bytes(found.content))
    if form.is_valid() and len(listed.rows) > MOST_IN_A_REQUEST:
        arguments = {"draft": found.pk, "digest": form.cleaned_data["digest"], "rows": len(listed.rows)}
        job = request.ask_job("people.import_list", arguments, found.organisation)  # type: ignore[attr-defined]  # set by the jobs app
        return redirect("jobs:job", job.pk)
    if form.is_valid() and form.performs(accept, found, reach, form.cleaned_data["digest"], actor=actor_of(request)):
        return redirect("people:links")
    plan = planned(listed, reach)
    language = language_of(request)
    counts = {f"import_{what}": plan.count(what) for what in (NEW, APPOINTED)}
    counts["import_unchanged"] = len(plan.steps) - len(plan.changed)
    facts = {
        "form": form,
        "title": workshop_text("people_import", language),
        "lead": found.file_name,
        "digest": plan.digest,
        "key": "column_sign_in",
        "counts": [(workshop_text(name, language), count) for name, count in counts.items()],
        "other": reverse("people:import"),
        "back": reverse("people:list"),
    }
    told = preview_facts(request, plan.changed, plan.faults, step_shown, fault_told)
    return render(request, "parts/import_preview.html", {**facts, **told})


@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in."""
    _office(request)
    answer = HttpResponse(example_workbook(EXAMPLE, language_of(request)), content_type=XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="people-example.xlsx"'
    return answer


def _office(request: HttpRequest) -> Organisation:
    """In whose name the list is handed in."""
    office = reach_of(request).office(PEOPLE)
    if office is None:
        raise Http404
    return office
