"""The outermost layer and the last resort: something is answered also where nothing else can be."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, Error, OperationalError
from django.test import Client

from thang.workshop.base.parts import errors


class Away:
    """A database that is asked for the session, and each time in vain."""

    def __init__(self, fault: type[Error]) -> None:
        self.fault, self.asked = fault, 0

    def __call__(self) -> Any:
        self.asked += 1
        raise self.fault("server of Nguyễn Văn An is away")


def answered(fault: type[Error], monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Away]:
    """To a browser in which somebody was signed in; each layer of Django has its chance to ask again."""
    away = Away(fault)
    monkeypatch.setattr(SessionStore, "_get_session_from_db", away)
    client = Client(raise_request_exception=False)
    client.cookies["thang"] = "a" * 32
    return client.get("/audit/"), away


def assert_said_plainly(answer: Any) -> None:
    text = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert text.index("Phần mềm gặp lỗi") < text.index("The software failed")
    assert text.count(answer.headers["X-Request-ID"]) == 2
    assert "Nguyễn" not in text
    assert not answer.cookies


def test_a_database_that_is_away_is_waited_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each waiting takes twenty seconds, and Django has a dozen layers."""
    answer, away = answered(OperationalError, monkeypatch)
    assert (answer.status_code, away.asked) == (503, 1)
    assert_said_plainly(answer)


def test_where_even_the_page_of_errors_breaks_it_is_said_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(request: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(errors, "broken", fails)
    answer, _ = answered(DatabaseError, monkeypatch)
    assert answer.status_code == 500
    assert_said_plainly(answer)
    assert [one.message for one in caplog.records if one.name == "thang.broken"] == ["no page could be made"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/health", "/health/", "/health/live/", "/health/live/x", "/metrics/", "/x/metrics"]
)
def test_an_address_that_is_only_like_theirs_is_not_there(address: str) -> None:
    assert Client().get(address).status_code == 404


@pytest.mark.django_db
def test_every_page_has_its_number() -> None:
    for address in ("/sign-in/", "/nowhere", "/"):
        assert re.fullmatch(r"[0-9a-f]{32}", Client().get(address).headers["X-Request-ID"])
