"""Passkeys as the server sees them; with a true browser they are tried in tests/journeys."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import add_person, set_password

PASSWORD = "mat khau du dai 2026"
PAGE = "/sign-in/passkey/"
FALSE = ["", "x", "{}", "[]", '{"id": "x"}', '{"id":"AA","rawId":"AA","type":"public-key","response":{}}', "null", "7"]


def options(page: bytes) -> Any:
    (found,) = re.findall(r'data-options="(.*?)"', page.decode())
    return json.loads(unescape(found))["publicKey"]


def test_what_is_asked_names_nobody(officer: Person) -> None:
    asked = options(Client().get(PAGE).content)
    assert asked["userVerification"] == "required"
    assert not asked.get("allowCredentials")


def test_every_question_is_another_one(db: None) -> None:
    assert len({options(Client().get(PAGE).content)["challenge"] for _ in range(3)}) == 3


@pytest.mark.parametrize("credential", FALSE)
def test_what_is_no_passkey_signs_nobody_in(officer: Person, credential: str) -> None:
    client = Client()
    client.get(PAGE)
    answer = client.post(PAGE, {"credential": credential})
    assert answer.status_code == 200
    assert client.get("/").status_code == 302


def test_a_passkey_is_set_up_with_a_fresh_password(officer: Person) -> None:
    set_password(officer, PASSWORD, actor=SYSTEM)
    client = Client()
    client.post("/sign-in/", {"sign_in": "officer", "password": PASSWORD})
    page = "/account/factors/passkeys/set/"
    assert client.get(page).headers["Location"].startswith("/sign-in/again/")
    client.post("/sign-in/again/", {"password": PASSWORD})
    asked = options(client.get(page).content)
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    for credential in FALSE:
        assert client.post(page, {"name": "Máy", "credential": credential}).status_code == 200


def test_a_made_up_person_comes_in_by_no_way_off_this_machine(db: None) -> None:
    """Whatever they set up while the demonstration was on."""
    from allauth.account.utils import perform_login  # noqa: PLC0415  # what every way ends in
    from allauth.core import context  # noqa: PLC0415  # beside it, for it alone

    one = add_person("minhhoa", "Minh họa", actor=SYSTEM, is_demonstration=True)
    request = Client().get("/sign-in/").wsgi_request
    with context.request_context(request):
        answer = perform_login(request, one)
    assert answer.headers["Location"] == "/sign-in/"
    assert not request.user.is_authenticated
