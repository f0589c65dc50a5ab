"""Recording: called by every service inside its transaction."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, models, transaction
from django.utils import timezone

from thang.look.keys import search_key
from thang.words.workshop_audit import ACTIONS
from thang.workshop.base.audit.chain import Said, digest_of
from thang.workshop.base.audit.models import Entry, Head

State = Mapping[str, object]
Given = ParamSpec("Given")
Back = TypeVar("Back")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, in which of their roles where they chose one, and on whose behalf, as the trail names them."""

    name: str
    on_behalf_of: str = ""
    acting_as: str = ""

    @property
    def said(self) -> str:
        return f"{self.name}, {self.acting_as}" if self.acting_as else self.name


SYSTEM = Actor("thang")


class OutsideTransaction(Exception):
    """A write and its entry must stand or fall together."""


@dataclass(frozen=True, slots=True)
class Done:
    """One write: `before` and `after` hold what changed, by fields; None for a thing that was not there.

    `name`: what the subject is called, where asking it for that would cost a query for each of many. `organisation`:
    the key of the one whose trail it stands in, where the subject does not say it itself (`organisation_of_trail`).
    """

    action: str
    subject: models.Model
    before: State | None = None
    after: State | None = None
    basis: str = ""
    name: str = ""
    organisation: int | None = None


def writing(service: Callable[Given, Back]) -> Callable[Given, Back]:
    """A service as one transaction in which nobody else writes: what it checks still holds when it writes.

    Entries follow one another anyway, so nothing is lost by waiting before the checks and not after them.
    """

    @wraps(service)
    def alone(*args: Given.args, **kwargs: Given.kwargs) -> Back:
        with transaction.atomic():
            Head.objects.select_for_update().filter(pk=1).first()
            return service(*args, **kwargs)

    return alone


def record(actor: Actor, action: str, subject: models.Model, **facts: State | str | int | None) -> Entry:
    """One entry; `before`, `after`, `basis`, `organisation` as in Done.

    Raises OutsideTransaction, and KeyError for an action that is not in the list.
    """
    done = Done(action, subject, **facts)  # type: ignore[arg-type]  # its fields
    return record_all(actor, [done])[0]


def record_all(actor: Actor, writes: Sequence[Done]) -> list[Entry]:
    """An entry for each of the writes, in their order."""
    if not connection.in_atomic_block:
        raise OutsideTransaction
    head = Head.objects.select_for_update().get(pk=1)
    now = timezone.now().astimezone(UTC)
    entries = []
    for write in writes:
        entry = _entry(actor, write, head, now)
        head.number, head.digest = entry.number, entry.digest
        entries.append(entry)
    Entry.objects.bulk_create(entries, batch_size=500)
    head.save()
    return entries


def subject_of(subject: models.Model) -> str:
    """How the trail names a row: `organisations.organisation:15`."""
    return f"{subject._meta.label_lower}:{subject.pk}"


def _entry(actor: Actor, write: Done, head: Head, now: datetime) -> Entry:
    ACTIONS[write.action]  # an action without a sentence could not be read
    entry = Entry(
        number=head.number + 1,
        at=now,
        actor=actor.said,
        on_behalf_of=actor.on_behalf_of,
        action=write.action,
        subject=subject_of(write.subject),
        subject_name=(write.name or str(write.subject))[:500],
        organisation=write.organisation or getattr(write.subject, "organisation_of_trail", None),
        before=_json(write.before),
        after=_json(write.after),
        basis=write.basis,
        previous=head.digest,
    )
    entry.search_key = search_key(f"{entry.actor} {entry.on_behalf_of} {entry.subject_name}")[:1000]
    entry.digest = digest_of(_said(entry), entry.previous)
    return entry


def _said(entry: Entry) -> Said:
    return entry.link.said


def _json(state: State | None) -> str:
    if state is None:
        return ""
    return json.dumps({name: _text(value) for name, value in state.items()}, ensure_ascii=False, sort_keys=True)


def _text(value: object) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)
