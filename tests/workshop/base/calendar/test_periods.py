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
    PARTS,
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
    kinds = [kind for kind in MONTHS if kind != "nine_months" or day.month <= 9]
    assert [one.kind for one in found if one.rule == "calendar"] == kinds


@given(DAYS)
def test_no_window_that_holds_the_day_is_forgotten(day: date) -> None:
    years, makers = range(day.year - 1, day.year + 2), (reporting_window, calendar_window)
    every = [
        maker(kind, year, number)
        for maker in makers
        for kind, months in MONTHS.items()
        for year in years
        for number in range(1, 12 // months + 1)
    ]
    assert set(windows_holding(day)) == {one for one in every if one.first <= day <= one.last}


@pytest.mark.parametrize("kind", ["month", "quarter", "half", "year"])
@pytest.mark.parametrize("maker", [reporting_window, calendar_window])
def test_windows_of_a_kind_follow_one_another_without_a_gap(kind: str, maker: Maker) -> None:
    windows = [maker(kind, year, number) for year in (2023, 2024) for number in range(1, 12 // MONTHS[kind] + 1)]
    assert all(following.first - one.last == timedelta(days=1) for one, following in pairwise(windows))


@pytest.mark.parametrize(("kind", "number"), [("month", 13), ("quarter", 0), ("half", 3), ("year", 2)])
def test_a_part_that_the_calendar_does_not_have_is_refused(kind: str, number: int) -> None:
    with pytest.raises(NoSuchWindow, match=f"{kind} {number}"):
        calendar_window(kind, 2024, number)


@pytest.mark.parametrize(("kind", "number"), [("half", 3), ("nine_months", 2), ("year", 2)])
def test_a_part_that_reporting_does_not_have_is_refused(kind: str, number: int) -> None:
    with pytest.raises(NoSuchWindow, match=f"{kind} {number}"):
        reporting_window(kind, 2024, number)


def test_what_the_rule_is_not_known_to_have_is_inferred_and_says_so() -> None:
    windows = {(kind, number): reporting_window(kind, 2026, number) for kind, number in PARTS}
    assert {part for part, one in windows.items() if one.is_inferred} == {("half", 2), ("nine_months", 1)}
    assert (windows["half", 2].first, windows["half", 2].last) == (date(2026, 6, 15), date(2026, 12, 14))
    assert (windows["nine_months", 1].first, windows["nine_months", 1].last) == (date(2025, 12, 15), date(2026, 9, 14))
    assert not any(calendar_window(kind, 2026, number).is_inferred for kind, number in PARTS)


def test_the_parts_of_a_year_stand_in_the_order_in_which_they_end() -> None:
    ends = [reporting_window(kind, 2026, number).last for kind, number in PARTS]
    assert ends == sorted(ends)
    assert {kind for kind, _ in PARTS} == MONTHS.keys() - {"month"}
