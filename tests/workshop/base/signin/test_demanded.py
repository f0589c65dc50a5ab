"""Roles that demand a second factor: whoever holds one and has none gets no page but those that set it up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from tests.workshop.conftest import Browser
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.people.delegating import Absence, delegate
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import set_password
from thang.workshop.base.signin.middleware import OPEN
from thang.workshop.project.access import TABLE

PASSWORD = "mat khau du dai 2026"
SECRET = "JBSWY3DPEHPK3PXP"
PAGE = "/account/factors/"


@pytest.fixture(autouse=True)
def demanding() -> Iterator[None]:
    with override_settings(CHOSEN=replace(settings.CHOSEN, second_factor=frozenset({"office"}))):
        yield


def is_led(client: Client, where: str = "/") -> bool:
    return client.get(where).headers.get("Location") == PAGE


def test_who_has_none_is_led_to_setting_one_up(office: Person, officer: Person, browser: Browser) -> None:
    client = browser(office)
    assert is_led(client)
    assert "Vai trò của bạn cần xác thực hai lớp" in client.get(PAGE).content.decode()
    assert not is_led(browser(officer)), "a role that demands none"
    TOTP.activate(office, SECRET)
    assert not is_led(client)


def test_recovery_codes_alone_are_no_second_factor(office: Person, browser: Browser) -> None:
    Authenticator.objects.create(user=office, type="recovery_codes", data={})
    assert is_led(browser(office))


def test_a_role_that_is_lent_demands_it_too(office: Person, officer: Person, browser: Browser) -> None:
    today = timezone.localdate()
    lent = Absence(officer, today, today + timedelta(1), "nghỉ phép")
    delegate(office.appointments.get(), lent, actor=SYSTEM)
    assert is_led(browser(officer))


def test_only_the_pages_that_set_it_up_are_open(office: Person, browser: Browser) -> None:
    assert set(TABLE) >= OPEN
    client = browser(office)
    wanted = [
        "/",
        "/people/",
        "/people/add/",
        "/organisations/",
        "/acts/",
        "/audit/",
        "/calendar/",
        "/account/sessions/",
    ]
    wanted += ["/account/password/", "/components/", f"/people/{office.pk}/", "/audit/?export=csv"]
    assert [one for one in wanted if not is_led(client, one)] == []
    assert client.post("/acting-as/", {"appointment": ""}).headers["Location"] == PAGE
    assert client.post("/language/", {"language": "en"}).status_code == 302
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"


def test_the_last_one_is_not_taken_away_while_it_is_demanded(office: Person) -> None:
    set_password(office, PASSWORD, actor=SYSTEM)
    TOTP.activate(office, SECRET)
    client = Client()
    client.force_login(office)
    client.post("/sign-in/again/", {"password": PASSWORD})
    page = client.post("/account/factors/totp/take-away/").content.decode()
    assert "hãy bật một cách khác trước" in page
    assert Authenticator.objects.filter(user=office).exists()
