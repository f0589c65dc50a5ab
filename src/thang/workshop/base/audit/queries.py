"""Reading the trail, and proving it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from thang.workshop.base.audit import chain
from thang.workshop.base.audit.models import Entry, Head
from thang.workshop.base.audit.services import subject_of


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


def first_broken(noted: Iterable[chain.Head] = ()) -> chain.Broken | None:
    """Of the whole trail, with the heads that were noted elsewhere."""
    links = (entry.link for entry in Entry.objects.order_by("number").iterator(chunk_size=2000))
    return chain.first_broken(links, head(), noted)


def _state(text: str) -> dict[str, str | None]:
    return dict(json.loads(text)) if text else {}
