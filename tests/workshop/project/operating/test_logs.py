"""What is logged holds no personal data: what was planted wherever a log could take it from is not found there."""

from __future__ import annotations

import io
import json
import logging
import logging.config
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.test import Client

from tests.workshop.conftest import Browser
from thang.workshop.base.people.models import Person
from thang.workshop.base.ui import views
from thang.workshop.project.operating import logs

NAME, MAIL, HOST, SECRET = "Nguyễn Thị Bí Mật", "bi.mat@example.vn", "203.0.113.77", "mat-khau-rat-dai"
PLANTED = (NAME, MAIL, HOST, SECRET, "Bí Mật", "bi.mat", "0912345678", "nguyen-thi-bi-mat", "%C3%AD")
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything that is logged, as `THANG_LOG=json` writes it; what was set up before is put back."""
    stream = io.StringIO()
    names = ["", *logs.config("json")["loggers"]]
    before = [(one, one.level, list(one.handlers)) for one in map(logging.getLogger, names)]
    config = logs.config("json")
    config["handlers"]["console"]["stream"] = stream
    logging.config.dictConfig(config)
    yield stream
    for one, level, handlers in before:
        one.setLevel(level)
        one.handlers = handlers


@pytest.fixture
def lines(written: io.StringIO) -> Lines:
    return lambda: [json.loads(one) for one in written.getvalue().splitlines()]


def failing_with(fault: Callable[[], object]) -> Callable[[HttpRequest], HttpResponse]:
    """A page in whose code personal data stand in variables when it breaks."""

    def page(request: HttpRequest) -> HttpResponse:
        one = {"name": NAME, "mail": MAIL, "host": HOST}
        fault()
        return HttpResponse(str(one))

    return page


def refused_by_the_database() -> None:
    """A real one: PostgreSQL tells the row in DETAIL, SQLite the column."""
    for _ in range(2):
        Person.of("bi.mat", NAME).save()


def of_our_own() -> None:
    raise ValueError(f"{NAME} <{MAIL}> cannot be read")


def chained() -> None:
    try:
        of_our_own()
    except ValueError as error:
        raise RuntimeError(f"for {NAME}") from error


def said(detail: str) -> None:
    raise IntegrityError(f"duplicate key value\nDETAIL:  Key (email)=({detail}) already exists.")


FAULTS: dict[str, Callable[[], object]] = {
    "a refused row": refused_by_the_database,
    "DETAIL": lambda: said(MAIL),
    "a message": of_our_own,
    "a cause": chained,
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_page_that_breaks_is_logged_with_its_places_and_without_its_values(
    fault: Callable[[], object], office: Person, browser: Browser, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser(office)
    client.raise_request_exception = False
    monkeypatch.setattr(views, "render", lambda request, *_: failing_with(fault)(request))
    sent = {
        "referer": f"https://x.vn/?q={MAIL}",
        "user-agent": NAME.encode().decode("latin-1"),
        "x-forwarded-for": HOST,
    }
    answer = client.get("/", {"q": NAME, "mail": MAIL}, headers=sent)
    assert answer.status_code == 500
    (broken,) = (one for one in lines() if one["logger"] == "django.request")
    (request,) = (one for one in lines() if one["logger"] == "thang.request")
    assert broken["level"] == "ERROR"
    assert broken["request"] == request["request"] == answer.headers["X-Request-ID"]
    assert (request["route"], request["status"]) == ("ui:home", 500)
    places = [place for one in broken["exception"] for place in one["places"]]
    assert any(re.fullmatch(r"thang/workshop/base/ui/views\.py:\d+ home", one) for one in places)
    assert_nothing_planted(lines())


@pytest.mark.django_db
def test_no_query_body_cookie_or_address_is_logged(lines: Lines) -> None:
    client = Client(raise_request_exception=False, REMOTE_ADDR=HOST)
    client.cookies["thang"] = SECRET
    client.post("/sign-in/", {"sign_in": MAIL, "password": SECRET}, headers={"authorization": f"Bearer {SECRET}"})
    client.get(f"/nowhere/{MAIL}/0912345678", {"q": NAME})
    client.get(f"/invitation/{SECRET}/")
    client.get("/", headers={"host": "nguyen-thi-bi-mat.vn"})
    client.generic("NGUYEN-THI-BI-MAT", "/sign-in/")
    found = lines()
    assert [one["route"] for one in found] == ["account_login", "other", "signin_invitation", "other", "account_login"]
    assert [one["method"] for one in found] == ["POST", "GET", "GET", "GET", "other"]
    assert_nothing_planted(found)


def assert_nothing_planted(found: list[dict[str, Any]]) -> None:
    assert found
    text = json.dumps(found, ensure_ascii=False)
    assert [one for one in PLANTED if one in text] == []


@pytest.mark.django_db
def test_a_line_of_a_request_says_these_things_and_no_others(lines: Lines) -> None:
    Client().get("/sign-in/")
    (line,) = lines()
    assert list(line) == ["time", "level", "logger", "message", "request", "route", "method", "status", "milliseconds"]
    assert (line["level"], line["logger"], line["message"]) == ("INFO", "thang.request", "answered")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line["time"])
    assert isinstance(line["milliseconds"], int)


def test_a_message_of_another_package_is_logged_as_its_code_has_it(lines: Lines) -> None:
    log = logging.getLogger("other")
    log.error("worker %s of %s ended: %r", 4711, NAME, MAIL)
    log.error("%(name)s was refused", {"name": NAME})
    log.error(f"{NAME} was refused")
    log.error("Mật " + "khẩu")
    log.error("nothing was filled in")
    log.error(ValueError(NAME))
    assert [one["message"] for one in lines()] == [
        "worker 4711 of … ended: '…'",
        "%(name)s was refused",
        "…",
        "…",
        "nothing was filled in",
        "…",
    ]
    assert all(one["place"].startswith("tests/workshop/project/operating/test_logs.py:") for one in lines())
    assert_nothing_planted(lines())


@pytest.mark.parametrize(
    ("text", "given", "message"),
    [
        ("%d of %s", ("0912345678", NAME), "%d of %s"),
        ("too %s %s", (NAME,), "too %s %s"),
        ("%s", (912345678,), "…"),
        ("%s %s %s", (True, 1.5, -7), "True 1.5 -7"),
    ],
)
def test_gaps_that_do_not_fit_stay_open_and_long_numbers_are_left_out(
    text: str, given: tuple[object, ...], message: str
) -> None:
    record = logging.LogRecord("other", logging.ERROR, __file__, 1, text, given, None)
    assert json.loads(logs.Harmless(is_json=True).format(record))["message"] == message


def test_a_name_that_is_also_a_word_of_the_code_is_no_message(lines: Lines) -> None:
    """Only a whole text between quotes counts as written."""
    logging.getLogger("other").error("".join(["Nguyễn Thị", " Bí"]))
    assert lines()[0]["message"] == logs.LEFT_OUT


def test_an_exception_that_goes_round_in_circles_ends(lines: Lines) -> None:
    def deeper(count: int) -> None:
        if not count:
            raise KeyError(NAME)
        deeper(count - 1)

    try:
        deeper(200)
    except KeyError as fault:
        fault.__cause__ = fault
        logging.getLogger("other").exception("it went round")
    (line,) = lines()
    assert len(line["exception"]) == logs.MOST_CAUSES
    assert all(len(one["places"]) <= logs.MOST_PLACES for one in line["exception"])
    assert_nothing_planted([line])


def test_for_a_person_the_same_is_said_in_lines_and_without_every_request() -> None:
    record = logging.LogRecord("thang", logging.ERROR, __file__, 1, "it ended with %s", (3,), None)
    try:
        of_our_own()
    except ValueError:
        record.exc_info = sys.exc_info()
    first, kind, *places = logs.Harmless(is_json=False).format(record).splitlines()
    assert re.fullmatch(r"\S+ ERROR thang it ended with 3 place=tests/\S+:1 ?", first)
    assert kind == "  builtins.ValueError"
    assert places[-1].endswith(" of_our_own")
    assert logs.config("text")["loggers"]["thang.request"]["level"] == "WARNING"


@pytest.mark.parametrize(
    "sent", ["27621f849a154c33bb8c1a66575fa078", "b884a355-6f07-4583-bc95-703f83db5adc", "0123456789abcdef"]
)
def test_the_number_that_a_proxy_gave_is_taken(sent: str) -> None:
    assert Client().get("/health/live", headers={"x-request-id": sent}).headers["X-Request-ID"] == sent


@pytest.mark.parametrize(
    "sent",
    ["", "1", "nguyen-thi-bi-mat", "a" * 37, "a" * 16 + "\n", "A" * 32, "0912345678", f"{'a' * 20}\r\nX: y", NAME],
)
def test_another_one_is_replaced_by_one_of_our_own(sent: str) -> None:
    number = logs.number_of(sent)
    assert number != sent
    assert re.fullmatch(r"[0-9a-f]{32}", number)


def test_every_request_has_a_number_of_its_own() -> None:
    found = {Client().get("/health/live").headers["X-Request-ID"] for _ in range(5)}
    assert len(found) == 5
    assert logs.REQUEST.get() == ""
