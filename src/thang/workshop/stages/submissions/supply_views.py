"""An agency's pages: what it owes, and loading an indicator for all units."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import as_file
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.stages.rounds.bridge import method_for
from thang.workshop.stages.rounds.models import Supply
from thang.workshop.stages.submissions.forms import LoadForm
from thang.workshop.stages.submissions.loading import Source, load
from thang.workshop.stages.submissions.queries import supplies_of, supply_progress
from thang.workshop.stages.submissions.shown import contested_of
from thang.workshop.stages.submissions.supplying import Read, lines_of_file, read_lines, sheet_rows

SHOWN = 200


def supplies(request: HttpRequest) -> HttpResponse:
    """What one's agency supplies, and for how many units it still owes it."""
    rows = list(supplies_of(reach_of(request)))
    progress = supply_progress(rows)
    shown = [(one, method_for(one.round).every.get(one.code), progress[one.pk]) for one in rows]
    return render(request, "submissions/supplies.html", {"rows": shown})


@require_http_methods(["GET", "POST"])
def supply(request: HttpRequest, pk: int) -> HttpResponse:
    """Typed, pasted from a sheet, or a file; first a preview, and nothing is written until that is accepted."""
    one, language = _own(request, pk), language_of(request)
    form = LoadForm(request.POST or None, request.FILES or None, language=language)
    read: Read | None = None
    if form.is_valid():
        text = _text(form, request)
        read = None if form.errors else read_lines(one, text, reach_of(request).today, language)
        if read is not None and not read.faults and request.POST.get("do") == "load":
            said = form.cleaned_data
            source = Source(said["source"], said["as_of"])
            facts = {"now": timezone.now(), "actor": actor_of(request)}
            if form.performs(load, one, read.figures, source, **facts):
                return redirect("submissions:supply", one.pk)
        if read is not None:
            form = LoadForm({**request.POST.dict(), "rows": text}, language=language)
    page = {
        "one": one,
        "round": one.round,
        "item": method_for(one.round).every.get(one.code),
        "form": form,
        "read": read,
        "shown": read.changes[:SHOWN] if read else [],
        "faults": read.faults[:SHOWN] if read else [],
        "progress": supply_progress([one])[one.pk],
        "last": one.loadings.order_by("-pk").first(),
        "contested": contested_of(one, language),
    }
    return render(request, "submissions/supply.html", page)


def sheet(request: HttpRequest, pk: int) -> HttpResponse | StreamingHttpResponse:
    """The table to fill in."""
    one = _own(request, pk)
    return as_file(sheet_rows(one, reach_of(request).today), "xlsx", f"supply-{one.code}")


def _text(form: LoadForm, request: HttpRequest) -> str:
    """The lines of the file where one was sent, else those that were typed."""
    sent = form.cleaned_data.get("file")
    if sent is None:
        typed: str = form.cleaned_data["rows"]
        if not typed.strip():
            form.add_error("rows", Refused("field_is_empty").text(form.language))
        return typed
    try:
        return lines_of_file(sent.read(), sent.name, language_of(request))
    except Refused as refused:
        form.refuse(refused)
        return ""


def _own(request: HttpRequest, pk: int) -> Supply:
    return get_object_or_404(supplies_of(reach_of(request)), pk=pk)
