"""The board of a round, for who runs it: by unit, by indicator, day by day."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from thang.words.workshop import workshop_text
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing, as_file
from thang.workshop.base.people.middleware import reach_of
from thang.workshop.stages.rounds.bridge import method_for
from thang.workshop.stages.rounds.models import DRAFT, Round
from thang.workshop.stages.rounds.queries import rounds_run_by
from thang.workshop.stages.submissions.board import (
    PLACES,
    Indicator,
    indicators_of,
    place_of,
    standing_at,
    summary_of,
    units_of,
    waits_for,
)
from thang.workshop.stages.submissions.models import Day

FIGURES = ("asked", "done", "missing", "carried", "to_confirm", "contested", "awaited", "not_applicable")


def board(request: HttpRequest, pk: int) -> HttpResponse | StreamingHttpResponse:
    one, language, now = _run(request, pk), language_of(request), timezone.now()
    groups = [(each.id, each.title[language]) for each in method_for(one).framework.groups]
    places = [(each, workshop_text(f"board_{each}", language)) for each in PLACES]
    columns = [
        Column(
            "name", lambda row: row.name, "participant__sort_key", lambda row: f"/rounds/units/{row.participant_id}/"
        ),
        Column("group", lambda row: dict(groups).get(row.participant.group, ""), "participant__group", is_hidden=True),
        Column("place", lambda row: workshop_text(f"board_{place_of(row, now)}", language)),
        Column("done", lambda row: row.done, "done", is_figure=True),
        Column("missing", lambda row: row.missing, is_figure=True),
        Column("to_confirm", lambda row: row.to_confirm, "to_confirm", is_figure=True),
        Column("contested", lambda row: row.contested, "contested", is_figure=True),
        Column("awaited", lambda row: row.awaited, "awaited", is_figure=True),
        Column("asked", lambda row: row.asked, "asked", is_figure=True),
        Column("waits_for", lambda row: workshop_text(f"waits_for_{waits_for(row)}", language)),
        Column("changed_at", lambda row: row.changed_at, "changed_at"),
        Column("handed_in_at", lambda row: row.handed_in_at, "handed_in_at"),
        Column("first_handed_in_at", lambda row: row.first_handed_in_at, "first_handed_in_at", is_hidden=True),
        Column("unit_due", lambda row: row.due, "due", is_hidden=True),
    ]
    choices = [
        Choice("place", places, lambda rows, value: standing_at(rows, value, now)),
        Choice("group", groups, lambda rows, value: rows.filter(participant__group=value)),
    ]
    rows = units_of(one, reach_of(request).today).order_by("participant__sort_key", "pk")
    listing = Listing(request, rows, columns, choices, search="participant__search_key")
    facts = {"one": one, "listing": listing, "summary": summary_of(rows, now), "now": now}
    return listing.export("board") or render(request, "submissions/board.html", facts)


def indicators(request: HttpRequest, pk: int) -> HttpResponse | StreamingHttpResponse:
    one, language = _run(request, pk), language_of(request)
    rows = indicators_of(one)
    asked = request.GET.get("export", "")
    if asked in ("csv", "xlsx"):
        return as_file(_table(rows, language), asked, "indicators")
    return render(request, "submissions/indicators.html", {"one": one, "rows": rows})


def days(request: HttpRequest, pk: int) -> HttpResponse:
    """How it went, a line a day, the last one first."""
    one = _run(request, pk)
    return render(
        request, "submissions/days.html", {"one": one, "rows": Day.objects.filter(round=one).order_by("-day")}
    )


def _table(rows: list[Indicator], language: Any) -> list[list[str]]:
    heads = ["code", "indicator", "supplier", *FIGURES]
    titles = [workshop_text(f"column_{name}", language) for name in heads]
    return [
        titles,
        *(
            [row.item.code, row.item.leaf.title[language], row.agency, *(str(getattr(row, name)) for name in FIGURES)]
            for row in rows
        ),
    ]


def _run(request: HttpRequest, pk: int) -> Round:
    return get_object_or_404(rounds_run_by(reach_of(request)).exclude(state=DRAFT), pk=pk)
