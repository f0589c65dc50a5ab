"""What the services of the calendar write, what they leave in the trail, and what they refuse."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from thang.words.workshop_calendar import CALENDAR
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.queries import entries_of
from thang.workshop.base.audit.services import Actor
from thang.workshop.base.calendar.models import DayOff
from thang.workshop.base.calendar.queries import basis_text, calendar_of, months_of, years_not_filled
from thang.workshop.base.calendar.services import Facts, fill_year, set_day, take_day_away
from thang.workshop.base.parts.forms import Refused

pytestmark = pytest.mark.django_db
ACTOR = Actor("Người thử")
OFF = Facts(date(2026, 8, 31), "Nghỉ hoán đổi", "Thông báo thử", "Swapped day off")
WORKED = Facts(date(2026, 8, 22), "Làm bù", "Thông báo thử", "Worked in exchange", is_working=True)


def put(facts: Facts, **changed: Any) -> DayOff:
    return set_day(replace(facts, **changed), actor=ACTOR)


def refusal(does: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        does()
    return refused.value.kind, refused.value.field


def test_a_day_that_is_set_has_its_entry() -> None:
    one = put(OFF)
    entry = entries_of(one).get()
    assert (entry.action, entry.subject_name, entry.basis) == (
        "calendar.day_set",
        "Nghỉ hoán đổi (31/08/2026)",
        "Thông báo thử",
    )
    assert json.loads(entry.after)["is_working"] == "False"


def test_a_day_set_anew_changes_and_tells_how_it_was() -> None:
    one = put(OFF)
    put(OFF, name="Nghỉ thêm")
    assert DayOff.objects.get().name == "Nghỉ thêm"
    entry = entries_of(one).order_by("-number")[0]
    assert entry.action == "calendar.day_changed"
    assert (json.loads(entry.before), json.loads(entry.after)) == ({"name": OFF.name}, {"name": "Nghỉ thêm"})


def test_a_day_set_as_it_is_leaves_no_entry() -> None:
    one = put(OFF)
    put(OFF)
    assert entries_of(one).count() == 1


@pytest.mark.parametrize("field", ["name", "basis"])
def test_a_day_that_says_nothing_there_is_refused(field: str) -> None:
    assert refusal(lambda: put(OFF, **{field: " "})) == ("day_says_nothing", field)


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2100, 1, 1)])
def test_a_day_too_far_away_is_refused(day: date) -> None:
    assert refusal(lambda: put(OFF, day=day)) == ("day_is_too_far", "day")


def test_a_weekday_is_not_worked_in_exchange() -> None:
    assert refusal(lambda: put(OFF, is_working=True)) == ("only_weekends_are_worked", "is_working")
    assert put(WORKED).is_working


def test_a_day_that_is_taken_away_stays_in_the_trail() -> None:
    one = put(OFF)
    take_day_away(DayOff.objects.get(), reason="ghi nhầm", actor=ACTOR)
    assert not DayOff.objects.exists()
    entry = entries_of(one).order_by("-number")[0]
    assert (entry.action, entry.basis) == ("calendar.day_taken_away", "ghi nhầm")
    assert json.loads(entry.before)["day"] == "2026-08-31"


def test_the_law_fills_a_year_with_proposals_in_both_languages() -> None:
    new = fill_year(2025, actor=ACTOR)
    found = {one.day: one for one in DayOff.objects.all()}
    assert len(new) == len(found) == Entry.objects.filter(action="calendar.day_proposed").count()
    # Article 112 has 11: New Year, five at Tết, the Hùng Kings, 30/4, 1/5, two at National Day.
    law = ["01-01", "01-29", "01-30", "01-31", "04-07", "04-30", "05-01", "09-02"]
    assert {date.fromisoformat(f"2025-{day}") for day in law} <= found.keys()
    assert len(found) >= 11
    national = found[date(2025, 9, 2)]
    assert (national.name, national.name_en) == ("Quốc khánh", "National Day")
    assert all("cần đối chiếu" in one.basis for one in found.values())
    assert basis_text(national, "en") == CALENDAR["calendar_basis_proposed"].en


def test_a_swap_that_is_known_comes_as_a_pair() -> None:
    fill_year(2025, actor=ACTOR)
    assert not DayOff.objects.get(day=date(2025, 5, 2)).is_working
    assert DayOff.objects.get(day=date(2025, 4, 26)).is_working
    assert DayOff.objects.exclude(day__year=2025).count() == 0


def test_filling_twice_changes_nothing_and_leaves_no_entry() -> None:
    fill_year(2026, actor=ACTOR)
    days, entries = list(DayOff.objects.values_list()), Entry.objects.count()
    assert fill_year(2026, actor=ACTOR) == []
    assert (list(DayOff.objects.values_list()), Entry.objects.count()) == (days, entries)


def test_filling_leaves_what_the_office_set() -> None:
    put(OFF, day=date(2026, 9, 2), name="Ngày Quốc khánh")
    fill_year(2026, actor=ACTOR)
    one = DayOff.objects.get(day=date(2026, 9, 2))
    assert (one.name, basis_text(one, "en")) == ("Ngày Quốc khánh", "Thông báo thử")


@pytest.mark.parametrize("year", [2020, 2100])
def test_a_year_without_that_law_or_a_lunar_calendar_is_not_filled(year: int) -> None:
    assert refusal(lambda: fill_year(year, actor=ACTOR)) == ("year_cannot_be_filled", "")


@pytest.mark.parametrize("year", [2021, 2099])
def test_the_first_and_the_last_year_can_be_filled(year: int) -> None:
    new = fill_year(year, actor=ACTOR)
    assert len(new) >= 11
    assert {one.day.year for one in new} == {year}


def test_the_calendar_of_a_span_is_one_query_and_holds_its_ends_only(django_assert_num_queries: Any) -> None:
    put(OFF)
    put(WORKED)
    put(OFF, day=date(2026, 9, 1))
    with django_assert_num_queries(1):
        found = calendar_of(date(2026, 8, 22), date(2026, 8, 31))
    assert (found.off, found.worked) == (frozenset({date(2026, 8, 31)}), frozenset({date(2026, 8, 22)}))


def test_a_year_s_months_count_their_working_days_in_one_query(django_assert_num_queries: Any) -> None:
    put(OFF)
    put(WORKED)
    with django_assert_num_queries(1):
        months = months_of(2026)
    # August 2026 begins on a Saturday: 21 weekdays, one off, one Saturday worked.
    assert [(one.number, one.working) for one in months][7] == (8, 21)
    assert [one.day.day for one in months[7].days] == [22, 31]
    assert months[0].working == 22


def test_years_of_which_nothing_is_kept_are_named() -> None:
    put(OFF)
    assert years_not_filled(date(2025, 12, 30), date(2027, 1, 2)) == [2025, 2027]
