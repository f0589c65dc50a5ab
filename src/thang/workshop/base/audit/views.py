"""The pages of the trail."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.words.workshop_audit import ACTIONS, action_text
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.queries import changes
from thang.workshop.base.audit.seen import entries_seen_by, sees_trail
from thang.workshop.base.parts.language import language_of
from thang.workshop.base.parts.listing import Choice, Column, Listing


def trail(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """All entries, the newest first; not there for whoever does not see the trail."""
    if not sees_trail(request):
        raise Http404
    language = language_of(request)
    listing = Listing(request, entries_seen_by(request), _columns(language), [_actions(language)], search="search_key")
    return listing.export("audit") or render(request, "audit/trail.html", {"listing": listing})


def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry: how it was, how it became."""
    found: Entry = get_object_or_404(entries_seen_by(request), pk=number)
    action = action_text(found.action, language_of(request))
    return render(request, "audit/entry.html", {"entry": found, "action": action, "changes": list(changes(found))})


def _columns(language: Language) -> list[Column]:
    return [
        Column("number", lambda one: one.number, "number", lambda one: f"/audit/{one.number}/", is_figure=True),
        Column("at", lambda one: one.at, "at"),
        Column("actor", lambda one: _actor(one, language), "actor"),
        Column("on_behalf_of", lambda one: one.on_behalf_of, "on_behalf_of", is_hidden=True),
        Column("action", lambda one: action_text(one.action, language), "action"),
        Column("subject", lambda one: one.subject_name, "subject_name"),
        Column("basis", lambda one: one.basis, is_hidden=True),
        Column("digest", lambda one: one.digest, is_hidden=True),
    ]


def _actor(one: Entry, language: Language) -> str:
    """Who did it, and for whom."""
    if not one.on_behalf_of:
        return one.actor
    return f"{one.actor}, {workshop_text('for_whom', language, {'who': one.on_behalf_of})}"


def _actions(language: Language) -> Choice:
    options = [(name, action_text(name, language)) for name in ACTIONS]
    return Choice("action", options, lambda rows, value: rows.filter(action=value))
