"""The pages of organisations: the list, the tree, one of them as of any day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from thang.words.workshop import workshop_text
from thang.workshop.base.acts.queries import cited
from thang.workshop.base.audit.queries import entries_of
from thang.workshop.base.organisations.family_queries import family
from thang.workshop.base.organisations.forms import FoundForm, RenameForm
from thang.workshop.base.organisations.kinds import KINDS
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.queries import children_on, named_on, parents_on, seen_by, with_code
from thang.workshop.base.organisations.services import Founding, found, rename
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing


def organisations(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Those that one may see, as they were on a day."""
    day = _day(request)
    rows = with_code(named_on(seen_by(_reach(request)), day), day).order_by("order", "pk")
    listing = Listing(request, rows, _columns(request), [_kinds(request)], search="search")
    return listing.export("organisations") or render(
        request, "organisations/list.html", {"listing": listing, "day": day, "is_today": day == _reach(request).today}
    )


def tree(request: HttpRequest) -> HttpResponse:
    """One step of the tree: who stands right under an organisation; without one, those at the top of what one sees."""
    day, seen = _day(request), seen_by(_reach(request))
    asked = request.GET.get("under", "")
    if asked:
        under = get_object_or_404(seen, pk=int(asked) if asked.isascii() and asked.isdigit() else 0)
        rows, above = children_on(seen, under, day), parents_on(under, day)
    else:
        under, above = None, []
        rows = named_on(seen.filter(pk__in=_reach(request).alone), day)
    facts = {"under": under, "above": above, "rows": with_code(rows, day).order_by("order", "pk"), "day": day}
    return render(request, "organisations/tree.html", facts)


def organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them as of a day, with its history and its family."""
    reach, day = _reach(request), _day(request)
    seen = seen_by(reach)
    one = get_object_or_404(seen.annotate(is_kept=reach.is_kept("organisations")), pk=pk)
    names, relatives = list(one.names.order_by("since")), family(one, reach)
    bases = {
        one.ended_by,
        *(name.basis for name in names),
        *(relative.rearrangement.basis for relative in relatives.everybody),
    }
    facts = {
        "one": one,
        "day": day,
        "is_today": day == reach.today,
        "lasts": one.lasts_on(day),
        "may_keep": one.is_kept and not one.is_over_by(reach.today),  # type: ignore[attr-defined]  # as annotated above
        "name": next((name for name in names if name.lasts_on(day)), names[-1]),
        "names": names,
        "codes": list(one.codes.order_by("system", "since")),
        "parents": parents_on(one, day),
        "below": list(children_on(seen, one, day).order_by("order", "pk")[:200]),
        "family": relatives,
        "cited": cited(bases, day, language_of(request)),
        "entries": list(entries_of(one)[:20]),
    }
    return render(request, "organisations/page.html", facts)


@require_http_methods(["GET", "POST"])
def found_below(request: HttpRequest, pk: int) -> HttpResponse:
    """A new organisation under one that one keeps."""
    above = get_object_or_404(_reach(request).kept("organisations"), pk=pk)
    form = FoundForm(request.POST or None, language=language_of(request))
    if form.is_valid() and form.performs(found, _founding(form.cleaned_data, above), actor=_actor(request)):
        return redirect("organisations:page", above.pk)
    return render(request, "organisations/form.html", {"form": form, "what": "organisation_found", "one": above})


@require_http_methods(["GET", "POST"])
def give_name(request: HttpRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(_reach(request).kept("organisations"), pk=pk)
    form = RenameForm(request.POST or None, language=language_of(request))
    if form.is_valid() and form.performs(rename, one, **form.cleaned_data, actor=_actor(request)):
        return redirect("organisations:page", one.pk)
    return render(request, "organisations/form.html", {"form": form, "what": "organisation_rename", "one": one})


def _founding(asked: dict[str, Any], above: Organisation) -> Founding:
    codes = {"own": asked["code_own"]} if asked["code_own"] else {}
    return Founding(
        kind=asked["kind"],
        name=asked["name"],
        name_en=asked["name_en"],
        since=asked["since"],
        basis=asked["basis"],
        codes=codes,
        places={asked["hierarchy"]: above},
    )


def _columns(request: HttpRequest) -> list[Column]:
    language, day = language_of(request), request.GET.get("day", "")
    tail = f"?day={day}" if day else ""
    return [
        Column("name", lambda one: one.name, "order", lambda one: f"/organisations/{one.pk}/{tail}"),
        Column("name_en", lambda one: one.name_en, "name_en", is_hidden=True),
        Column("kind", lambda one: workshop_text(f"kind_{one.kind}", language), "kind"),
        Column("code", lambda one: one.code, "code"),
        Column("since", lambda one: None if one.since.year == 1 else one.since, "since"),
        Column("until", lambda one: one.until, "until", is_hidden=True),
    ]


def _kinds(request: HttpRequest) -> Choice:
    options = [(kind, workshop_text(f"kind_{kind}", language_of(request))) for kind in KINDS]
    return Choice("kind", options, lambda rows, value: rows.filter(kind=value))


def _day(request: HttpRequest) -> date:
    """The day that the address asks for, else today."""
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        found: date = _reach(request).today
        return found


def _reach(request: HttpRequest) -> Any:
    """Set by the people app, which stands above this one."""
    return request.reach  # type: ignore[attr-defined]  # set by the people app


def _actor(request: HttpRequest) -> Any:
    return request.actor  # type: ignore[attr-defined]  # as above
