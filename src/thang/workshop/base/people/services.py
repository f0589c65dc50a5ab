"""The only writer of people and appointments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.roles import ROLES

SHORTEST_PASSWORD = 12


@dataclass(frozen=True, slots=True)
class Term:
    """A role in an organisation from a day on (to a day, None: until further notice), by a decision."""

    role: str
    organisation: Organisation
    since: date
    until: date | None = None
    basis: str = ""


@writing
def add_person(
    sign_in: str,
    name: str,
    *,
    actor: Actor,
    email: str = "",
    is_demonstration: bool = False,
    by: Organisation | None = None,
) -> Person:
    """Somebody new, without a password; `by`: the organisation that enters them, in whose trail it stands.

    Raises Refused.
    """
    if not name.strip():
        raise Refused("name_is_empty", "name")
    if Person.objects.filter(sign_in=sign_in).exists():
        raise Refused("sign_in_is_taken", "sign_in", found=sign_in)
    one = Person.of(sign_in, name.strip(), email=email, is_demonstration=is_demonstration)
    one.save()
    after = {"name": one.name, "sign_in": sign_in, "email": email}
    record(actor, "person.added", one, after=after, organisation=by.pk if by else None)
    return one


@writing
def appoint(person: Person, term: Term, *, actor: Actor) -> Appointment:
    """Raises Refused for a role held there already, and for an organisation that is not there then."""
    ROLES[term.role]
    if not term.organisation.lasts_on(term.since):
        raise Refused("is_not_there", "organisation", name=str(term.organisation), on=term.since)
    if person.appointments.filter(organisation=term.organisation, role=term.role, until=None).exists():
        raise Refused("holds_it_already", "role", name=person.name)
    made = Appointment.objects.create(
        person=person,
        organisation=term.organisation,
        role=term.role,
        since=term.since,
        until=term.until,
        basis=term.basis,
    )
    after = {"role": term.role, "organisation": term.organisation, "since": term.since, "until": term.until}
    record(actor, "person.appointed", person, after=after, basis=term.basis, organisation=term.organisation.pk)
    return made


@writing
def relieve(appointment: Appointment, *, on: date, basis: str, actor: Actor) -> None:
    """The appointment is over from the day on; it stays in the history. Raises Refused."""
    if on <= appointment.since or (appointment.until is not None and on >= appointment.until):
        raise Refused("not_within_term", "on", since=appointment.since, until=appointment.until)
    before = {"until": appointment.until}
    appointment.until = on
    appointment.save()
    facts = {"role": appointment.role, "organisation": appointment.organisation}
    record(
        actor,
        "person.relieved",
        appointment.person,
        before={**facts, **before},
        after={**facts, "until": on},
        basis=basis,
        organisation=appointment.organisation_id,
    )


@writing
def set_password(person: Person, password: str, *, actor: Actor) -> None:
    """The trail says that it was set, and nothing of it. Raises Refused."""
    check_password(password)
    person.set_password(password)
    person.save()
    last = person.appointments.order_by("since").last()
    record(actor, "person.password_set", person, organisation=last.organisation_id if last else None)


def check_password(password: str) -> None:
    """Raises Refused for one that is too short."""
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("password_is_short", "password", least=str(SHORTEST_PASSWORD))
