"""The only writer of people and appointments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import meeting
from thang.workshop.base.parts.telling import Facts, Say, Telling, tell
from thang.workshop.base.people.handover import Left, check_successor, left_open
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.roles import APPOINTMENT_KINDS, FULL, ROLES

SHORTEST_PASSWORD = 12


@dataclass(frozen=True, slots=True)
class Term:
    """A role in an organisation from a day on (to a day, None: until further notice), by a decision (`basis`)."""

    role: str
    organisation: Organisation
    since: date
    until: date | None = None
    basis: str = field(kw_only=True)
    held: str = field(default=FULL, kw_only=True)


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
    """Raises Refused: without a decision, for a role held there on one of the days, where nobody is there then."""
    ROLES[term.role]
    _check(term)
    days = meeting(term.since, term.until)
    if person.appointments.filter(days, organisation=term.organisation, role=term.role).exists():
        raise Refused("holds_it_already", "role", name=person.name)
    facts = {field.name: getattr(term, field.name) for field in fields(term)}
    made = Appointment.objects.create(person=person, **facts)
    basis = facts.pop("basis")
    record(actor, "person.appointed", person, after=facts, basis=basis, organisation=term.organisation.pk)
    _tell("appointed", made, {"since": made.since, "basis": basis})
    return made


def _check(term: Term) -> None:
    if term.held not in APPOINTMENT_KINDS:
        raise KeyError(term.held)
    if not term.basis.strip():
        raise Refused("decision_is_missing", "basis")
    if term.until is not None and term.until <= term.since:
        raise Refused("until_not_after_since", "ends_on", since=term.since)
    if not term.organisation.lasts_on(term.since):
        raise Refused("is_not_there", "organisation", name=str(term.organisation), on=term.since)


@writing
def relieve(appointment: Appointment, *, on: date, basis: str, actor: Actor, successor: Person | None = None) -> None:
    """The appointment is over from the day on; it stays in the history. Raises Refused.

    `successor` goes on, at once, with what the person could not go on with; needed where there is any.
    """
    if not basis.strip():
        raise Refused("decision_is_missing", "basis")
    if on <= appointment.since or (appointment.until is not None and on >= appointment.until):
        raise Refused("not_within_term", "on", since=appointment.since, until=appointment.until)
    left = left_open(appointment, on)
    check_successor(left, appointment, on, successor)
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

    _tell("relieved", appointment, {"on": on, "basis": basis})
    if successor is not None:
        _hand_over(left, appointment, on, successor, actor)


def _tell(key: str, one: Appointment, facts: Facts) -> None:
    """Whose appointment it is."""
    named: Facts = {"role": Say(f"role_{one.role}"), "organisation": str(one.organisation)}
    address = f"/people/{one.person_id}/"
    tell([one.person], Telling(key, f"appointment:{one.pk}", {**named, **facts}, address, one.organisation_id))


def _hand_over(left: Sequence[Left], appointment: Appointment, on: date, successor: Person, actor: Actor) -> None:
    """An entry for each kind of work, in the trail of the organisation."""
    for one in left:
        one.handing.hand_over(appointment, on, successor)
        pieces = "; ".join(one.pieces)
        before = {"work": pieces, "owner": actor_of_person(appointment.person).name}
        after = {"work": pieces, "owner": actor_of_person(successor).name}
        where = appointment.organisation_id
        record(actor, "person.work_handed_over", appointment.person, before=before, after=after, organisation=where)
        facts = {"holder": appointment.person.name, "work": pieces}
        tell([successor], Telling("handed_over", f"appointment:{appointment.pk}:{one.name}", facts, "/my-work/", where))


@writing
def set_password(person: Person, password: str, *, actor: Actor) -> None:
    """The trail says that it was set, and nothing of it. Raises Refused."""
    check_password(password, person)
    person.set_password(password)
    person.save()
    record(actor, "person.password_set", person, organisation=last_office(person))


def actor_of_person(person: Person) -> Actor:
    """As the trail names somebody who acts for themselves."""
    return Actor(f"{person.name} ({person.sign_in})")


def last_office(person: Person) -> int | None:
    """The organisation in whose trail stands what is done to the person: that of their youngest role."""
    return person.appointments.order_by("since", "pk").values_list("organisation", flat=True).last()


def check_password(password: str, person: Person | None = None) -> None:
    """Raises Refused for one that is too short, that many people use, or that is like the person's name or address."""
    if len(password) < SHORTEST_PASSWORD:
        raise Refused("password_is_short", "password", least=str(SHORTEST_PASSWORD))
    try:
        validate_password(password, person)
    except ValidationError as wrong:
        raise Refused("password_is_guessed", "password", least=str(SHORTEST_PASSWORD)) from wrong
