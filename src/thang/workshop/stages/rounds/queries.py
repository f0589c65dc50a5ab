"""Reading rounds: those that one runs, and those in which an organisation that one sees takes part or supplies."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Protocol

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from thang.workshop.base.calendar.queries import calendar_of
from thang.workshop.base.organisations.models import Closure, Organisation
from thang.workshop.base.organisations.queries import Reach as Seeing
from thang.workshop.base.organisations.queries import is_seen, named_on
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.roles import ANSWERS, ROUNDS, SUPPLIES, keepers
from thang.workshop.stages.frameworks.models import ADOPTED, Edition
from thang.workshop.stages.rounds.models import DRAFT, Participant, Round, Supply


class Reach(Seeing, Protocol):
    def keeps(self, what: str) -> bool: ...

    def kept(self, what: str) -> QuerySet[Organisation]: ...

    def own_for(self, what: str) -> list[int]: ...


def rounds_run_by(reach: Reach) -> QuerySet[Round]:
    """Those of the organisations in which one keeps rounds."""
    return (
        Round.objects.filter(organisation__in=reach.kept(ROUNDS))
        .select_related("edition", "basis", "previous")
        .defer("edition__text")
    )


def rounds_seen_by(reach: Reach) -> QuerySet[Round]:
    """Also those, once they are open, in which somebody in reach takes part or one's organisation supplies."""
    taking_part = Participant.objects.filter(is_seen(reach, "organisation"), round=OuterRef("pk"), excluded_by=None)
    supplying = Supply.objects.filter(round=OuterRef("pk"), organisation__in=reach.own_for(SUPPLIES))
    near = Q(~Q(state=DRAFT), Exists(taking_part) | Exists(supplying))
    run = Q(organisation__in=reach.kept(ROUNDS))
    return Round.objects.filter(run | near).select_related("edition", "basis", "previous").defer("edition__text")


def with_participants(rows: QuerySet[Round]) -> QuerySet[Round]:
    """With `units`: how many take part."""
    return rows.annotate(units=Count("participants", filter=Q(participants__excluded_by=None)))


def participants_of(one: Round) -> QuerySet[Participant]:
    """Everybody in it, also who is left out by an act, by name."""
    return Participant.objects.filter(round=one).select_related("excluded_by").order_by("sort_key", "pk")


def participants_seen_by(reach: Reach) -> QuerySet[Participant]:
    """Of rounds that are open or over, by whoever sees the organisation, and all of a round by who runs it."""
    run = Q(round__organisation__in=reach.kept(ROUNDS))
    near = Q(~Q(round__state=DRAFT), is_seen(reach, "organisation"), excluded_by=None)
    return (
        Participant.objects.filter(run | near)
        .select_related("round__edition", "organisation")
        .defer("round__edition__text")
    )


def participants_of_own(reach: Reach) -> QuerySet[Participant]:
    """Those that one answers for oneself, in rounds that are open."""
    rows = Participant.objects.filter(organisation__in=reach.own_for(ANSWERS), excluded_by=None)
    return (
        rows.exclude(round__state=DRAFT).select_related("round__edition", "organisation").defer("round__edition__text")
    )


def may_be_added(one: Round, reach: Reach) -> QuerySet[Organisation]:
    """Organisations below the round's office that are there today and not in it yet."""
    below = Closure.objects.filter(ancestor=one.organisation, descendant=OuterRef("pk"), depth__gt=0)
    inside = Participant.objects.filter(round=one, organisation=OuterRef("pk"))
    rows = Organisation.objects.filter(Exists(below), ~Exists(inside))
    return named_on(rows, reach.today)


def editions_for(organisation: Organisation) -> QuerySet[Edition]:
    """Those that a round can be held with; a draft without faults is good for a trial."""
    rows = Edition.objects.filter(organisation=organisation).exclude(digest="")
    return rows.order_by("-saved_at", "pk").only("pk", "title", "edition", "state", "digest")


def is_good_for(edition: Edition, *, is_trial: bool) -> bool:
    return bool(edition.digest) and (is_trial or edition.state == ADOPTED)


def working_days_left(until: datetime, now: datetime) -> int:
    """From tomorrow to the day of the deadline; 0 when that is today or over."""
    first, last = timezone.localdate(now), timezone.localdate(until)
    if last <= first:
        return 0
    return calendar_of(first, last + timedelta(days=1)).working_days_between(first, last)


def officers_of(one: Participant, today: date) -> QuerySet[Person]:
    """Who answers for the unit today, by name."""
    held = Appointment.objects.filter(lasting(today), organisation=one.organisation_id, role__in=keepers(ANSWERS))
    return Person.objects.filter(pk__in=held.values("person")).order_by("sort_key", "pk")


def answering_for(some: QuerySet[Participant], now: datetime) -> QuerySet[Person]:
    """Whoever answers for one of them today, heads too."""
    today = timezone.localdate(now)
    held = Appointment.objects.filter(lasting(today), role__in=keepers(ANSWERS))
    rows = held.filter(organisation__in=some.values("organisation"))
    return Person.objects.filter(pk__in=rows.values("person"), is_active=True)
