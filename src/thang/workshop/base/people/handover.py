"""What somebody leaves open when a role of theirs ends, and who goes on with it: nothing is left without an owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.models import Appointment, Person
from thang.workshop.base.people.waiting import SOURCES, Handing


@dataclass(frozen=True, slots=True)
class Left:
    """Open work of one kind; `name` is its source's."""

    name: str
    handing: Handing
    pieces: Sequence[str]


def left_open(appointment: Appointment, on: date) -> list[Left]:
    """All that the person would leave without an owner."""
    handed = ((one.name, one.handing) for one in SOURCES.values() if one.handing is not None)
    found = (Left(name, handing, handing.left(appointment, on)) for name, handing in handed)
    return [one for one in found if one.pieces]


def check_successor(left: Sequence[Left], appointment: Appointment, on: date, successor: Person | None) -> None:
    """Raises Refused where nobody would go on with what is open, or somebody who cannot."""
    if not left:
        return
    pieces = [piece for one in left for piece in one.pieces]
    if successor is None:
        raise Refused("work_is_open", "successor", count=str(len(pieces)), first=pieces[0])
    may_take = all(one.handing.may_take(successor, appointment, on) for one in left)
    if successor.pk == appointment.person_id or not may_take:
        raise Refused("successor_cannot", "successor", name=successor.name)
