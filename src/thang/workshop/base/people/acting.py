"""As which of their appointments somebody acts: chosen on every page, kept in the session, named in the trail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.sessions.backends.base import SessionBase

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.audit.services import Actor
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.roles import FULL
from thang.workshop.base.people.services import actor_of_person

KEPT_AS = "acting_as"


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice in the head of the page."""

    pk: int
    text: str
    is_chosen: bool


def reach_in(session: SessionBase, person: Person, today: date) -> Reach:
    """With the appointment that was chosen; one that is over is forgotten."""
    reach = Reach(person, today, session.get(KEPT_AS))
    if reach.chosen is not None and reach.acting is None:
        del session[KEPT_AS]
    return reach


def choose(session: SessionBase, reach: Reach, chosen: str) -> bool:
    """Keep the choice; empty for all of them. False for what is not offered."""
    if chosen not in {"", *(str(one.pk) for one in reach.offered)}:
        return False
    session.pop(KEPT_AS, None)
    if chosen:
        session[KEPT_AS] = int(chosen)
    return True


def offers(reach: Reach, language: Language) -> Iterator[Offer]:
    for one in reach.offered:
        lent = "" if one.person_id == reach.person.pk else one.person.name
        instead = f", {workshop_text('for_whom', language, {'who': lent})}" if lent else ""
        yield Offer(one.pk, held_text(one, language) + instead, one == reach.acting)


def actor_in(reach: Reach, language: Language) -> Actor:
    """The person; with the role that they chose, as there is no other way to tell which of several it was."""
    actor = actor_of_person(reach.person)
    if reach.acting is None:
        return actor
    holder = reach.stands_in_for
    instead = actor_of_person(holder).name if holder else ""
    return replace(actor, acting_as=held_text(reach.acting, language), on_behalf_of=instead)


def held_text(one: Appointment, language: Language) -> str:
    """Role and organisation, and how it is held where it is not by appointment proper."""
    role = workshop_text(f"role_{one.role}", language)
    how = "" if one.held == FULL else f" ({workshop_text(f'held_short_{one.held}', language)})"
    called: str = one.called  # type: ignore[attr-defined]  # annotated where appointments are offered
    return f"{role}{how}, {called}"
