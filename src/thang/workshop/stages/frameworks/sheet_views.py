"""Editions as workbooks: out, in again, and one to fill in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thang.engine.errors import Faulty
from thang.workshop.base.parts.imports import fault_shown
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import XLSX
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.stages.frameworks.bridge_sheet import lost, text_from, workbook_of
from thang.workshop.stages.frameworks.forms import SheetForm
from thang.workshop.stages.frameworks.models import Edition
from thang.workshop.stages.frameworks.queries import editions_seen
from thang.workshop.stages.frameworks.services import enter_draft
from thang.workshop.stages.frameworks.starter import TEXT
from thang.workshop.stages.frameworks.views import office_of


@require_safe
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """Where not all of it fits, what does not is named first."""
    one = get_object_or_404(editions_seen(reach_of(request)), pk=pk)
    try:
        left = lost(one.text)
    except Faulty:
        return render(request, "frameworks/workbook.html", {"one": one, "is_faulty": True})
    if left and "anyway" not in request.GET:
        return render(request, "frameworks/workbook.html", {"one": one, "left": left})
    return _file(workbook_of(one.text), "framework.xlsx")


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    office_of(request)
    return _file(workbook_of(TEXT), "framework-template.xlsx")


@require_http_methods(["GET", "POST"])
def upload_workbook(request: HttpRequest) -> HttpResponse:
    """One without faults becomes a draft; with faults if that is wanted, for they can be mended there, too."""
    office, language = office_of(request), language_of(request)
    form = SheetForm(request.POST or None, request.FILES or None, language=language)
    faults = []
    if form.is_valid():
        text, found = text_from(form.cleaned_data["sheet"].read())
        faults = [fault_shown(fault, language, {**fault.facts, "found": fault.found}) for fault in found]
        if (
            text
            and (not faults or form.cleaned_data["keep_faulty"])
            and form.performs(enter_draft, office, text, actor=actor_of(request))
        ):
            return redirect("frameworks:edition", Edition.objects.filter(organisation=office).latest("pk").pk)
    return render(request, "frameworks/upload_workbook.html", {"form": form, "faults": faults})


def _file(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
