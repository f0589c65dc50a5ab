"""What somebody leaves open when a role of theirs ends, and who goes on with it.

An app whose work belongs to a person registers it here when it starts; nothing is left without an owner.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Appointment, Person


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of open work; `work_<name>` is its sentence.

    `left`: how each piece is called that the person could not go on with, were the appointment over on the day.
    `may_take`: whether somebody else could, from the day on. `hand_over`: makes these pieces theirs; a service.
    """

    name: str
    left: Callable[[Appointment, date], Sequence[str]]
    may_take: Callable[[Person, Appointment, date], bool]
    hand_over: Callable[[Appointment, date, Person], None]


@dataclass(frozen=True, slots=True)
class Left:
    """Open work of one kind."""

    work: Work
    pieces: Sequence[str]


WORKS: dict[str, Work] = {}


def register(work: Work) -> None:
    WORKS[work.name] = work


def left_open(appointment: Appointment, on: date) -> list[Left]:
    """All that the person would leave without an owner."""
    found = (Left(work, work.left(appointment, on)) for work in WORKS.values())
    return [one for one in found if one.pieces]


def check_successor(left: Sequence[Left], appointment: Appointment, on: date, successor: Person | None) -> None:
    """Raises Refused where nobody would go on with what is open, or somebody who cannot."""
    if not left:
        return
    pieces = [piece for one in left for piece in one.pieces]
    if successor is None:
        raise Refused("work_is_open", "successor", count=str(len(pieces)), first=pieces[0])
    may_take = all(one.work.may_take(successor, appointment, on) for one in left)
    if successor.pk == appointment.person_id or not may_take:
        raise Refused("successor_cannot", "successor", name=successor.name)
