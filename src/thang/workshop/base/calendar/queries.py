"""Reading the calendar. Everybody who is signed in may read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import QuerySet

from thang.engine.framework import Language
from thang.words.workshop import workshop_text
from thang.workshop.base.calendar.models import DayOff
from thang.workshop.base.calendar.periods import calendar_window
from thang.workshop.base.calendar.services import PROPOSED
from thang.workshop.base.calendar.working import Calendar


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its days off and worked weekends. `working`: how many days of it are worked."""

    number: int
    working: int
    days: list[DayOff] = field(default_factory=list)


def days_known() -> QuerySet[DayOff]:
    """By the day."""
    return DayOff.objects.order_by("day")


def calendar_of(first: date, last: date) -> Calendar:
    """What is kept of the days from the first to the last, as a value for arithmetic, in one query."""
    rows = DayOff.objects.filter(day__range=(first, last)).values_list("day", "is_working")
    return calendar_from(list(rows))


def calendar_from(rows: list[tuple[date, bool]]) -> Calendar:
    """Of days with whether they are worked."""
    off = frozenset(day for day, is_working in rows if not is_working)
    return Calendar(off, frozenset(day for day, is_working in rows if is_working))


def months_of(year: int) -> list[Month]:
    """The twelve of a year, in one query."""
    rows = list(days_known().filter(day__year=year))
    calendar = calendar_from([(one.day, one.is_working) for one in rows])
    return list(_months(year, rows, calendar))


def years_not_filled(first: date, last: date) -> list[int]:
    """Years of the span for which nothing is kept: a count over them takes only the weekends away."""
    found = {day.year for day in DayOff.objects.filter(day__year__range=(first.year, last.year)).dates("day", "year")}
    return [year for year in range(first.year, last.year + 1) if year not in found]


def basis_text(one: DayOff, language: Language) -> str:
    """As the office wrote it; a proposal in the reader's language."""
    return workshop_text("calendar_basis_proposed", language) if is_proposed(one) else one.basis


def is_proposed(one: DayOff) -> bool:
    """Nobody has checked it yet."""
    return one.basis == PROPOSED


def _months(year: int, rows: list[DayOff], calendar: Calendar) -> Iterator[Month]:
    for number in range(1, 13):
        window = calendar_window("month", year, number)
        working = calendar.working_days_between(window.first - timedelta(days=1), window.last)
        yield Month(number, working, [one for one in rows if one.day.month == number])
