"""Windows of reporting and of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thang.workshop.base.calendar.periods import (
    MONTHS,
    NoSuchWindow,
    Window,
    calendar_window,
    reporting_window,
    windows_holding,
)

Maker = Callable[[str, int, int], Window]
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("kind", "number", "first", "last"),
    [
        ("month", 1, date(2022, 12, 15), date(2023, 1, 14)),
        ("month", 3, date(2023, 2, 15), date(2023, 3, 14)),
        ("quarter", 1, date(2022, 12, 15), date(2023, 3, 14)),
        ("quarter", 4, date(2023, 9, 15), date(2023, 12, 14)),
        ("half", 1, date(2022, 12, 15), date(2023, 6, 14)),
        ("year", 1, date(2022, 12, 15), date(2023, 12, 14)),
    ],
)
def test_windows_of_reporting_are_those_of_the_table_of_the_rule(
    kind: str, number: int, first: date, last: date
) -> None:
    window = reporting_window(kind, 2023, number)
    assert (window.first, window.last) == (first, last)


@pytest.mark.parametrize(
    ("kind", "number", "first", "last"),
    [
        ("month", 2, date(2024, 2, 1), date(2024, 2, 29)),
        ("month", 12, date(2024, 12, 1), date(2024, 12, 31)),
        ("quarter", 3, date(2024, 7, 1), date(2024, 9, 30)),
        ("half", 2, date(2024, 7, 1), date(2024, 12, 31)),
        ("year", 1, date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_windows_of_the_calendar_end_with_their_last_month(kind: str, number: int, first: date, last: date) -> None:
    window = calendar_window(kind, 2024, number)
    assert (window.first, window.last) == (first, last)
    assert window.days == (last - first).days + 1


@given(DAYS)
def test_every_window_that_is_found_holds_the_day(day: date) -> None:
    found = windows_holding(day)
    assert all(one.first <= day <= one.last for one in found)
    assert [one.kind for one in found if one.rule == "calendar"] == list(MONTHS)


@given(DAYS)
def test_no_window_that_holds_the_day_is_forgotten(day: date) -> None:
    years, makers = range(day.year - 1, day.year + 2), (reporting_window, calendar_window)
    every = [
        maker(kind, year, number)
        for maker in makers
        for kind, months in MONTHS.items()
        for year in years
        for number in range(1, 1 if kind == "half" and maker is reporting_window else 12 // months + 1)
    ]
    halves = [reporting_window("half", year) for year in years]
    assert set(windows_holding(day)) == {one for one in [*every, *halves] if one.first <= day <= one.last}


@pytest.mark.parametrize("kind", ["month", "quarter", "year"])
@pytest.mark.parametrize("maker", [reporting_window, calendar_window])
def test_windows_of_a_kind_follow_one_another_without_a_gap(kind: str, maker: Maker) -> None:
    windows = [maker(kind, year, number) for year in (2023, 2024) for number in range(1, 12 // MONTHS[kind] + 1)]
    assert all(following.first - one.last == timedelta(days=1) for one, following in pairwise(windows))


@pytest.mark.parametrize(("kind", "number"), [("month", 13), ("quarter", 0), ("half", 3), ("year", 2)])
def test_a_part_that_the_calendar_does_not_have_is_refused(kind: str, number: int) -> None:
    with pytest.raises(NoSuchWindow, match=f"{kind} {number}"):
        calendar_window(kind, 2024, number)


def test_there_is_no_second_half_of_reporting() -> None:
    with pytest.raises(NoSuchWindow, match="from 1 to 1"):
        reporting_window("half", 2024, 2)
