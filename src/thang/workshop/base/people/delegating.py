"""Delegating: somebody else acts as one's appointment while one is away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import meeting
from thang.workshop.base.parts.telling import Facts, Say, Telling, tell
from thang.workshop.base.people.models import Appointment, Delegation, Person
from thang.workshop.base.people.services import actor_of_person


@dataclass(frozen=True, slots=True)
class Absence:
    """Who acts instead, from a day on, and the first day on which it is over; why."""

    delegate: Person
    since: date
    until: date
    reason: str


@writing
def delegate(appointment: Appointment, absence: Absence, *, actor: Actor) -> Delegation:
    """Raises Refused: to oneself, without a reason, outside of the appointment's term, twice on a day."""
    _check(appointment, absence)
    made = Delegation.objects.create(
        appointment=appointment,
        delegate=absence.delegate,
        since=absence.since,
        until=absence.until,
        reason=absence.reason.strip(),
    )
    after = {**_said(made), "since": made.since, "until": made.until}
    _record(actor, "person.delegated", made, before=None, after=after, basis=made.reason)
    holder = appointment.person.name
    _tell("delegated", made, {"holder": holder, "since": made.since, "reason": made.reason})
    return made


@writing
def withdraw(delegation: Delegation, *, actor: Actor) -> None:
    """Over at once; it stays in the history. Raises Refused for one that is over already."""
    delegation.refresh_from_db()
    if delegation.withdrawn_at is not None or delegation.is_over_by(timezone.localdate()):
        raise Refused("delegation_is_over")
    delegation.withdrawn_at = timezone.now()
    delegation.save()
    said = _said(delegation)
    before, after = {**said, "until": delegation.until}, {**said, "until": timezone.localdate()}
    _record(actor, "person.delegation_withdrawn", delegation, before=before, after=after, basis="")
    _tell("delegation_withdrawn", delegation, {})


def _check(appointment: Appointment, absence: Absence) -> None:
    if not absence.reason.strip():
        raise Refused("delegates_without_reason", "absence_reason")
    if absence.delegate.pk == appointment.person_id:
        raise Refused("delegates_to_self", "delegate", name=absence.delegate.name)
    if absence.until <= absence.since:
        raise Refused("until_not_after_since", "ends_on", since=absence.since)
    begins_early = absence.since < appointment.since
    if begins_early or (appointment.until is not None and absence.until > appointment.until):
        raise Refused("not_in_term_of_role", "since", since=appointment.since, until=appointment.until)
    others = appointment.delegations.filter(meeting(absence.since, absence.until), withdrawn_at=None)
    first = others.select_related("delegate").order_by("since").first()
    if first is not None:
        name = first.delegate.name
        raise Refused("is_delegated_already", "since", name=name, since=first.since, until=first.until)


def _tell(key: str, one: Delegation, facts: Facts) -> None:
    held = one.appointment
    named: Facts = {"role": Say(f"role_{held.role}"), "organisation": str(held.organisation)}
    what = Telling(key, f"delegation:{one.pk}", {**named, **facts}, f"/people/{one.delegate_id}/", held.organisation_id)
    tell([one.delegate], what)


def _said(one: Delegation) -> dict[str, object]:
    held = one.appointment
    delegate_ = actor_of_person(one.delegate).name
    return {"role": held.role, "organisation": held.organisation, "delegate": delegate_}


def _record(
    actor: Actor,
    action: str,
    one: Delegation,
    *,
    before: dict[str, object] | None,
    after: dict[str, object],
    basis: str,
) -> None:
    held = one.appointment
    record(actor, action, held.person, before=before, after=after, basis=basis, organisation=held.organisation_id)
