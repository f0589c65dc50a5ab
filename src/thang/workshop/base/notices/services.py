"""Keeping notices, and what their reader does with them.

A notice belongs to the write that it tells of, and that one's entry in the trail is its own. What somebody has read is
their own business and stands in no trail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.notices.facts import as_json
from thang.workshop.base.notices.models import NEVER, Channel, Notice
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.telling import Telling
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import last_office

READ_KEPT, UNREAD_KEPT = timedelta(days=90), timedelta(days=365)
PIECE = 500
SHORTEST_NUMBER, LONGEST_NUMBER = 9, 15


@dataclass(frozen=True, slots=True)
class Wish:
    """How often somebody wants the digest, in which language, and where they are called."""

    often: str
    language: str
    telephone: str = ""


def keep(people: Sequence[Person], what: Telling) -> None:
    """A notice for each of the people, in the transaction of who tells; none twice by a key about one thing."""
    facts, now = as_json(what.facts), timezone.now()
    rows = [
        Notice(
            person=one,
            key=what.key,
            about=what.about,
            facts=facts,
            address=what.address,
            organisation_id=what.organisation,
            due=what.due,
            at=now,
        )
        for one in people
    ]
    Notice.objects.bulk_create(rows, batch_size=PIECE, ignore_conflicts=True)


def mark_read(person: Person, which: Sequence[int] | None, *, is_read: bool, now: datetime) -> None:
    """Those of theirs among the keys; None for all."""
    mine = Notice.objects.filter(person=person, read_at__isnull=is_read)
    chosen = mine if which is None else mine.filter(pk__in=which)
    chosen.update(read_at=now if is_read else None)


def clear_old(now: datetime) -> int:
    """Those that were read long ago, and those that nobody read for a year. Returns how many."""
    read = Q(read_at__lt=now - READ_KEPT)
    return Notice.objects.filter(read | Q(at__lt=now - UNREAD_KEPT)).delete()[0]


@writing
def choose_channel(person: Person, wish: Wish, *, actor: Actor) -> None:
    """Raises Refused for a telephone that is none; an empty one is taken away."""
    _change(person, actor, often=wish.often, language=wish.language, telephone=_number(wish.telephone))


@writing
def stop_digest(person: Person, *, actor: Actor) -> None:
    """By the link in a mail: no more of them, and nothing else changes."""
    _change(person, actor, often=NEVER)


@writing
def set_telephone(person: Person, telephone: str, *, actor: Actor) -> None:
    """As somebody else entered it. Raises Refused as above."""
    _change(person, actor, telephone=_number(telephone))


def dialled(typed: str) -> str:
    """A number as the whole world dials it. Raises Refused.

    >>> dialled("0912 345.678"), dialled("+84 912 345 678"), dialled("84912345678")
    ('+84912345678', '+84912345678', '+84912345678')
    """
    bare = "".join(sign for sign in typed if sign not in " .-()\u00a0")
    digits = bare.removeprefix("+")
    is_number = digits.isascii() and digits.isdigit()
    if bare.startswith("0") and is_number:
        digits = f"84{digits[1:]}"
    if not is_number or not SHORTEST_NUMBER <= len(digits) <= LONGEST_NUMBER or digits.startswith("0"):
        raise Refused("telephone_is_none", "telephone", found=typed)
    return f"+{digits}"


def _shown(name: str, value: str) -> str:
    """The trail has more readers than a telephone number may have."""
    return f"…{value[-3:]}" if name == "telephone" and value else value


def _number(typed: str) -> str:
    return dialled(typed) if typed.strip() else ""


def _change(person: Person, actor: Actor, **fields: str) -> None:
    """What is as it was leaves no entry."""
    one, _ = Channel.objects.get_or_create(person=person)
    before = {name: getattr(one, name) for name in fields}
    if before == fields:
        return
    for name, value in fields.items():
        setattr(one, name, value)
    one.save()
    changed = {name for name, value in fields.items() if before[name] != value}
    record(
        actor,
        "person.channel_changed",
        person,
        before={name: _shown(name, before[name]) for name in changed},
        after={name: _shown(name, fields[name]) for name in changed},
        organisation=last_office(person),
    )
