"""Reading notices and work: one's own, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.calendar.queries import calendar_of
from thang.workshop.base.notices.facts import from_json
from thang.workshop.base.notices.models import Channel, Notice
from thang.workshop.base.organisations.models import Name
from thang.workshop.base.parts.telling import said
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.waiting import Work, waiting_for

OVERDUE, TODAY, NEXT, LATER, NO_DAY = BINS = ("overdue", "today", "next", "later", "no_day")
NEXT_DAYS = 5
LONGEST_LOOK = timedelta(days=40)  # five working days are in it, whatever Tết takes away


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of work on a page, in the reader's language."""

    text: str
    address: str
    role: str
    organisation: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Bin:
    """What is due at about the same time; `name` is one of BINS."""

    name: str
    works: Sequence[Shown]


def notices_of(person: Person) -> QuerySet[Notice]:
    """The newest first."""
    return Notice.objects.filter(person=person)


def unread(person: Person) -> int:
    return notices_of(person).filter(read_at=None).count()


def notice_text(one: Notice, language: Language) -> str:
    return workshop_text(f"notice_{one.key}", language, said(from_json(one.facts), language))


def work_text(one: Work, language: Language) -> str:
    return workshop_text(f"waits_{one.key}", language, said(one.facts, language))


def channel_of(person: Person, language: str) -> Channel:
    """What they chose, else what holds until they do."""
    return Channel.objects.filter(person=person).first() or Channel(person=person, language=language)


def my_work(reach: Reach, language: Language) -> list[Bin]:
    """What waits for them in the roles in which they act, by deadline; bins that are empty are not there."""
    works = waiting_for(reach)
    names, until = _names(works), next_days_end(reach.today)
    bins: dict[str, list[Shown]] = {name: [] for name in BINS}
    for one in works:
        bins[bin_of(one.due, reach.today, until)].append(_shown(one, names, language))
    return [Bin(name, found) for name, found in bins.items() if found]


def next_days_end(today: date) -> date:
    """The last of the next five working days."""
    return calendar_of(today, today + LONGEST_LOOK).add_working_days(today, NEXT_DAYS)


def bin_of(due: date | None, today: date, until: date) -> str:
    """
    >>> [bin_of(due, date(2026, 11, 23), date(2026, 11, 30)) for due in
    ...     (None, date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 1))]
    ['no_day', 'overdue', 'today', 'next', 'later']
    """
    if due is None:
        return NO_DAY
    if due <= today:
        return TODAY if due == today else OVERDUE
    return NEXT if due <= until else LATER


def _names(works: Iterable[Work]) -> dict[int, str]:
    keys = {one.organisation for one in works if one.organisation is not None}
    rows = Name.objects.filter(organisation__in=keys).order_by("since")
    return dict(rows.values_list("organisation_id", "name")) if keys else {}


def _shown(one: Work, names: dict[int, str], language: Language) -> Shown:
    role = workshop_text(f"role_{one.role}", language) if one.role else ""
    where = names.get(one.organisation, "") if one.organisation is not None else ""
    return Shown(work_text(one, language), one.address, role, where, one.due)


def first_of(bins: Sequence[Bin], most: int) -> Iterator[tuple[Bin, Sequence[Shown]]]:
    """The first so many pieces, in their bins."""
    left = most
    for one in bins:
        if left > 0:
            yield one, one.works[:left]
        left -= len(one.works)
