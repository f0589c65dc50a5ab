"""Who supplies an indicator for all units, and who in a unit answers it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from thang.workshop.base.organisations.queries import last_name
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.stages.rounds.bridge import method_for
from thang.workshop.stages.rounds.forms import AssignForm, SupplierForm
from thang.workshop.stages.rounds.models import CLOSED, Assignment, Supply
from thang.workshop.stages.rounds.queries import officers_of, participants_of_own, rounds_run_by
from thang.workshop.stages.rounds.services import assign, set_supplier


@require_http_methods(["GET", "POST"])
def suppliers(request: HttpRequest, pk: int) -> HttpResponse:
    """Which agency loads what; indicators that the edition gives to an agency and that have none are named."""
    reach = reach_of(request)
    one = get_object_or_404(rounds_run_by(reach), pk=pk)
    items = method_for(one).every
    form = SupplierForm(request.POST or None, language=language_of(request), items=items, day=reach.today)
    if form.is_valid():
        said = form.cleaned_data
        facts = {"is_survey": said["is_survey"], "actor": actor_of(request)}
        if form.performs(set_supplier, one, said["codes"], said["agency"], **facts):
            return redirect("rounds:suppliers", one.pk)
    rows = Supply.objects.filter(round=one).annotate(agency=last_name("organisation"))
    by_code = {row.code: row for row in rows}
    shown = [(item, by_code.get(code)) for code, item in items.items() if item.is_given or code in by_code]
    return render(request, "rounds/suppliers.html", {"one": one, "form": form, "rows": shown})


@require_http_methods(["GET", "POST"])
def assignments(request: HttpRequest, pk: int) -> HttpResponse:
    """Of one's own unit."""
    reach = reach_of(request)
    row = get_object_or_404(participants_of_own(reach), pk=pk)
    if row.round.state == CLOSED:
        raise Http404
    items = method_for(row.round).asked(row.group, row.has)
    people = list(officers_of(row, reach.today))
    form = AssignForm(request.POST or None, language=language_of(request), items=items, people=people)
    if form.is_valid():
        chosen = form.cleaned_data["codes"]
        if form.performs(assign, row, chosen, form.person(), actor=actor_of(request)):
            return redirect("rounds:assignments", row.pk)
    held = dict(Assignment.objects.filter(participant=row).values_list("code", "person__name"))
    shown = [(item, held.get(item.code, "")) for item in items]
    return render(request, "rounds/assignments.html", {"row": row, "one": row.round, "form": form, "rows": shown})
