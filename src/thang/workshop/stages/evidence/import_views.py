"""The pages of a list of documents: choose a file, see all that it would enter and all that is wrong, accept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from thang.engine.errors import Fault
from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.words.workshop_audit import field_text
from thang.workshop.base.organisations.import_forms import AcceptForm, FileForm
from thang.workshop.base.organisations.queries import last_name
from thang.workshop.base.parts.example import Example, example_workbook
from thang.workshop.base.parts.imports import ShownChange, ShownFault, ShownStep, fault_shown, preview_facts
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import XLSX
from thang.workshop.base.parts.periods import EVER
from thang.workshop.base.parts.reading import day_of
from thang.workshop.base.parts.templatetags.parts import shown
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.stages.evidence.importing import accept, keep_draft, planned
from thang.workshop.stages.evidence.kinds import KINDS
from thang.workshop.stages.evidence.models import DraftOfDocuments
from thang.workshop.stages.evidence.queries import may_enter_for, may_share
from thang.workshop.stages.evidence.sheet import LAYOUT, Row

EXAMPLE = Example(
    LAYOUT,
    widths=(18, 60, 26, 30, 14, 16, 16),
    rows=(("05/KH-UBND", "Kế hoạch chuyển đổi số năm 2026", "plan", "UBND xã Mẫu", "15/01/2026", "15/01/2026", ""),),
    options={"kind": ("act_kind", KINDS)},
)


class ListForm(FileForm):
    """`is_common` is asked of who keeps the common store."""

    is_common = forms.BooleanField(required=False)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["is_common"]


@require_http_methods(["GET", "POST"])
def choose_file(request: HttpRequest, pk: int) -> HttpResponse:
    """For the organisation of the address."""
    reach = reach_of(request)
    one = get_object_or_404(may_enter_for(reach).annotate(name=last_name("pk")), pk=pk)
    share = may_share(reach).filter(pk=pk).exists()
    form = ListForm(request.POST or None, request.FILES or None, may_share=share, language=language_of(request))
    if form.is_valid():
        file, is_common = form.cleaned_data["file"], form.cleaned_data.get("is_common", False)
        draft = keep_draft(one, reach.person, file.name, file.read(), is_common=is_common)
        return redirect("evidence:import_preview", draft.pk)
    return render(request, "evidence/import.html", {"form": form, "one": one, "most": LAYOUT.most_rows})


@require_http_methods(["GET", "POST"])
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Posted: it is done."""
    reach, language = reach_of(request), language_of(request)
    mine = DraftOfDocuments.objects.filter(person=reach.person, organisation__in=may_enter_for(reach))
    draft = get_object_or_404(mine.select_related("organisation", "person"), pk=pk)
    if draft.is_common and not may_share(reach).filter(pk=draft.organisation_id).exists():
        raise Http404
    form = AcceptForm(request.POST or None, language=language)
    if form.is_valid() and form.performs(
        accept, draft, form.cleaned_data["digest"], today=reach.today, actor=actor_of(request)
    ):
        return redirect("evidence:list")
    plan = planned(draft, reach.today)
    counts = {"import_documents_new": len(plan.new), "import_unchanged": plan.known}
    facts = {
        "form": form,
        "title": workshop_text("documents_import", language),
        "lead": draft.file_name,
        "digest": plan.digest,
        "key": "column_act_number",
        "counts": [(workshop_text(name, language), count) for name, count in counts.items()],
        "other": reverse("evidence:import", args=[draft.organisation_id]),
        "back": reverse("evidence:list"),
    }
    told = preview_facts(request, plan.new, plan.faults, _step_shown, _fault_told)
    return render(request, "parts/import_preview.html", {**facts, **told})


@require_safe
def example(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in."""
    if not may_enter_for(reach_of(request)).exists():
        raise Http404
    answer = HttpResponse(example_workbook(EXAMPLE, language_of(request)), content_type=XLSX)
    answer.headers["Content-Disposition"] = 'attachment; filename="documents-example.xlsx"'
    return answer


def _step_shown(row: Row, language: Language) -> ShownStep:
    facts = row.facts
    said = {
        "kind": workshop_text(f"act_kind_{facts.kind}", language),
        "issuer": facts.issuer,
        "signed_on": shown(facts.signed_on, language),
        "since": "" if facts.since == EVER else shown(facts.since, language),
        "until": shown(facts.until, language) if facts.until else "",
    }
    changes = [ShownChange(field_text(field, language), "", text) for field, text in said.items() if text]
    what = workshop_text("import_documents_new", language)
    return ShownStep(row.number, facts.number, facts.title, what, changes)


def _fault_told(fault: Fault, language: Language) -> ShownFault:
    """Days as the language writes them, kinds by their names."""
    kinds = ", ".join(workshop_text(f"act_kind_{one}", language) for one in KINDS)
    facts = {name: _said(name, value, language) for name, value in fault.facts.items()}
    return fault_shown(fault, language, {"kinds": kinds, **facts})


def _said(name: str, value: str, language: Language) -> str:
    if name == "kind" and value:
        return workshop_text(f"act_kind_{value}", language)
    day = day_of(value)
    return shown(day, language) if day else value
