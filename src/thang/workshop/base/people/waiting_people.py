"""What waits on people: links of invitation that nobody used, delegations, roles that end soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.queries import last_name
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.parts.telling import Facts, Say
from thang.workshop.base.people.access import Reach, awaiting
from thang.workshop.base.people.models import Appointment, Delegation, Invitation
from thang.workshop.base.people.roles import PEOPLE
from thang.workshop.base.people.waiting import Source, Work, as_keeper

SOON = timedelta(days=30)
MOST = 200
ONE_DAY = timedelta(days=1)


def _invited(reach: Reach) -> Iterator[Work]:
    """Two pieces at most, for there may be thousands: whose links are open, and who needs a new one."""
    role = as_keeper(reach, PEOPLE)
    if not role:
        return
    missing = awaiting(reach).count()
    if missing:
        yield Work("links_missing", reverse("people:links"), {"count": missing}, role)
    theirs = _open_links().filter(Exists(_held(reach.today).filter(organisation__in=reach.kept(PEOPLE))))
    found = theirs.aggregate(first=Min("expires_at"), count=Count("person", distinct=True))
    if found["count"]:
        due = timezone.localdate(found["first"])
        yield Work("links_open", reverse("people:list"), {"count": found["count"]}, role, due=due)


def _invited_at(organisations: QuerySet[Organisation], today: date) -> Iterator[Work]:
    theirs = _open_links().filter(person=OuterRef("person"))
    rows = Appointment.objects.filter(lasting(today), Exists(theirs), organisation__in=organisations)
    for one in rows.annotate(first=theirs.order_by("expires_at").values("expires_at")[:1]).select_related("person"):
        due = timezone.localdate(one.first)
        address = reverse("people:person", args=[one.person_id])
        yield Work("invited", address, {"name": one.person.name}, organisation=one.organisation_id, due=due)


def _open_links() -> QuerySet[Invitation]:
    usable = Invitation.objects.filter(used_at=None, expires_at__gt=timezone.now(), is_reset=False)
    return usable.filter(person__is_active=True, person__is_demonstration=False)


def _held(today: date) -> QuerySet[Appointment]:
    """By who is invited."""
    return Appointment.objects.filter(lasting(today), person=OuterRef("person"))


def _lent(reach: Reach) -> Iterator[Work]:
    """To them, now or later: they act as it by choosing it in the head of a page."""
    rows = Delegation.objects.filter(delegate=reach.person, withdrawn_at=None).exclude(until__lte=reach.today)
    rows = rows.select_related("appointment__person").annotate(called=last_name("appointment__organisation"))
    for one in rows.order_by("since", "pk"):
        held = one.appointment
        facts: Facts = {
            "holder": held.person.name,
            "role": Say(f"role_{held.role}"),
            "organisation": one.called,
            "since": one.since,
        }
        address, due = reverse("people:person", args=[reach.person.pk]), _last_day(one.until)
        yield Work("lent", address, facts, held.role, held.organisation_id, due)


def _ending(reach: Reach) -> Iterator[Work]:
    """Their own, and where they keep people."""
    keeper = as_keeper(reach, PEOPLE)
    theirs = Q(person=reach.person)
    near = theirs | Q(organisation__in=reach.kept(PEOPLE)) if keeper else theirs
    for one in _ending_soon(reach.today).filter(near)[:MOST]:
        yield _end(one, "" if one.person_id == reach.person.pk else keeper)


def _ending_at(organisations: QuerySet[Organisation], today: date) -> Iterator[Work]:
    return (_end(one, "") for one in _ending_soon(today).filter(organisation__in=organisations))


def _ending_soon(today: date) -> QuerySet[Appointment]:
    rows = Appointment.objects.filter(lasting(today), until__lte=today + SOON).select_related("person")
    return rows.annotate(called=last_name("organisation")).order_by("until", "pk")


def _end(one: Appointment, role: str) -> Work:
    called: str = one.called  # type: ignore[attr-defined]  # annotated above
    facts: Facts = {"name": one.person.name, "role": Say(f"role_{one.role}"), "organisation": called}
    address = reverse("people:person", args=[one.person_id])
    return Work("role_ends", address, facts, role, one.organisation_id, _last_day(one.until))


def _last_day(until: date | None) -> date | None:
    """The last day of a period, which is half open."""
    return until - ONE_DAY if until else None


SOURCES = (
    Source("invitations", _invited, _invited_at),
    Source("delegations", _lent),
    Source("roles", _ending, _ending_at),
)
