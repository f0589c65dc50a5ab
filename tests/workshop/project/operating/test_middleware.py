"""The outermost layer answers also where nothing else can."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.test import Client, RequestFactory

from thang.workshop.project.operating.middleware import HEADERS, OperatingMiddleware


def broken(request: HttpRequest) -> Any:
    """As where the database is away: the page that says so asks it for the session."""
    raise OperationalError("server of Nguyễn Văn An is away")


def test_where_even_the_page_of_errors_breaks_it_is_said_in_both_languages(caplog: pytest.LogCaptureFixture) -> None:
    answer = OperatingMiddleware(broken)(RequestFactory().get("/audit/"))
    vietnamese, english = "Phần mềm gặp lỗi", "The software failed"
    text = answer.content.decode()
    assert answer.status_code == 500
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert HEADERS.items() <= dict(answer.headers).items()
    assert text.index(vietnamese) < text.index(english)
    assert text.count(answer.headers["X-Request-ID"]) == 2
    assert "Nguyễn" not in text
    assert [one.message for one in caplog.records if one.levelname == "ERROR"] == ["no page could be made"]


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
