"""Lists that were handed in and not yet accepted: whoever handed them in keeps the organisation; so must the next."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from thang.workshop.base.organisations.importing import KEPT, hand_over_drafts
from thang.workshop.base.organisations.models import Closure, Draft, Organisation
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.handover import Work
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.roles import ORGANISATIONS, keepers


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


DRAFTS = Work("drafts", _left, _may_take, _hand_over)
