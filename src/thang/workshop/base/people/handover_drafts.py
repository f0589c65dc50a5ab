"""Lists that were handed in and not yet accepted: whoever handed them in keeps the organisation; so must the next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from thang.workshop.base.organisations.importing import KEPT, hand_over_drafts
from thang.workshop.base.organisations.models import Closure, Draft, Organisation
from thang.workshop.base.organisations.queries import last_name
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.roles import ORGANISATIONS, keepers
from thang.workshop.base.people.waiting import Handing, Source, Work, as_keeper


def drafts_left(appointment: Appointment, on: date) -> QuerySet[Draft]:
    """Below the organisation of the appointment, where no other one of theirs lets them go on."""
    if appointment.role not in keepers(ORGANISATIONS):
        return Draft.objects.none()
    theirs = appointment.person.appointments.filter(lasting(on), role__in=keepers(ORGANISATIONS))
    others = theirs.exclude(pk=appointment.pk).values("organisation")
    below = Closure.objects.filter(lasting(timezone.localdate()), descendant=OuterRef("organisation"))
    drafts = Draft.objects.filter(sign_in=appointment.person.sign_in, created_at__gte=timezone.now() - KEPT)
    ending, lasting_on = (
        Exists(below.filter(ancestor=appointment.organisation)),
        Exists(below.filter(ancestor__in=others)),
    )
    return drafts.filter(ending).exclude(lasting_on).order_by("pk")


def _left(appointment: Appointment, on: date) -> list[str]:
    return [f"{draft.file_name} ({draft.organisation})" for draft in drafts_left(appointment, on)]


def _may_take(successor: Person, appointment: Appointment, on: date) -> bool:
    """Every organisation whose list it is."""
    wanted = drafts_left(appointment, on).values("organisation")
    kept = Reach(successor, max(on, timezone.localdate())).kept(ORGANISATIONS).values("pk")
    return not Organisation.objects.filter(pk__in=wanted).exclude(pk__in=kept).exists()


def _hand_over(appointment: Appointment, on: date, successor: Person) -> None:
    hand_over_drafts(drafts_left(appointment, on), successor.sign_in)


def _waiting(reach: Reach) -> Iterator[Work]:
    """Theirs, where they keep the organisation in the role in which they act."""
    role = as_keeper(reach, ORGANISATIONS)
    drafts = Draft.objects.filter(sign_in=reach.person.sign_in)
    return _works(drafts.filter(organisation__in=reach.kept(ORGANISATIONS)), role)


def _open_at(organisations: QuerySet[Organisation], today: date) -> Iterator[Work]:
    return _works(Draft.objects.filter(organisation__in=organisations), "")


def _works(drafts: QuerySet[Draft], role: str) -> Iterator[Work]:
    """Due on the day on which they are dropped; without their content, which may be large."""
    rows = drafts.filter(created_at__gte=timezone.now() - KEPT).annotate(called=last_name("organisation"))
    for one in rows.defer("content").order_by("pk"):
        facts = {"file": one.file_name, "organisation": one.called}
        yield Work("draft", _address(one), facts, role, one.organisation_id, timezone.localdate(one.created_at + KEPT))


def _address(draft: Draft) -> str:
    if draft.system == Draft.PEOPLE:
        return reverse("people:import_preview", args=[draft.pk])
    return reverse("organisations:import_preview", args=[draft.organisation_id, draft.pk])


DRAFTS = Source("drafts", _waiting, _open_at, Handing(_left, _may_take, _hand_over))
