"""What other sites and made-up requests try at every address of the table: forms, redirects, headers, sessions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from tests.workshop.base.signin.test_second_factor import PASSWORD, SECRET, typed
from tests.workshop.conftest import person
from tests.workshop.project.test_access import TRIES, Family, family  # noqa: F401  # the fixture
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.people.inviting import make_link
from thang.workshop.base.people.models import Person
from thang.workshop.base.people.services import set_password
from thang.workshop.project.access import OWN, TABLE

# Asked by machines of a mail service, which have no token of ours: signed in its address, and it only stops a mail.
WITHOUT_TOKEN = {"notices:stop"}
ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "/%5cevil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://testserver@evil.example/",
    "http://testserver.evil.example/",
    "/\t/evil.example/",
    " //evil.example/",
    "//evil.example\\@testserver/",
)
SPLITTING = (
    "vi\r\nSet-Cookie: x=1",
    "/\r\nLocation: https://evil.example/",
    "a\nX-Evil: 1",
    "a\rX-Evil: 1",
    "a\0b",
    "a\u2028b",
)
TYPED = ("name", "sign_in", "sign_in_or_email", "digest", "role")
ASKED_FOR = ("next", "language", "export", "sort", "search", "file", *TYPED)
HOSTS = ("evil.example", "testserver\r\nX: 1", "testserver@evil.example", "testserver:evil", "[::1")


@pytest.fixture
def member(family: Family) -> Person:  # noqa: F811  # the fixture that was imported
    return person(TRIES, "office", family.organisations[OWN])


def test_a_form_of_another_site_is_refused_at_every_address(member: Person, family: Family) -> None:  # noqa: F811  # as above
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    refused = {}
    for name in TABLE:
        address = family.address(name, OWN)
        before = Entry.objects.count()
        refused[name] = client.post(address, {"next": "/"}).status_code
        assert Entry.objects.count() == before or name in WITHOUT_TOKEN, name
    assert {name for name, status in refused.items() if status != 403} == WITHOUT_TOKEN


def test_a_form_with_the_token_of_another_one_is_refused(member: Person, family: Family) -> None:  # noqa: F811  # as above
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)
    client.get("/people/add/")
    for token in ("", "a" * 32, "a" * 64):
        assert client.post("/people/add/", {"csrfmiddlewaretoken": token}).status_code == 403


def both(client: Client, address: str, sent: dict[str, str]) -> Iterator[Any]:
    """Asked and posted; a file that is answered is open until it was read."""
    for way in (client.get, client.post):
        answer: Any = way(address, sent)
        if answer.streaming:
            list(answer.streaming_content)
        yield answer


def is_ours(location: str) -> bool:
    """As a browser reads it, to which a backslash is a slash and a tab is nothing."""
    read = re.sub(r"[\t\r\n]", "", location).strip().replace("\\", "/")
    parts = urlsplit(read)
    return parts.scheme in ("", "http") and parts.netloc in ("", "testserver") and not read.startswith("//")


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_nothing_leads_elsewhere(elsewhere: str, member: Person, family: Family) -> None:  # noqa: F811  # as above
    assert not is_ours(elsewhere) or "%5c" in elsewhere
    for name, row in TABLE.items():
        client = Client()
        if not row.is_public or name.startswith("ui:"):
            client.force_login(member)
        address = family.address(name, OWN)
        for answer in both(client, address, {"next": elsewhere}):
            assert is_ours(answer.headers.get("Location", "/")), (name, answer.headers["Location"])


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_signing_in_leads_nowhere_else(elsewhere: str, officer: Person) -> None:
    set_password(officer, PASSWORD, actor=SYSTEM)
    client = Client()
    answer = client.post("/sign-in/", {"sign_in": "officer", "password": PASSWORD, "next": elsewhere})
    assert answer.status_code == 302
    assert is_ours(answer.headers["Location"])
    assert "evil" not in answer.headers["Location"] or answer.headers["Location"].startswith("/%5c")


@pytest.mark.parametrize("splitting", SPLITTING, ids=ascii)
def test_no_header_is_split(splitting: str, member: Person, family: Family) -> None:  # noqa: F811  # as above
    client = Client()
    client.force_login(member)
    sent = dict.fromkeys(ASKED_FOR, splitting)
    for name in TABLE:
        if name == "people:sign_out":
            continue
        address = family.address(name, OWN)
        for answer in both(client, address, sent):
            assert answer.status_code < 500, (name, answer.status_code)
            told = answer.serialize_headers().decode("latin-1").split("\r\n")
            assert not [one for one in told if one.startswith(("X-Evil", "Set-Cookie: x="))], name
            assert not [one for one in told if "\n" in one or "\r" in one], name
            assert is_ours(answer.headers.get("Location", "/")), name


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.usefixtures("db")
def test_a_strange_host_is_refused_before_anything(host: str) -> None:
    answer = Client().get("/sign-in/", headers={"host": host})
    assert answer.status_code == 400
    assert b"evil" not in answer.content


# --- The key of the session changes with whoever is signed in ---------------------------------------------------------


def by_password(client: Client, one: Person) -> None:
    client.post("/sign-in/", {"sign_in": one.sign_in, "password": PASSWORD})


def by_code(client: Client, one: Person) -> None:
    TOTP.activate(one, SECRET)
    by_password(client, one)
    assert client.get("/").status_code == 302, "the password alone is not enough"
    client.post("/sign-in/code/", {"code": typed()})


def by_invitation(client: Client, one: Person) -> None:
    one.set_unusable_password()
    one.save()
    token = make_link(one, actor=SYSTEM).token
    client.post(f"/invitation/{token}/", {"password": PASSWORD, "password_again": PASSWORD})


@pytest.mark.parametrize("way", [by_password, by_code, by_invitation])
def test_a_session_that_somebody_planted_is_not_the_one_that_is_signed_in(
    way: Callable[[Client, Person], None], officer: Person
) -> None:
    set_password(officer, PASSWORD, actor=SYSTEM)
    victim = Client()
    session = victim.session
    session["planted"] = "yes"
    session.save()
    planted = session.session_key
    way(victim, officer)
    assert victim.get("/").status_code == 200, "it is signed in"
    assert victim.cookies["thang"].value != planted
    thief: Any = Client()
    thief.cookies["thang"] = planted
    assert thief.get("/").status_code == 302


def test_signing_out_ends_the_key(officer: Person) -> None:
    set_password(officer, PASSWORD, actor=SYSTEM)
    client = Client()
    by_password(client, officer)
    kept = client.cookies["thang"].value
    client.post("/sign-out/")
    thief: Any = Client()
    thief.cookies["thang"] = kept
    assert thief.get("/").status_code == 302
