"""Saved lists of whom one reminds: kept, and asked who is on them today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.audit.services import Actor, record, writing
from thang.workshop.base.notices.models import EVERYBODY, NEVER_IN, OPEN_WORK, Recipients
from thang.workshop.base.notices.queries import work_text
from thang.workshop.base.notices.texts import Line, TooLong, pieces
from thang.workshop.base.organisations.models import Closure, Organisation
from thang.workshop.base.organisations.queries import named_on
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import lasting
from thang.workshop.base.parts.templatetags.parts import shown
from thang.workshop.base.people.access import Reach
from thang.workshop.base.people.models import Appointment
from thang.workshop.base.people.roles import PEOPLE
from thang.workshop.base.people.waiting import open_in

# Messaging groups speak Vietnamese, in whatever language the page is read.
LANGUAGE: Language = "vi"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is to be."""

    name: str
    role: str
    only: str
    opening: str
    closing: str
    chosen: Sequence[Organisation] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit on a list today, with who is meant there and what is said of it."""

    organisation: Any  # with `name`, as `named_on` annotates it
    people: Sequence[Appointment]
    line: Line


def lists_seen_by(reach: Reach) -> QuerySet[Recipients]:
    """Those of the organisations in which they keep people."""
    return Recipients.objects.filter(organisation__in=reach.kept(PEOPLE)).order_by("name", "pk")


@writing
def keep_list(one: Recipients, wanted: Wanted, *, actor: Actor) -> Recipients:
    """A new one, or one as it is to be now. Raises Refused for a name that there is already."""
    others = Recipients.objects.filter(organisation=one.organisation, name=wanted.name.strip()).exclude(pk=one.pk)
    if others.exists():
        raise Refused("list_is_there", "list_name", name=wanted.name)
    try:
        pieces(wanted.opening, [], wanted.closing)
    except TooLong:
        raise Refused("list_text_is_long", "opening") from None
    is_new, before = one.pk is None, _state(one)
    one.name, one.role, one.only = wanted.name.strip(), wanted.role, wanted.only
    one.opening, one.closing = wanted.opening.strip(), wanted.closing.strip()
    one.save()
    one.chosen.set(wanted.chosen)
    action = "recipients.added" if is_new else "recipients.changed"
    record(actor, action, one, before=None if is_new else before, after=_state(one))
    return one


@writing
def drop_list(one: Recipients, *, actor: Actor) -> None:
    """What was sent by it stays in the log."""
    record(actor, "recipients.dropped", one, before=_state(one))
    one.delete()


def units_of(one: Recipients, reach: Reach) -> list[Unit]:
    """By name: those of the list that the one who asks still keeps, and that have what the list is for."""
    rows = list(named_on(_organisations(one, reach), reach.today).order_by("order", "pk"))
    found = Organisation.objects.filter(pk__in=[row.pk for row in rows])
    people, works = _people(one, found, reach.today), _works(found, reach.today)
    units = (Unit(row, people[row.pk], Line(row.name, _said(one, people[row.pk], works[row.pk]))) for row in rows)
    return [unit for unit in units if _is_meant(one, unit, works[unit.organisation.pk])]


def text_of(one: Recipients, units: Sequence[Unit], today: date) -> list[str]:
    """Empty where nobody is on the list. Raises TooLong."""
    if not units:
        return []
    facts = {"day": shown(today, LANGUAGE), "count": shown(len(units), LANGUAGE)}
    return pieces(filled(one.opening, facts), [unit.line for unit in units], filled(one.closing, facts))


def filled(text: str, facts: dict[str, str]) -> str:
    """The marks [ngay] and [so-don-vi] as they are today; other brackets stay as they were typed.

    >>> filled("Đến [ngay], [so-don-vi] đơn vị {khác}", {"day": "23/11/2026", "count": "2"})
    'Đến 23/11/2026, 2 đơn vị {khác}'
    """
    return text.replace("[ngay]", facts["day"]).replace("[so-don-vi]", facts["count"])


def _organisations(one: Recipients, reach: Reach) -> QuerySet[Organisation]:
    kept = reach.kept(PEOPLE)
    chosen = one.chosen.values_list("pk", flat=True)
    if chosen:
        return kept.filter(pk__in=list(chosen))
    below = Closure.objects.filter(lasting(reach.today), ancestor=one.organisation, descendant=OuterRef("pk"))
    return kept.filter(Exists(below.filter(depth__gt=0)))


def _people(one: Recipients, found: QuerySet[Organisation], today: date) -> defaultdict[int, list[Appointment]]:
    """Who holds a role there, or the one of the list; each person once."""
    rows = Appointment.objects.filter(lasting(today), organisation__in=found, person__is_active=True)
    meant = rows.filter(role=one.role) if one.role else rows
    people: defaultdict[int, list[Appointment]] = defaultdict(list)
    for held in meant.select_related("person__channel").order_by("person__sort_key", "pk"):
        if held.person_id not in [other.person_id for other in people[held.organisation_id]]:
            people[held.organisation_id].append(held)
    return people


def _works(found: QuerySet[Organisation], today: date) -> defaultdict[int, list[str]]:
    works: defaultdict[int, list[str]] = defaultdict(list)
    for work in open_in(found, today):
        due = shown(work.due, LANGUAGE)
        text = workshop_text("list_work", LANGUAGE, {"work": work_text(work, LANGUAGE), "due": due})
        works[work.organisation or 0].append(text)
    return works


def _said(one: Recipients, people: Sequence[Appointment], works: Sequence[str]) -> Sequence[str]:
    if one.only != NEVER_IN:
        return works
    names = ", ".join(held.person.name for held in people if held.person.last_login is None)
    return [workshop_text("list_never_in", LANGUAGE, {"names": names})] if names else []


def _is_meant(one: Recipients, unit: Unit, works: Sequence[str]) -> bool:
    has_role = bool(unit.people) or not one.role
    return {
        EVERYBODY: has_role,
        OPEN_WORK: has_role and bool(works),
        NEVER_IN: any(held.person.last_login is None for held in unit.people),
    }[one.only]


def _state(one: Recipients) -> dict[str, object]:
    fields = {name: getattr(one, name) for name in ("name", "role", "only", "opening", "closing")}
    return {**fields, "units": "; ".join(_names(one))}


def _names(one: Recipients) -> Iterator[str]:
    return (str(unit) for unit in one.chosen.order_by("pk")) if one.pk else iter(())
