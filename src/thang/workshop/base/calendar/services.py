"""The only writer of the calendar. Every function is one transaction and leaves an entry in the trail for each day."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from thang.words.workshop import workshop_text
from thang.workshop.base.audit.services import Actor, Done, record, record_all, writing
from thang.workshop.base.calendar.law import FIRST_YEAR, LAST_YEAR, Proposal, proposed
from thang.workshop.base.calendar.models import DayOff
from thang.workshop.base.calendar.working import is_weekend
from thang.workshop.base.parts.forms import Refused

# Kept in the language of the office; pages say it in theirs (queries.basis_text).
PROPOSED = workshop_text("calendar_basis_proposed", "vi")
EARLIEST, LATEST = date(2000, 1, 1), date(LAST_YEAR, 12, 31)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a day. `is_working`: a Saturday or Sunday worked in exchange, else a day off."""

    day: date
    name: str
    basis: str
    name_en: str = ""
    is_working: bool = False


@writing
def set_day(facts: Facts, *, actor: Actor) -> DayOff:
    """Say what a day is, whether it was said before or not; what is so already leaves no entry. Raises Refused."""
    _check(facts)
    said = asdict(facts)
    one = DayOff.objects.filter(day=facts.day).first()
    if one is None:
        made = DayOff.objects.create(**said)
        record(actor, "calendar.day_set", made, after=said, basis=facts.basis)
        return made
    before = {name: getattr(one, name) for name in said}
    changed = {name: value for name, value in said.items() if before[name] != value}
    if changed:
        for name, value in changed.items():
            setattr(one, name, value)
        one.save()
        was = {name: before[name] for name in changed}
        record(actor, "calendar.day_changed", one, before=was, after=changed, basis=facts.basis)
    return one


@writing
def take_day_away(one: DayOff, *, reason: str, actor: Actor) -> None:
    """The day is again as its weekday has it; what was said of it stays in the trail."""
    before = {name: getattr(one, name) for name in Facts.__dataclass_fields__}
    record(actor, "calendar.day_taken_away", one, before=before, basis=reason)
    one.delete()


@writing
def fill_year(year: int, *, actor: Actor) -> list[DayOff]:
    """The proposals of the law for days of which nothing is said yet; days that the office set stay as they are.

    Gives the new ones: none when it runs a second time. Raises Refused for years without a lunar calendar or before the
    law that the proposals name.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("year_cannot_be_filled", first=str(FIRST_YEAR), last=str(LAST_YEAR))
    known = set(DayOff.objects.filter(day__year=year).values_list("day", flat=True))
    new = [_proposal(one) for one in proposed(year) if one.day not in known]
    for one in new:
        one.save()
    record_all(actor, [_proposing(one) for one in new])
    return new


def _proposal(one: Proposal) -> DayOff:
    return DayOff(**asdict(one), basis=PROPOSED)


def _proposing(one: DayOff) -> Done:
    after = {name: getattr(one, name) for name in Facts.__dataclass_fields__}
    return Done("calendar.day_proposed", one, after=after, basis=PROPOSED)


def _check(facts: Facts) -> None:
    for name in ("name", "basis"):
        if not getattr(facts, name).strip():
            raise Refused("day_says_nothing", name)
    if not EARLIEST <= facts.day <= LATEST:
        raise Refused("day_is_too_far", "day", first=EARLIEST, last=LATEST)
    if facts.is_working and not is_weekend(facts.day):
        raise Refused("only_weekends_are_worked", "is_working", on=facts.day)
