"""The pages of acts: the list as of any day, one of them, and what the keepers of the list do."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from thang.words.workshop import workshop_text
from thang.workshop.base.acts.forms import CorrectForm, EnterForm, LapseForm, ReplaceForm, WithdrawForm
from thang.workshop.base.acts.kinds import KINDS, STANDINGS
from thang.workshop.base.acts.models import Act, Replacement
from thang.workshop.base.acts.queries import acts_known, citation, numbered, replacements_by, replacements_of, standing
from thang.workshop.base.acts.services import (
    Facts,
    correct_act,
    enter_act,
    facts_of,
    lapse_act,
    replace_act,
    withdraw_replacement,
)
from thang.workshop.base.audit.queries import entries_of
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing


def acts(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """All of them, as they stand on a day."""
    reach = _reach(request)
    day = _asked_day(request) or reach.today
    listing = Listing(request, acts_known(), _columns(request, day), _choices(request, day), search="search_key")
    facts = {"listing": listing, "day": day, "is_today": day == reach.today, "may_keep": reach.keeps("acts")}
    return listing.export("acts") or render(request, "acts/list.html", facts)


def act(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them as of a day: its citation, its family, its entries."""
    one, today = get_object_or_404(acts_known(), pk=pk), _reach(request).today
    day = _asked_day(request) or today
    facts = {
        "one": one,
        "day": day,
        "is_today": day == today,
        "standing": one.standing_on(day),
        "citation": citation(one, day, language_of(request)),
        "replaces": list(replacements_by(one)),
        "replaced_by": list(replacements_of(one)),
        "entries": list(entries_of(one)[:20]),
        "may_keep": _reach(request).keeps("acts"),
    }
    return render(request, "acts/act.html", facts)


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    _must_keep(request)
    form = EnterForm(request.POST or None, language=language_of(request))
    if form.is_valid() and form.performs(enter_act, Facts(**form.cleaned_data), actor=_actor(request)):
        made = numbered(form.cleaned_data["number"], form.cleaned_data["signed_on"]).latest("pk")
        return redirect("acts:act", made.pk)
    return render(request, "acts/form.html", {"form": form, "what": "act_enter"})


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Errors of entry only: what happens to an act later has pages of its own."""
    one = _kept(request, pk)
    now = facts_of(one)
    form = CorrectForm(
        request.POST or None,
        language=language_of(request),
        initial={name: getattr(now, name) for name in Facts.__dataclass_fields__},
    )
    if form.is_valid():
        said = dict(form.cleaned_data)
        reason = said.pop("reason")
        if form.performs(correct_act, one, Facts(**said), reason=reason, actor=_actor(request)):
            return redirect("acts:act", one.pk)
    return render(request, "acts/form.html", {"form": form, "what": "act_correct", "one": one})


@require_http_methods(["GET", "POST"])
def replace(request: HttpRequest, pk: int) -> HttpResponse:
    """The act of the page replaces others."""
    one = _kept(request, pk)
    form = ReplaceForm(request.POST or None, language=language_of(request), initial={"on": one.since})
    if form.is_valid() and form.performs(replace_act, one, **form.cleaned_data, actor=_actor(request)):
        return redirect("acts:act", one.pk)
    return render(request, "acts/form.html", {"form": form, "what": "act_replace", "one": one})


@require_http_methods(["GET", "POST"])
def lapse(request: HttpRequest, pk: int) -> HttpResponse:
    one = _kept(request, pk)
    form = LapseForm(request.POST or None, language=language_of(request))
    if form.is_valid() and form.performs(lapse_act, one, **form.cleaned_data, actor=_actor(request)):
        return redirect("acts:act", one.pk)
    return render(request, "acts/form.html", {"form": form, "what": "act_lapse", "one": one})


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """A replacement that was entered in error."""
    _must_keep(request)
    row = get_object_or_404(Replacement.objects.select_related("new", "old"), pk=pk)
    form = WithdrawForm(request.POST or None, language=language_of(request))
    if form.is_valid() and form.performs(withdraw_replacement, row, **form.cleaned_data, actor=_actor(request)):
        return redirect("acts:act", row.old_id)
    return render(request, "acts/form.html", {"form": form, "what": "replacement_withdraw", "one": row.old})


def _columns(request: HttpRequest, day: date) -> list[Column]:
    language = language_of(request)
    return [
        Column("act_number", lambda one: one.number, "sort_key", lambda one: f"/acts/{one.pk}/?day={day.isoformat()}"),
        Column("act_kind", lambda one: workshop_text(f"act_kind_{one.kind}", language), "kind"),
        Column("act_title", lambda one: one.title),
        Column("act_title_en", lambda one: one.title_en, is_hidden=True),
        Column("issuer", lambda one: one.issuer, "issuer"),
        Column("signed_on", lambda one: one.signed_on, "signed_on"),
        Column("act_since", lambda one: one.since, "since"),
        Column("act_until", lambda one: one.until, "until"),
        Column("standing", lambda one: workshop_text(f"act_{one.standing_on(day)}", language)),
        Column("url", lambda one: one.url, is_hidden=True),
    ]


def _choices(request: HttpRequest, day: date) -> list[Choice]:
    language = language_of(request)
    kinds = [(kind, workshop_text(f"act_kind_{kind}", language)) for kind in KINDS]
    standings = [(one, workshop_text(f"act_{one}", language)) for one in STANDINGS]
    return [
        Choice("act_kind", kinds, lambda rows, value: rows.filter(kind=value)),
        Choice("standing", standings, lambda rows, value: standing(rows, value, day)),
    ]


def _asked_day(request: HttpRequest) -> date | None:
    """The day that the address asks for."""
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None


def _kept(request: HttpRequest, pk: int) -> Act:
    _must_keep(request)
    return get_object_or_404(acts_known(), pk=pk)


def _must_keep(request: HttpRequest) -> None:
    """Who may not write acts has no such page."""
    if not _reach(request).keeps("acts"):
        raise Http404


def _reach(request: HttpRequest) -> Any:
    """Set by the people app, which stands above this one."""
    return request.reach  # type: ignore[attr-defined]  # set by the people app


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]  # as above
