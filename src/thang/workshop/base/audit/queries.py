"""Reading the trail, and proving it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Model, QuerySet

from thang.workshop.base.audit import chain
from thang.workshop.base.audit.models import Entry, Head
from thang.workshop.base.audit.services import subject_of

PAGE = 2000
Proven = Callable[[chain.Head, int], None]


@dataclass(frozen=True, slots=True)
class Change:
    """A field before and after; None where it was not there."""

    field: str
    before: str | None
    after: str | None


def entries() -> QuerySet[Entry]:
    """All of them, the newest first; who may read them is said where they are asked for."""
    return Entry.objects.all()


def entries_of(subject: Model) -> QuerySet[Entry]:
    return Entry.objects.filter(subject=subject_of(subject))


def changes(entry: Entry) -> Iterator[Change]:
    """What the entry changed, field by field."""
    before, after = _state(entry.before), _state(entry.after)
    for field in {**before, **after}:
        if before.get(field) != after.get(field):
            yield Change(field, before.get(field), after.get(field))


def head() -> chain.Head:
    """What the system keeps as the last entry; of a head that was removed, the beginning."""
    found = Head.objects.filter(pk=1).first() or Head()
    return chain.Head(found.number, found.digest)


def last_entry_at() -> datetime | None:
    return Entry.objects.order_by("-number").values_list("at", flat=True).first()


def first_broken(
    noted: Iterable[chain.Head] = (), since: chain.Head = chain.START, proven: Proven = lambda *_: None
) -> chain.Broken | None:
    """Of the whole trail, or of what follows `since`, with the heads that were noted elsewhere.

    `proven` is told of every page of entries that holds: the last of them, and how many there are. Others may write
    meanwhile: what they have added since is proven at the end, in a moment in which nobody can add.
    """
    heads, now = list(noted), head()
    known = [one for one in heads if one.number <= now.number]
    broken = chain.first_broken(_links(since.number, now.number, proven), now, known, since)
    if broken is not None:
        return broken
    with transaction.atomic():
        last = Head.objects.select_for_update().filter(pk=1).first() or Head()
        later = [one for one in heads if one.number > now.number]
        return chain.first_broken(_links(now.number, None), chain.Head(last.number, last.digest), later, now)


def _links(after: int, until: int | None, proven: Proven = lambda *_: None) -> Iterator[chain.Link]:
    """By pages, so that no statement stays open while somebody is told and writes."""
    while page := list(_page(after, until)):
        for entry in page:
            yield entry.link
        after = page[-1].number  # whoever takes the links has proven it when they ask for more
        proven(chain.Head(after, page[-1].digest), after if until is None else until)


def _page(after: int, until: int | None) -> QuerySet[Entry]:
    rows = Entry.objects.filter(number__gt=after).order_by("number")
    return (rows if until is None else rows.filter(number__lte=until))[:PAGE]


def _state(text: str) -> dict[str, str | None]:
    return dict(json.loads(text)) if text else {}
