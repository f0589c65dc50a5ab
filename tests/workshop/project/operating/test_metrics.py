"""Figures for Prometheus: for whoever knows the token, over all processes of the server, with bounded labels."""

from __future__ import annotations

import os
import re
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from tests.workshop.conftest import Browser
from tests.workshop.project.test_serve import environment_of, served
from thang.workshop.base.people.models import Person
from thang.workshop.base.ui import views
from thang.workshop.project import database
from thang.workshop.project.operating import metrics

TOKEN = "0123456789abcdef0123456789abcdef"
LINE = re.compile(r"^([a-z_]+)(?:\{(.*)\})? (\S+)$", re.MULTILINE)
Figures = dict[tuple[str, str], float]


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One folder for all tests in this process: the library holds to the first one that it is given."""
    yield tmp_path_factory.mktemp("data")
    os.environ.pop(metrics.VARIABLE, None)


@pytest.fixture
def counting(settings: Any, kept: Path) -> None:
    settings.CHOSEN = replace(settings.CHOSEN, data=kept, metrics=TOKEN)


def figures(text: str) -> Figures:
    return {(name, labels): float(value) for name, labels, value in LINE.findall(text)}


def asked(token: str = TOKEN) -> Any:
    return Client().get("/metrics", headers={"authorization": f"Bearer {token}"})


@pytest.mark.django_db
@pytest.mark.usefixtures("counting")
@pytest.mark.parametrize("header", ["", TOKEN, "Bearer ", f"Bearer {TOKEN}x", f"Bearer {TOKEN[:-1]}", f"Basic {TOKEN}"])
def test_without_the_token_it_is_as_if_there_were_nothing(header: str) -> None:
    """The page says which address was asked for; else the two are the same."""
    client = Client()
    answer, nowhere = client.get("/metrics", headers={"authorization": header}), client.get("/nowhere")
    assert (answer.status_code, nowhere.status_code) == (404, 404)
    masked = [re.sub(r'value="[^"]*"', "", one.content.decode()) for one in (answer, nowhere)]
    assert masked[0] == masked[1]
    assert b"thang_" not in answer.content


@pytest.mark.django_db
def test_where_no_token_is_set_nothing_is_given_and_nothing_counted(settings: Any, tmp_path: Path) -> None:
    settings.CHOSEN = replace(settings.CHOSEN, data=tmp_path, metrics="")
    for header in ("", "Bearer ", "Bearer"):
        assert Client().get("/metrics", headers={"authorization": header}).status_code == 404
    assert not (tmp_path / "metrics").exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("counting")
def test_a_role_does_not_replace_the_token(office: Person, browser: Browser) -> None:
    assert browser(office).get("/metrics").status_code == 404


@pytest.mark.usefixtures("counting")
def test_what_is_known_of_the_trail_is_told(office: Person) -> None:
    answer = asked()
    assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    found = figures(answer.content.decode())
    assert found["thang_ready", ""] == 1
    assert found["thang_trail_entries", ""] > 2
    assert abs(found["thang_trail_last_entry_timestamp_seconds", ""] - time.time()) < 60
    assert found["thang_jobs_overdue", ""] == found["thang_jobs_failed", ""] == 0


@pytest.mark.django_db
@pytest.mark.usefixtures("counting")
def test_a_database_that_does_not_answer_is_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "problem", lambda: "database")
    found = figures(asked().content.decode())
    assert found["thang_ready", ""] == 0
    assert ("thang_trail_entries", "") not in found


@pytest.mark.django_db
@pytest.mark.usefixtures("counting")
def test_labels_are_bounded_and_hold_no_address() -> None:
    client = Client()
    for number in range(20):
        client.get(f"/nowhere/nguyen-van-{number}?q={number}")
        client.generic(f"MADE{number}", "/sign-in/")
        client.get(f"/invitation/made-up-{number}/")
    text = asked().content.decode()
    found = {labels for name, labels in figures(text) if name == "thang_requests_total"}
    assert 'method="GET",route="other",status="404"' in found
    assert not re.search(r"nguyen|MADE|made-up|nowhere", text)
    assert 'method="other",route="account_login"' in " ".join(found)


@pytest.mark.usefixtures("counting")
def test_what_a_database_ends_and_who_is_refused_are_counted(
    office: Person, browser: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refused(*_: object) -> None:
        raise IntegrityError("DETAIL: Key (email)=(an@example.vn)")

    before = figures(asked().content.decode())
    client = browser(office)
    client.raise_request_exception = False
    monkeypatch.setattr(views, "render", refused)
    with caplog.at_level("CRITICAL", logger="django"):
        client.get("/")
    Client().post("/sign-in/", {"sign_in": "an", "password": "a wrong password"})
    after = figures(asked().content.decode())

    def more(name: str, labels: str = "") -> float:
        return after[name, labels] - before.get((name, labels), 0)

    assert more("thang_database_errors_total", 'kind="IntegrityError"') == 1
    assert more("thang_sign_ins_refused_total") == 1
    assert more("thang_requests_total", 'method="GET",route="ui:home",status="500"') == 1


def got(address: str, token: str) -> str:
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})  # noqa: S310  # our own server
    with closing(urllib.request.urlopen(request, timeout=30)) as answer:  # noqa: S310  # our own server
        text: str = answer.read().decode()
        return text


@pytest.mark.slow
def test_two_processes_count_together_and_a_new_start_begins_anew(tmp_path: Path) -> None:
    """Two hundred requests from eight threads at once: none is lost, whichever process answered it."""
    environment = environment_of(tmp_path, THANG_METRICS=TOKEN, THANG_WORKERS="0", THANG_LOG="json")
    here = {name: value for name, value in environment.items() if name.startswith("THANG_")}
    here.pop("THANG_DATA")
    site = f"http://{environment['THANG_ADDRESS']}"
    with served(tmp_path, **here) as server:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: got(f"{site}/sign-in/", ""), range(200)))
        text = got(f"{site}/metrics", TOKEN)
        assert figures(text)["thang_requests_total", 'method="GET",route="account_login",status="200"'] == 200
        assert figures(text)["thang_request_seconds_count", 'route="account_login"'] == 200
        assert len(list((tmp_path / "metrics").glob("counter_*.db"))) == 3  # two processes, and the one above them
        server.terminate()
        assert server.wait(60) == 0
    with served(tmp_path, **here):
        assert ("thang_request_seconds_count", 'route="account_login"') not in figures(got(f"{site}/metrics", TOKEN))
