"""Pages of rounds, for the programme office and for units that take part."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from thang.words.workshop import workshop_text
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing
from thang.workshop.base.people.middleware import actor_of, reach_of
from thang.workshop.base.people.roles import ROUNDS
from thang.workshop.stages.rounds.bridge import method_for
from thang.workshop.stages.rounds.forms import ExcludeForm, ExtendForm, JoinForm, JoiningForm, OpenForm, RoundForm
from thang.workshop.stages.rounds.models import DRAFT, STATES, Participant, Round
from thang.workshop.stages.rounds.queries import (
    editions_for,
    may_be_added,
    participants_of,
    participants_of_own,
    rounds_run_by,
    rounds_seen_by,
    with_participants,
    working_days_left,
)
from thang.workshop.stages.rounds.services import (
    Joining,
    add_participants,
    change_participant,
    change_round,
    close_round,
    exclude,
    extend_deadline,
    facts_of,
    make_round,
    open_round,
    take_out,
)


def rounds(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    reach, language = reach_of(request), language_of(request)
    columns = [
        Column("round", lambda one: one.name, "sort_key", lambda one: f"/rounds/{one.pk}/"),
        Column("round_edition", lambda one: str(one.edition)),
        Column("round_state", lambda one: _state_text(one, language), "state"),
        Column("units", lambda one: one.units, "units", is_figure=True),
        Column("cut_off", lambda one: one.cut_off, "cut_off"),
        Column("deadline", lambda one: one.deadline, "deadline"),
    ]
    states = [(one, workshop_text(f"round_state_{one}", language)) for one in STATES]
    choices = [Choice("round_state", states, lambda rows, value: rows.filter(state=value))]
    rows = with_participants(rounds_seen_by(reach)).order_by("-deadline", "pk")
    listing = Listing(request, rows, columns, choices, search="search_key")
    facts = {"listing": listing, "may_keep": reach.keeps(ROUNDS)}
    return listing.export("rounds") or render(request, "rounds/list.html", facts)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """What it is about, its days, and where one goes on."""
    reach, now = reach_of(request), timezone.now()
    one = get_object_or_404(rounds_seen_by(reach), pk=pk)
    facts = {
        "one": one,
        "framework": method_for(one).framework,
        "days": [
            ("field_cut_off", one.cut_off, None),
            ("field_supply_deadline", one.supply_deadline, working_days_left(one.supply_deadline, now)),
            ("field_deadline", one.deadline, working_days_left(one.deadline, now)),
        ],
        "is_run": rounds_run_by(reach).filter(pk=pk).exists(),
        "own": list(participants_of_own(reach).filter(round=one)),
        "units": participants_of(one).filter(excluded_by=None).count(),
    }
    return render(request, "rounds/round.html", facts)


@require_http_methods(["GET", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    reach = reach_of(request)
    office = reach.office(ROUNDS)
    if office is None:
        raise Http404
    form = _round_form(request, office)
    if form.is_valid() and form.performs(make_round, office, form.facts(), actor=actor_of(request)):
        return redirect("rounds:round", rounds_run_by(reach).filter(organisation=office).latest("pk").pk)
    return render(request, "rounds/form.html", {"form": form, "what": "round_make"})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    one = _run(request, pk)
    now = facts_of(one)
    said = {name: getattr(now, name) for name in now.__dataclass_fields__}
    said |= {"edition": str(now.edition.pk), "previous": str(now.previous.pk) if now.previous else ""}
    said |= {name: timezone.localtime(said[name]) for name in ("supply_deadline", "deadline")}
    form = _round_form(request, one.organisation, initial=said)
    if form.is_valid() and form.performs(change_round, one, form.facts(), actor=actor_of(request)):
        return redirect("rounds:round", one.pk)
    return render(request, "rounds/form.html", {"form": form, "what": "round_change", "one": one})


def participants(request: HttpRequest, pk: int) -> HttpResponse | StreamingHttpResponse:
    one, language = _run(request, pk), language_of(request)
    groups = [(each.id, each.title[language]) for each in method_for(one).framework.groups]
    named = dict(groups)
    columns = [
        Column("name", lambda row: row.name, "sort_key", lambda row: f"/rounds/participants/{row.pk}/"),
        Column("group", lambda row: named.get(row.group, row.group), "group"),
        Column("attributes", lambda row: row.attributes.replace("|", ", ")),
        Column("is_ranked", lambda row: workshop_text("yes" if row.is_ranked else "no", language)),
        Column("deadline", lambda row: row.deadline or one.deadline, "deadline"),
        Column("excluded", lambda row: row.excluded_by or ""),
    ]
    choices = [Choice("group", groups, lambda rows, value: rows.filter(group=value))]
    listing = Listing(request, participants_of(one), columns, choices, search="search_key")
    return listing.export("participants") or render(
        request, "rounds/participants.html", {"one": one, "listing": listing}
    )


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    one, reach = _run(request, pk), reach_of(request)
    rows = may_be_added(one, reach)
    form = JoinForm(
        request.POST or None,
        language=language_of(request),
        method=method_for(one),
        rows=rows,
        day=reach.today,
    )
    if form.is_valid():
        chosen, joining = form.organisations(), form.joining()
        if form.performs(add_participants, one, chosen, joining, actor=actor_of(request)):
            return redirect("rounds:participants", one.pk)
    return render(request, "rounds/form.html", {"form": form, "what": "participants_add", "one": one})


@require_http_methods(["GET", "POST"])
def participant(request: HttpRequest, pk: int) -> HttpResponse:
    """Its group and attributes, while the round is a draft."""
    row = _participant(request, pk)
    said = {"group": row.group, "attributes": row.attributes.replace("|", ", "), "is_ranked": row.is_ranked}
    form = JoiningForm(request.POST or None, language=language_of(request), method=method_for(row.round), initial=said)
    if form.is_valid():
        joining: Joining = form.joining()
        if form.performs(change_participant, row, joining, actor=actor_of(request)):
            return redirect("rounds:participants", row.round_id)
    facts = {"form": form, "row": row, "one": row.round, "is_draft": row.round.state == DRAFT}
    return render(request, "rounds/participant.html", facts)


@require_POST
def take_out_one(request: HttpRequest, pk: int) -> HttpResponse:
    row = _participant(request, pk)
    if row.round.state != DRAFT:
        raise Http404
    take_out(row, actor=actor_of(request))
    return redirect("rounds:participants", row.round_id)


@require_http_methods(["GET", "POST"])
def exclude_one(request: HttpRequest, pk: int) -> HttpResponse:
    row = _participant(request, pk)
    form = ExcludeForm(request.POST or None, language=language_of(request))
    if form.is_valid():
        said = form.cleaned_data
        if form.performs(exclude, row, said["act"], said["why"], actor=actor_of(request)):
            return redirect("rounds:participants", row.round_id)
    facts = {"form": form, "what": "participant_exclude", "one": row.round, "name": row.name}
    return render(request, "rounds/form.html", facts)


@require_http_methods(["GET", "POST"])
def open_one(request: HttpRequest, pk: int) -> HttpResponse:
    one = _run(request, pk)
    form = OpenForm(request.POST or None, language=language_of(request), is_trial=one.is_trial)
    if form.is_valid():
        act = form.cleaned_data["act"]
        if form.performs(open_round, one, act, now=timezone.now(), actor=actor_of(request)):
            return redirect("rounds:round", one.pk)
    count = participants_of(one).filter(excluded_by=None).count()
    facts = {"form": form, "what": "round_open", "one": one, "name": one.name, "count": count}
    return render(request, "rounds/form.html", facts)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    one = _run(request, pk)
    if not one.is_open:
        raise Http404
    close_round(one, actor=actor_of(request))
    return redirect("rounds:round", one.pk)


@require_http_methods(["GET", "POST"])
def extend(request: HttpRequest, pk: int) -> HttpResponse:
    one, reach = _run(request, pk), reach_of(request)
    rows = participants_of(one).filter(excluded_by=None).select_related("round", "organisation")
    form = ExtendForm(
        request.POST or None,
        language=language_of(request),
        participants=rows,
        day=reach.today,
        initial={"which_units": request.GET.get("unit", "")},
    )
    if form.is_valid():
        said = form.cleaned_data
        moved = {"until": said["until_moment"], "decided_by": said["act"], "actor": actor_of(request)}
        if form.performs(extend_deadline, form.chosen(), **moved):
            return redirect("rounds:participants", one.pk)
    return render(request, "rounds/form.html", {"form": form, "what": "round_extend", "one": one, "name": one.name})


def _state_text(one: Round, language: Any) -> str:
    state = workshop_text(f"round_state_{one.state}", language)
    return f"{state} · {workshop_text('round_trial', language)}" if one.is_trial else state


def _round_form(request: HttpRequest, office: Any, **kwargs: Any) -> RoundForm:
    others = rounds_run_by(reach_of(request)).filter(organisation=office).exclude(state=DRAFT).order_by("-deadline")
    return RoundForm(
        request.POST or None,
        language=language_of(request),
        editions=list(editions_for(office)),
        rounds=list(others),
        **kwargs,
    )


def _run(request: HttpRequest, pk: int) -> Round:
    """One that they run; who does not has no such page."""
    return get_object_or_404(rounds_run_by(reach_of(request)), pk=pk)


def _participant(request: HttpRequest, pk: int) -> Participant:
    rows = Participant.objects.filter(round__in=rounds_run_by(reach_of(request))).select_related("round__edition")
    return get_object_or_404(rows, pk=pk)
