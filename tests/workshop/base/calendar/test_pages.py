"""The pages of the calendar: who has them, what they show, what they do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.workshop.conftest import Browser, person
from thang.workshop.base.audit.queries import entries_of
from thang.workshop.base.audit.services import Actor
from thang.workshop.base.calendar.models import DayOff
from thang.workshop.base.calendar.periods import PARTS
from thang.workshop.base.calendar.services import Facts, fill_year, set_day
from thang.workshop.base.calendar.shown import running_on
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.roles import ROLES

ACTOR = Actor("Người thử")
READING = ("/calendar/2026/", "/calendar/count/", "/calendar/count/?day=2026-08-28&count=1")
WRITING = ("/calendar/set/", "/calendar/set/?day=2026-08-31", "/calendar/days/{day}/take-away/", "/calendar/2026/fill/")
TYPED = {"day": "2026-12-31", "name": "Nghỉ thêm", "name_en": "One more day off", "basis": "Thông báo thử"}


@pytest.fixture
def day(db: None) -> DayOff:
    facts = Facts(date(2026, 8, 31), "Nghỉ hoán đổi", "Thông báo thử", "Swapped day off")
    return set_day(facts, actor=ACTOR)


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize("address", ["/calendar/", *READING, *WRITING])
def test_who_has_not_signed_in_is_sent_to_sign_in(day: DayOff, address: str) -> None:
    page = Client().get(address.format(day=day.pk))
    assert page.status_code == 302
    assert page.headers["Location"].startswith("/sign-in/?next=/calendar/")


@pytest.mark.parametrize("address", READING)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_reads_the_calendar(
    province: Organisation, day: DayOff, browser: Browser, role: str, address: str
) -> None:
    assert browser(person("somebody", role, province)).get(address).status_code == 200


@pytest.mark.parametrize("address", WRITING)
@pytest.mark.parametrize("role", ROLES)
def test_a_role_has_the_writing_pages_if_the_table_of_roles_says_so(
    province: Organisation, day: DayOff, browser: Browser, role: str, address: str
) -> None:
    page = browser(person("somebody", role, province)).get(address.format(day=day.pk))
    assert page.status_code == (200 if "calendar" in ROLES[role].keeps else 404)


@pytest.mark.parametrize("address", WRITING)
def test_an_officer_cannot_write_past_the_pages(officer: Person, day: DayOff, browser: Browser, address: str) -> None:
    page = browser(officer).post(address.format(day=day.pk), {**TYPED, "reason": "x"})
    assert page.status_code == 404
    assert list(DayOff.objects.all()) == [day]


def test_the_calendar_opens_with_this_year(officer: Person, browser: Browser) -> None:
    page = browser(officer).get("/calendar/")
    assert page.status_code == 302
    assert text_of(browser(officer), page.headers["Location"]).count('<th scope="row">') == 13 + len(PARTS)


@pytest.mark.parametrize("address", ["/calendar/1999/", "/calendar/2100/", "/calendar/99999/"])
def test_a_year_too_far_away_answers_404(office: Person, browser: Browser, address: str) -> None:
    assert browser(office).get(address).status_code == 404
    assert browser(office).get(f"{address}fill/").status_code == 404


@pytest.mark.parametrize(("year", "absent"), [(2000, 1999), (2099, 2100)])
def test_the_first_and_the_last_year_lead_no_further(officer: Person, browser: Browser, year: int, absent: int) -> None:
    assert f"/calendar/{absent}/" not in text_of(browser(officer), f"/calendar/{year}/")


def test_a_year_shows_its_days_and_how_many_each_month_works(officer: Person, day: DayOff, browser: Browser) -> None:
    text = text_of(browser(officer), "/calendar/2026/")
    assert '<th scope="row">Tháng 8/2026</th><td class="figure">20</td>' in text
    assert "31/08/2026 (thứ Hai): Nghỉ hoán đổi · nghỉ" in text
    assert '<td class="figure">260</td>' in text
    assert "/calendar/set/" not in text


def test_a_year_speaks_english_too(officer: Person, day: DayOff, browser: Browser) -> None:
    client = browser(officer)
    client.cookies["thang_language"] = "en"
    assert "31 August 2026 (Monday): Swapped day off · off" in text_of(client, "/calendar/2026/")


def test_an_empty_year_says_that_nothing_is_taken_away(officer: Person, day: DayOff, browser: Browser) -> None:
    client = browser(officer)
    assert "Chưa nhập ngày nghỉ lễ, tết của năm 2027" in text_of(client, "/calendar/2027/")
    assert "Chưa nhập ngày nghỉ" not in text_of(client, "/calendar/2026/")


def test_proposals_are_marked_until_somebody_has_checked_them(office: Person, browser: Browser) -> None:
    fill_year(2026, actor=ACTOR)
    client = browser(office)
    count = DayOff.objects.count()
    assert text_of(client, "/calendar/2026/").count(">cần đối chiếu</span>") == count
    typed = {"day": "2026-09-02", "name": "Quốc khánh", "name_en": "National Day", "basis": "Thông báo thử"}
    client.post("/calendar/set/", typed)
    text = text_of(client, "/calendar/2026/")
    assert text.count(">cần đối chiếu</span>") == count - 1
    assert f"{count - 1} ngày dưới đây là đề xuất" in text


def test_the_office_sets_a_day_and_the_trail_says_who(office: Person, browser: Browser) -> None:
    page = browser(office).post("/calendar/set/", TYPED)
    assert (page.status_code, page.headers["Location"]) == (302, "/calendar/2026/")
    entry = entries_of(DayOff.objects.get()).get()
    assert (entry.action, entry.actor) == ("calendar.day_set", "Người thử office (office)")


def test_a_weekday_that_is_said_to_be_worked_is_refused_beside_its_field(office: Person, browser: Browser) -> None:
    page = browser(office).post("/calendar/set/", {**TYPED, "is_working": "on"})
    assert 'id="id_is_working_error">31/12/2026 không phải là thứ Bảy hay Chủ nhật' in page.content.decode()
    assert not DayOff.objects.exists()


def test_the_form_of_a_day_that_is_known_holds_what_is_said_of_it(
    office: Person, day: DayOff, browser: Browser
) -> None:
    client = browser(office)
    assert 'value="Swapped day off"' in text_of(client, "/calendar/set/?day=2026-08-31")
    assert 'value="2026-08-30"' in text_of(client, "/calendar/set/?day=2026-08-30")
    assert "Swapped" not in text_of(client, "/calendar/set/?day=hom-qua")


def test_the_office_takes_a_day_away(office: Person, day: DayOff, browser: Browser) -> None:
    client = browser(office)
    assert client.post(f"/calendar/days/{day.pk}/take-away/", {"reason": "ghi nhầm"}).status_code == 302
    assert not DayOff.objects.exists()
    assert client.get(f"/calendar/days/{day.pk}/take-away/").status_code == 404


def test_looking_at_the_page_that_fills_a_year_fills_nothing_and_sending_it_does(
    office: Person, browser: Browser
) -> None:
    client = browser(office)
    assert "Điền ngày nghỉ lễ, tết năm 2026" in text_of(client, "/calendar/2026/fill/")
    assert not DayOff.objects.exists()
    assert client.post("/calendar/2026/fill/").status_code == 302
    assert DayOff.objects.filter(day=date(2026, 9, 2)).exists()


def test_a_year_that_cannot_be_filled_says_why(office: Person, browser: Browser) -> None:
    page = browser(office).post("/calendar/2020/fill/")
    assert "chỉ điền được cho các năm từ 2021" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("day=2026-08-28&count=1", "1 ngày làm việc kể từ sau ngày 28/08/2026: thứ Ba, 01/09/2026"),
        ("day=2026-09-01&count=-1", "1 ngày làm việc trước ngày 01/09/2026: thứ Sáu, 28/08/2026"),
    ],
)
def test_working_days_are_counted_either_way(
    officer: Person, day: DayOff, browser: Browser, query: str, wanted: str
) -> None:
    assert wanted in text_of(browser(officer), f"/calendar/count/?{query}")


def test_a_count_into_a_year_without_days_off_says_so(officer: Person, day: DayOff, browser: Browser) -> None:
    text = text_of(browser(officer), "/calendar/count/?day=2026-12-31&count=1")
    assert "thứ Sáu, 01/01/2027" in text
    assert "Chưa nhập ngày nghỉ lễ, tết của năm 2027" in text


def test_a_count_shows_the_windows_that_hold_the_day(officer: Person, browser: Browser) -> None:
    text = text_of(browser(officer), "/calendar/count/?day=2022-12-20&count=1")
    assert '<th scope="row">Quý 1/2023</th><td>kỳ báo cáo (15–14)</td><td>15/12/2022</td><td>14/03/2023</td>' in text
    assert '<th scope="row">Quý 4/2022</th><td>theo lịch</td><td>01/10/2022</td><td>31/12/2022</td>' in text
    assert "6 tháng đầu năm 2023" in text
    assert "6 tháng cuối năm 2022" in text


@pytest.mark.parametrize(
    "query", ["day=1999-12-31&count=1", "day=2026-01-01&count=1001", "day=x&count=1", "day=2026-01-01"]
)
def test_a_count_that_cannot_be_made_answers_with_a_form_to_mend(officer: Person, browser: Browser, query: str) -> None:
    text = text_of(browser(officer), f"/calendar/count/?{query}")
    assert "field-bad" in text
    assert "Các kỳ có ngày" not in text


@pytest.mark.parametrize("query", ["day=2099-12-31&count=1000", "day=2000-01-01&count=-1000"])
def test_a_count_at_the_ends_of_the_calendar_still_answers(officer: Person, browser: Browser, query: str) -> None:
    assert "Các kỳ có ngày" in text_of(browser(officer), f"/calendar/count/?{query}")


@pytest.mark.parametrize(
    ("day", "reporting", "wanted"),
    [
        (date(2026, 11, 23), 4, "Quý 4/2026: từ ngày 15/09/2026 đến hết thứ Hai, ngày 14/12/2026; còn 21 ngày"),
        (date(2026, 12, 14), 4, "Năm 2026: từ ngày 15/12/2025 đến hết thứ Hai, ngày 14/12/2026; hôm nay là ngày cuối"),
        (
            date(2026, 12, 15),
            5,
            "9 tháng đầu năm 2027: từ ngày 15/12/2026 đến hết thứ Ba, ngày 14/09/2027; còn 273 ngày",
        ),
    ],
)
def test_what_runs_on_a_day_is_said_with_its_last_day(day: date, reporting: int, wanted: str) -> None:
    said = running_on(day, "vi")
    assert wanted in [one.text for one in said]
    assert sum(one.window.rule == "reporting" for one in said) == reporting


def test_the_page_of_a_year_has_its_periods_and_what_runs_today(officer: Person, browser: Browser) -> None:
    text = text_of(browser(officer), "/calendar/2026/")
    assert "Kỳ đang diễn ra hôm nay" in text
    assert (
        '<th scope="row">6 tháng đầu năm 2026</th><td>15/12/2025 – 14/06/2026</td><td>01/01/2026 – 30/06/2026</td>'
        in text
    )
    second = text.partition("6 tháng cuối năm 2026</th>")[2].partition("</tr>")[0]
    assert "15/06/2026 – 14/12/2026" in second
    assert "suy ra" in second


def test_the_calendar_stands_in_the_menu(officer: Person, browser: Browser) -> None:
    assert '<a href="/calendar/" aria-current="page">Lịch làm việc</a>' in text_of(browser(officer), "/calendar/2026/")


def test_a_full_year_asks_no_more_than_an_empty_one(
    officer: Person, browser: Browser, django_assert_max_num_queries: Any
) -> None:
    fill_year(2026, actor=ACTOR)
    client = browser(officer)
    with django_assert_max_num_queries(10):
        client.get("/calendar/2026/")
