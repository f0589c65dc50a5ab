"""Roles by decision, from a day to a day; who was relieved of the last one is found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.workshop.conftest import DECISION, MERGER, Browser, person
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.access import Reach, people_seen_by
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import Term, add_person, appoint, relieve, set_password

LATER = date(2026, 1, 5)
FORM = {"role": "officer", "organisation": "02683", "held": "acting", "basis": "12/QĐ-UBND", "since": "2025-08-01"}


@pytest.fixture
def term(commune: Organisation) -> Term:
    return Term("officer", commune, MERGER, basis=DECISION)


@pytest.fixture
def new(db: None) -> Person:
    return add_person("moi", "Người mới", actor=SYSTEM)


def test_an_appointment_says_kind_term_and_decision(office: Person, new: Person, term: Term, browser: Browser) -> None:
    answer = browser(office).post(f"/people/{new.pk}/appoint/", {**FORM, "ends_on": "2099-01-01"})
    assert answer.status_code == 302
    held = new.appointments.get()
    assert (held.held, held.basis, held.until) == ("acting", "12/QĐ-UBND", date(2099, 1, 1))
    page = browser(office).get(f"/people/{new.pk}/").content.decode()
    assert "(quyền)" in page
    assert "12/QĐ-UBND" in page
    entry = Entry.objects.get(action="person.appointed", subject_name="Người mới")
    assert entry.basis == "12/QĐ-UBND"
    assert '"held": "acting"' in entry.after


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"basis": ""}, "chưa ghi"),
        ({"basis": " "}, "chưa ghi"),
        ({"held": "friend"}, "chưa chọn"),
        ({"ends_on": "2025-08-01"}, "phải sau ngày bắt đầu (01/08/2025)"),
        ({"since": "2020-01-01"}, "không hoạt động vào ngày 01/01/2020"),
        ({"organisation": "08"}, "không có đơn vị nào mang mã 08"),
    ],
)
@pytest.mark.usefixtures("commune", "other_province")
def test_a_wrong_form_appoints_nobody(
    office: Person, new: Person, browser: Browser, wrong: dict[str, str], said: str
) -> None:
    page = browser(office).post(f"/people/{new.pk}/appoint/", {**FORM, **wrong})
    assert said in page.content.decode()
    assert not new.appointments.exists()


def test_without_a_decision_nobody_is_appointed_or_relieved(new: Person, term: Term) -> None:
    with pytest.raises(Refused, match="decision_is_missing"):
        appoint(new, replace(term, basis=" "), actor=SYSTEM)
    held = appoint(new, term, actor=SYSTEM)
    with pytest.raises(Refused, match="decision_is_missing"):
        relieve(held, on=LATER, basis="", actor=SYSTEM)
    held.refresh_from_db()
    assert held.until is None


def test_a_kind_that_is_none_is_our_own_mistake(new: Person, term: Term) -> None:
    with pytest.raises(KeyError):
        appoint(new, replace(term, held="friend"), actor=SYSTEM)


@pytest.mark.parametrize(
    ("since", "until", "is_refused"),
    [
        (MERGER, None, True),
        (LATER - timedelta(1), None, True),
        (MERGER + timedelta(1), MERGER + timedelta(2), True),
        (LATER, None, False),
    ],
)
def test_a_role_is_not_held_twice_on_a_day(
    new: Person, term: Term, since: date, until: date | None, is_refused: bool
) -> None:
    appoint(new, replace(term, until=LATER), actor=SYSTEM)
    again = replace(term, since=since, until=until)
    if is_refused:
        with pytest.raises(Refused, match="holds_it_already"):
            appoint(new, again, actor=SYSTEM)
    else:
        appoint(new, again, actor=SYSTEM)
    assert new.appointments.count() == (1 if is_refused else 2)


def test_who_was_relieved_of_every_role_is_appointed_again(
    office: Person, officer: Person, stranger: Person, browser: Browser
) -> None:
    held = officer.appointments.get()
    end = f"/people/appointments/{held.pk}/end/"
    assert "chưa ghi" in browser(office).post(end, {"on": "2025-09-01", "basis": ""}).content.decode()
    done = browser(office).post(end, {"on": "2025-09-01", "basis": "QĐ 9"})
    assert (done.status_code, done.headers["Location"]) == (302, f"/people/{officer.pk}/")
    keeper, other = browser(office), browser(stranger)
    assert officer.name in keeper.get("/people/?has_role=none").content.decode()
    assert officer.name not in keeper.get("/people/?has_role=now").content.decode()
    assert other.get(f"/people/{officer.pk}/").status_code == 404
    assert other.get(f"/people/{officer.pk}/appoint/").status_code == 404
    assert keeper.post(f"/people/{officer.pk}/appoint/", {**FORM, "since": "2025-09-01"}).status_code == 302
    assert officer.name in keeper.get("/people/?has_role=now").content.decode()


def test_they_are_found_where_their_last_role_was(
    officer: Person, office: Person, stranger: Person, other_province: Organisation
) -> None:
    """Not where an earlier one was, nor by readers of the trail; and not any more where they hold a role elsewhere."""
    today = timezone.localdate()
    reader = person("reader", "council", office.appointments.get().organisation)

    def sees(one: Person) -> bool:
        return people_seen_by(Reach(one, today)).filter(pk=officer.pk).exists()

    relieve(officer.appointments.get(), on=date(2025, 9, 1), basis="QĐ 9", actor=SYSTEM)
    assert (sees(office), sees(stranger), sees(reader)) == (True, False, False)
    elsewhere = Term("officer", other_province, date(2025, 9, 1), basis="QĐ 10")
    held = appoint(officer, elsewhere, actor=SYSTEM)
    assert (sees(office), sees(stranger)) == (False, True)
    relieve(held, on=date(2025, 10, 1), basis="QĐ 11", actor=SYSTEM)
    assert (sees(office), sees(stranger)) == (False, True)


@pytest.mark.parametrize("password", ["password1234", "Người thử moi", "nguoi thu moi", "nguoithumoi1", "qwerty123456"])
def test_a_password_that_is_easily_guessed_is_refused(db: None, password: str) -> None:
    one = add_person("moi", "Người thử moi", actor=SYSTEM)
    with pytest.raises(Refused, match="password_is_guessed") as refused:
        set_password(one, password, actor=SYSTEM)
    assert "12" in refused.value.text("en")
    one.refresh_from_db()
    assert not one.has_usable_password()
    assert not Client().login(sign_in="moi", password=password)
