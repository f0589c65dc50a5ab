"""Working days, against a second calculation that lists the days one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thang.workshop.base.calendar.working import Calendar, NotWorkedInExchange

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 120).map(lambda after: FIRST + timedelta(days=after))


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Of any days off, and any worked weekend days that are not off."""
    off = draw(st.frozensets(DAYS, max_size=40))
    weekends = draw(st.frozensets(DAYS.filter(lambda day: day.strftime("%a") in {"Sat", "Sun"}), max_size=10))
    return Calendar(off, weekends - off)


def listed(calendar: Calendar, first: date, last: date) -> list[date]:
    """Every working day from the first to the last: weekdays without what is off, and what is worked, by sets."""
    span = {first + timedelta(days=after) for after in range((last - first).days + 1)}
    weekdays = {day for day in span if day.strftime("%a") in {"Mon", "Tue", "Wed", "Thu", "Fri"}}
    return sorted((weekdays - calendar.off) | (span & calendar.worked))


@given(calendars(), DAYS)
def test_a_day_is_worked_as_the_list_has_it(calendar: Calendar, day: date) -> None:
    assert calendar.is_working(day) == (listed(calendar, day, day) == [day])


@given(calendars(), DAYS, st.integers(1, 60))
def test_adding_gives_the_nth_of_the_days_after(calendar: Calendar, day: date, count: int) -> None:
    after = listed(calendar, day + timedelta(days=1), day + timedelta(days=400))
    assert calendar.add_working_days(day, count) == after[count - 1]


@given(calendars(), DAYS, st.integers(1, 60))
def test_taking_away_gives_the_nth_of_the_days_before(calendar: Calendar, day: date, count: int) -> None:
    before = listed(calendar, day - timedelta(days=400), day - timedelta(days=1))
    assert calendar.add_working_days(day, -count) == before[-count]


@given(calendars(), DAYS, DAYS)
def test_between_counts_the_days_after_the_first_to_the_last(calendar: Calendar, first: date, last: date) -> None:
    assert calendar.working_days_between(first, last) == len(listed(calendar, first + timedelta(days=1), last))


@given(calendars(), DAYS, st.integers(1, 60))
def test_adding_and_counting_are_one_another_s_reverse(calendar: Calendar, day: date, count: int) -> None:
    reached = calendar.add_working_days(day, count)
    assert calendar.is_working(reached)
    assert calendar.working_days_between(day, reached) == count


@given(calendars(), DAYS)
def test_adding_nothing_stays_even_on_a_day_off(calendar: Calendar, day: date) -> None:
    assert calendar.add_working_days(day, 0) == day


def test_a_term_over_tet_counts_neither_tet_nor_weekends_but_the_saturday_worked_for_it() -> None:
    tet = frozenset(date(2026, 2, 16) + timedelta(days=after) for after in range(5))
    calendar = Calendar(off=tet, worked=frozenset({date(2026, 2, 28)}))
    assert calendar.add_working_days(date(2026, 2, 13), 1) == date(2026, 2, 23)
    assert calendar.add_working_days(date(2026, 2, 13), 6) == date(2026, 2, 28)
    assert calendar.add_working_days(date(2026, 2, 23), -1) == date(2026, 2, 13)


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        (frozenset[date](), frozenset({date(2026, 11, 2)})),
        (frozenset({date(2026, 11, 7)}), frozenset({date(2026, 11, 7)})),
    ],
)
def test_a_weekday_or_a_day_off_is_not_worked_in_exchange(off: frozenset[date], worked: frozenset[date]) -> None:
    with pytest.raises(NotWorkedInExchange, match="2026-11-0") as wrong:
        Calendar(off, worked)
    assert wrong.value.days == worked
