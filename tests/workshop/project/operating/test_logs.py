"""The log says what went wrong and where, and nothing that anybody typed, opened or is called."""

from __future__ import annotations

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from thang.workshop.base.people.models import Person
from thang.workshop.project.operating.logs import logging_of
from thang.workshop.project.operating.requests import NUMBER
from thang.workshop.project.urls import urlpatterns as ours

SECRETS = ("Nguyễn Văn Bí Mật", "bimat@example.org", "0912345678", "tokenbimat")


def breaking(request: HttpRequest, token: str) -> HttpResponse:
    """As a database says it: the value that it refuses stands in the message."""
    try:
        raise KeyError(SECRETS[1])
    except KeyError:
        raise IntegrityError(f"DETAIL: Key (name)=({SECRETS[0]}) already exists.") from None


def answering(request: HttpRequest, token: str) -> HttpResponse:
    logging.getLogger("strange").warning("somebody came: %s", SECRETS[0])
    return HttpResponse("well")


urlpatterns = [
    *ours,
    path("breaks/<str:token>/", breaking, name="breaks"),
    path("well/<str:token>/", answering, name="well"),
]


@pytest.fixture(params=["json", "text"])
def log(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """What is written, under the configuration of a server."""
    written = io.StringIO()
    asked = logging_of(request.param)
    asked["handlers"]["console"]["stream"] = written
    before = logging.root.handlers[:], logging.root.level
    logging.config.dictConfig(asked)
    written.form = request.param  # type: ignore[attr-defined]  # so that a test knows
    with override_settings(ROOT_URLCONF=__name__):
        yield written
    logging.root.handlers[:], logging.root.level = before[0], before[1]
    for name in asked["loggers"]:
        logging.getLogger(name).setLevel(logging.NOTSET)


def ask(person: Person, address: str, **headers: str) -> Any:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client.get(address, headers={"User-Agent": SECRETS[1], **headers})


def test_a_fault_is_told_by_its_kind_and_place_and_by_nothing_else(log: Any, office: Person) -> None:
    answer = ask(office, f"/breaks/{SECRETS[3]}/?q={SECRETS[2]}")
    text = log.getvalue()
    assert answer.status_code == 500
    assert "IntegrityError" in text
    assert "test_logs.py" in text
    assert "breaking" in text
    assert not [one for one in (*SECRETS, office.name, office.sign_in, "127.0.0.1") if one in text]


def test_what_others_say_is_taken_without_their_arguments(log: Any, office: Person) -> None:
    ask(office, f"/well/{SECRETS[3]}/?q={SECRETS[2]}")
    text = log.getvalue()
    assert "somebody came: %s" in text
    assert not [one for one in (*SECRETS, office.name, office.sign_in) if one in text]


def test_json_tells_each_request_by_its_route_and_number(log: Any, office: Person) -> None:
    answer = ask(office, f"/well/{SECRETS[3]}/", **{NUMBER: "abcdef-0123456789"})
    assert answer.headers[NUMBER] == "abcdef-0123456789"
    lines = [line for line in log.getvalue().splitlines() if "answered" in line]
    if log.form == "text":
        assert lines == []
        return
    (line,) = map(json.loads, lines)
    assert line.keys() == {"time", "level", "logger", "message", "request", "route", "method", "status", "milliseconds"}
    assert (line["route"], line["method"], line["status"], line["request"]) == ("well", "GET", 200, "abcdef-0123456789")


@pytest.mark.parametrize("sent", ["", "short", "a" * 65, "has a blank 123", 'quote"12345', "đ2345678", "12345678\n"])
def test_a_number_that_could_harm_a_log_is_not_taken(office: Person, sent: str) -> None:
    with override_settings(ROOT_URLCONF=__name__):
        given = ask(office, "/well/a/", **{NUMBER: sent}).headers[NUMBER]
    assert given != sent
    assert len(given) == 32


def test_each_line_of_json_is_one_object(log: Any, office: Person) -> None:
    ask(office, f"/breaks/{SECRETS[3]}/")
    if log.form == "json":
        for line in log.getvalue().splitlines():
            assert json.loads(line)["level"] in {"info", "warning", "error"}
