"""The board: how far every unit and every indicator of a round is, counted in SQL."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from thang.workshop.base.organisations.queries import last_name
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.models import Appointment
from thang.workshop.base.people.roles import ANSWERS, keepers
from thang.workshop.stages.rounds.bridge import Item, method_for
from thang.workshop.stages.rounds.models import Participant, Round, Supply
from thang.workshop.stages.submissions.counting import asked_units, given_codes
from thang.workshop.stages.submissions.models import (
    CARRIED,
    CONTESTED,
    DONE,
    GIVEN,
    SUPPLIED,
    Answer,
    Submission,
)

# Where a unit is; `board_<name>` says it.
NEVER_IN, NOT_BEGUN, WORKING, WAITS_FOR_HEAD, HANDED_IN, OVERDUE, LATE = (
    "never_in",
    "not_begun",
    "working",
    "waits_for_head",
    "handed_in",
    "overdue",
    "late",
)
PLACES = (NEVER_IN, NOT_BEGUN, WORKING, WAITS_FOR_HEAD, HANDED_IN, OVERDUE, LATE)
# For whom a unit waits; `waits_for_<name>` says it.
OFFICER, HEAD, AGENCY, NOBODY = "officer", "head", "agency", "nobody"


def units_of(one: Round, today: date) -> QuerySet[Any]:
    """Of everybody who takes part, with `due` and `was_in`: whether somebody who answers for it ever signed in."""
    held = Appointment.objects.filter(
        lasting(today), organisation=OuterRef("participant__organisation"), role__in=keepers(ANSWERS)
    )
    rows: Any = Submission.objects.filter(round=one, participant__excluded_by=None)
    found: QuerySet[Any] = rows.select_related("participant").annotate(
        due=Coalesce("participant__deadline", Value(one.deadline), output_field=DateTimeField()),
        was_in=Exists(held.filter(person__last_login__isnull=False)),
        name=F("participant__name"),
    )
    return found


def standing_at(rows: QuerySet[Any], place: str, now: datetime) -> QuerySet[Any]:
    """Those of `units_of` that are there. Raises KeyError."""
    open_ = Q(handed_in_at=None)
    return rows.filter(
        {
            NEVER_IN: Q(was_in=False),
            NOT_BEGUN: open_ & Q(begun_at=None),
            WORKING: open_ & Q(begun_at__isnull=False) & Q(done__lt=F("asked")),
            WAITS_FOR_HEAD: open_ & Q(done__gte=F("asked")),
            HANDED_IN: ~open_,
            OVERDUE: open_ & Q(due__lt=now),
            LATE: ~open_ & Q(handed_in_at__gt=F("due")),
        }[place]
    )


def place_of(row: Any, now: datetime) -> str:
    """The one place that says most of a unit."""
    if row.handed_in_at is not None:
        return LATE if row.handed_in_at > row.due else HANDED_IN
    if row.due < now:
        return OVERDUE
    if not row.was_in:
        return NEVER_IN
    if row.begun_at is None:
        return NOT_BEGUN
    return WAITS_FOR_HEAD if row.done >= row.asked else WORKING


def waits_for(row: Submission) -> str:
    """Who has to do the next thing."""
    if row.handed_in_at is not None:
        return NOBODY
    if row.missing or row.to_confirm:
        return OFFICER
    return AGENCY if row.awaited or row.contested else HEAD


@dataclass(frozen=True, slots=True)
class Summary:
    """Of a whole round. `late`: handed in after the deadline; `overdue`: over, and not handed in."""

    units: int
    asked: int
    done: int
    begun: int
    handed_in: int
    late: int
    overdue: int
    never_in: int

    @property
    def share(self) -> float:
        return self.done / self.asked if self.asked else 0


def summary_of(rows: QuerySet[Any], now: datetime) -> Summary:
    """Of `units_of`, in one query."""
    counted = {
        "begun": Q(begun_at__isnull=False),
        "handed_in": Q(handed_in_at__isnull=False),
        "late": Q(handed_in_at__gt=F("due")),
        "overdue": Q(handed_in_at=None, due__lt=now),
        "never_in": Q(was_in=False),
    }
    found = rows.aggregate(
        units=Count("pk"),
        all_asked=Coalesce(Sum("asked"), 0),
        all_done=Coalesce(Sum("done"), 0),
        **{f"{name}_count": Count("pk", filter=which) for name, which in counted.items()},
    )
    return Summary(found["units"], found["all_asked"], found["all_done"], *(found[f"{name}_count"] for name in counted))


@dataclass(frozen=True, slots=True)
class Indicator:
    """How far an indicator is over all units. `agency`: who supplies it, empty where units answer themselves."""

    item: Item
    agency: str
    asked: int
    done: int
    carried: int
    to_confirm: int
    contested: int
    awaited: int
    not_applicable: int

    @property
    def missing(self) -> int:
        return max(0, self.asked - self.done - self.to_confirm - self.contested - self.awaited)


def indicators_of(one: Round) -> list[Indicator]:
    """Every indicator of the round, in the order of the file, in a handful of queries."""
    asked, given = asked_units(one), given_codes(one)
    states, lacks = _states(one)
    rows = Supply.objects.filter(round=one).annotate(agency=last_name("organisation"))
    agencies = {row.code: row.agency for row in rows}
    return [
        _indicator(item, agencies.get(code, ""), asked[code], states[code], lacks[code], is_given=code in given)
        for code, item in method_for(one).every.items()
        if asked[code]
    ]


def _indicator(
    item: Item, agency: str, asked: int, states: Counter[str], not_applicable: int, *, is_given: bool
) -> Indicator:
    there = sum(states[state] for state in GIVEN)
    return Indicator(
        item,
        agency,
        asked,
        sum(states[state] for state in DONE),
        states[CARRIED],
        states[SUPPLIED],
        states[CONTESTED],
        max(0, asked - there) if is_given else 0,
        not_applicable,
    )


def _states(one: Round) -> tuple[Mapping[str, Counter[str]], Counter[str]]:
    """Code → how many answers are in each state, and of how many units it is not applicable: one pass over an index."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    lacks: Counter[str] = Counter()
    rows = _counted(one).values_list("code", "state", "is_not_applicable").annotate(count=Count("pk")).order_by()
    for code, state, is_lack, count in rows:
        found[code][state] += count
        lacks[code] += count * is_lack
    return found, lacks


def _counted(one: Round) -> QuerySet[Answer]:
    """Without those that are left out by an act, where there are any."""
    left_out = Participant.objects.filter(round=one).exclude(excluded_by=None)
    rows = Answer.objects.filter(round=one)
    return rows.exclude(participant__in=left_out) if left_out.exists() else rows


def owed(one: Round) -> Iterator[Indicator]:
    """What agencies still owe, or nobody has taken on."""
    return (each for each in indicators_of(one) if each.awaited)
