"""Where somebody is signed in: the list, ending one, ending all but this one, and what who keeps people may do."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from tests.workshop.conftest import MERGER, Browser
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import Term, appoint, set_password

PASSWORD, NEW = "mat khau du dai 2026", "mat khau khac han 2027"
LIST = "/account/sessions/"


@pytest.fixture
def officer(officer: Person) -> Person:
    set_password(officer, PASSWORD, actor=SYSTEM)
    return officer


def entered(device: str, address: str = "127.0.0.1", password: str = PASSWORD) -> Client:
    client = Client(HTTP_USER_AGENT=device, REMOTE_ADDR=address)
    client.post("/sign-in/", {"sign_in": "officer", "password": password})
    return client


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def ends(client: Client) -> list[str]:
    """What the buttons of the list would end, without the one for all others."""
    return re.findall(r'name="session" value="(\d+)"', client.get(LIST).content.decode())


def test_the_list_says_when_from_where_and_with_what(officer: Person) -> None:
    here, there = entered("Trình duyệt ở cơ quan"), entered("Điện thoại", "10.0.0.7")
    page = here.get(LIST).content.decode()
    assert "10.0.0.7" in page
    assert "Điện thoại" in page
    assert "Phiên này" in page
    assert len(ends(here)) == len(ends(there)) == 1


def test_one_session_is_ended(officer: Person) -> None:
    here, there, third = entered("a"), entered("b"), entered("c")
    newest_first = ends(here)
    assert here.post(LIST, {"session": newest_first[1]}).headers["Location"] == LIST
    assert (is_in(here), is_in(there), is_in(third)) == (True, False, True)
    assert Entry.objects.latest("number").action == "person.sessions_ended"


def test_all_others_are_ended(officer: Person) -> None:
    here, others = entered("a"), [entered("b"), entered("c")]
    here.post(LIST, {"session": "others"})
    assert is_in(here)
    assert not any(is_in(one) for one in others)
    before = Entry.objects.count()
    here.post(LIST, {"session": "others"})
    assert Entry.objects.count() == before, "where there are none nothing is written"


def test_nobody_ends_a_session_of_somebody_else(officer: Person, office: Person, browser: Browser) -> None:
    client = entered("a")
    entered("b")
    for which in (*ends(client), "0", "x", "²"):
        assert browser(office).post(LIST, {"session": which}).status_code == 404
    assert is_in(client)


def test_a_session_that_was_signed_out_is_not_listed(officer: Person) -> None:
    here, there = entered("a"), entered("b")
    there.post("/sign-out/")
    assert ends(here) == []


def test_another_password_ends_all_other_sessions(officer: Person) -> None:
    here, there = entered("a"), entered("b")
    assert here.get("/account/password/").headers["Location"].startswith("/sign-in/again/")
    here.post("/sign-in/again/", {"password": PASSWORD})
    here.post("/account/password/", {"password": NEW, "password_again": NEW})
    assert is_in(here)
    assert not is_in(there)
    assert "Phiên này" in here.get(LIST).content.decode()
    assert is_in(entered("c", password=NEW))
    assert not is_in(entered("d", password=PASSWORD))


def test_a_changed_password_is_refused_where_it_is_weak(officer: Person) -> None:
    here = entered("a")
    here.post("/sign-in/again/", {"password": PASSWORD})
    page = here.post("/account/password/", {"password": "ngan", "password_again": "ngan"}).content.decode()
    assert "mật khẩu quá ngắn" in page


def test_who_keeps_people_ends_sessions_and_takes_factors_away(
    officer: Person, office: Person, browser: Browser
) -> None:
    client, keeper = entered("a"), browser(office)
    TOTP.activate(officer, "JBSWY3DPEHPK3PXP")
    assert f"/people/{officer.pk}/sessions/end/" in keeper.get(f"/people/{officer.pk}/").content.decode()
    keeper.post(f"/people/{officer.pk}/sessions/end/")
    assert not is_in(client)
    keeper.post(f"/people/{officer.pk}/factors/take-away/")
    assert not Authenticator.objects.exists()
    entries = Entry.objects.order_by("-number").values_list("action", "actor")[:2]
    who = f"{office.name} (office)"
    assert list(entries) == [("person.factor_taken_away", who), ("person.sessions_ended", who)]


def test_no_hand_on_an_account_that_others_trust(
    officer: Person, commune: Organisation, province: Organisation, browser: Browser
) -> None:
    """A commune's keeper could otherwise take over whoever works for the province, too."""
    from tests.workshop.conftest import person  # noqa: PLC0415  # beside the one test that makes somebody

    keeper = browser(person("giu", "office", commune))
    ways = [f"/people/{officer.pk}/{what}/" for what in ("sessions/end", "factors/take-away", "reset-link")]
    assert [keeper.post(one).status_code for one in ways] == [302, 302, 200]
    appoint(officer, Term("council", province, MERGER, basis="1/QĐ"), actor=SYSTEM)
    assert [keeper.post(one).status_code for one in ways] == [404, 404, 404]
