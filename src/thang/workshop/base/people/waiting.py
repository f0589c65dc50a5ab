"""What waits for somebody to do it: the one register of open work, which every app fills when it starts.

From it come *my work today*, what is handed over when a role ends, and what units are reminded of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.telling import Facts
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.roles import keepers


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of it. `waits_<key>` is its sentence; `address`: where it is done.

    `role`: as which role; empty for what is one's own, whatever one's role. `organisation`: the key of the one that it
    concerns. `due`: the last day for it, None without one.
    """

    key: str
    address: str
    facts: Facts = field(default_factory=dict)
    role: str = ""
    organisation: int | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Handing:
    """How a kind of work goes to somebody else.

    `left`: how each piece is called that the person could not go on with, were the appointment over on the day.
    `may_take`: whether somebody else could, from the day on. `hand_over`: makes these pieces theirs; a service.
    """

    left: Callable[[Appointment, date], Sequence[str]]
    may_take: Callable[[Person, Appointment, date], bool]
    hand_over: Callable[[Appointment, date, Person], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of open work; `work_<name>` is its sentence.

    `waiting`: what waits for whoever reaches so far, in one query or two, and nothing that they may not see.
    `open_at`: what is open in some organisations, whoever does it, each piece with its organisation; None for work that
    is nobody else's business. `handing`: None for what nobody need go on with.
    """

    name: str
    waiting: Callable[[Reach], Iterable[Work]]
    open_at: Callable[[QuerySet[Organisation], date], Iterable[Work]] | None = None
    handing: Handing | None = None


SOURCES: dict[str, Source] = {}


def register(source: Source) -> None:
    SOURCES[source.name] = source


def waiting_for(reach: Reach) -> list[Work]:
    """By deadline; without one at the end."""
    found = (one for source in SOURCES.values() for one in source.waiting(reach))
    return sorted(found, key=lambda one: one.due or date.max)


def open_in(organisations: QuerySet[Organisation], today: date) -> list[Work]:
    """By deadline; without one at the end."""
    asked = (source.open_at for source in SOURCES.values() if source.open_at is not None)
    found = (one for open_at in asked for one in open_at(organisations, today))
    return sorted(found, key=lambda one: one.due or date.max)


def as_keeper(reach: Reach, what: str) -> str:
    """The role as which they keep it; empty where they do not."""
    return next((role for role, _ in reach.held if role in keepers(what)), "")
