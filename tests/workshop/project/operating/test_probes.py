"""What machines ask: whether it lives, whether it is ready, its figures for whoever has the token."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from tests.workshop.conftest import Browser
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.project import database
from thang.workshop.project.operating import metrics
from thang.workshop.project.operating.probes import Probes

TOKEN = "0123456789abcdef0123456789abcdef"
BELOW = b"the application"


def below(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    start("404 Not Found", [])
    return [BELOW]


def asked(path: str, data: Path, token: str = TOKEN, **environ: str) -> tuple[int, bytes, dict[str, str]]:
    told: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        told.update(status=int(status.split(maxsplit=1)[0]), headers=dict(headers))

    body = Probes(below, data, token)({"PATH_INFO": path, "REQUEST_METHOD": "GET", **environ}, start)
    return told["status"], b"".join(body), told["headers"]


def figures(data: Path) -> str:
    status, body, headers = asked("/metrics", data, HTTP_AUTHORIZATION=f"Bearer {TOKEN}")
    assert status == 200
    assert headers["Content-Type"].startswith("text/plain")
    return body.decode()


def test_it_lives_without_a_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "cursor", broken)
    status, body, headers = asked("/health/live", tmp_path)
    assert (status, json.loads(body)) == (200, {"state": "live"})
    assert headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in headers


def broken(*_: Any, **__: Any) -> Any:
    raise OperationalError("password of thang is wrong")


@pytest.mark.usefixtures("db")
def test_it_is_ready_when_the_database_answers_and_is_of_this_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked("/health/ready", tmp_path)[:2] == (200, b'{"state": "ready"}\n')
    monkeypatch.setattr(database, "is_current", lambda: False)
    assert asked("/health/ready", tmp_path)[:2] == (503, b'{"state": "database not migrated"}\n')
    with monkeypatch.context() as away:
        away.setattr(connection, "cursor", broken)
        assert asked("/health/ready", tmp_path)[:2] == (503, b'{"state": "database unreachable"}\n')


@pytest.mark.usefixtures("db")
def test_the_version_is_asked_for_until_it_is_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(database, "is_current", lambda: next(answers))
    probes = Probes(below, tmp_path, "")
    states = [b"".join(probes({"PATH_INFO": "/health/ready"}, lambda *_: None)) for _ in range(4)]
    assert [b"not" in one for one in states] == [True, False, False, False]


@pytest.mark.parametrize(
    "sent", ["", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN} ", "Bearer é"]
)
def test_without_the_token_there_are_no_figures(tmp_path: Path, sent: str) -> None:
    assert asked("/metrics", tmp_path, HTTP_AUTHORIZATION=sent)[:2] == (404, BELOW)


def test_where_no_token_is_set_nobody_has_one(tmp_path: Path) -> None:
    for sent in ("", "Bearer ", "Bearer"):
        assert asked("/metrics", tmp_path, token="", HTTP_AUTHORIZATION=sent)[:2] == (404, BELOW)


def test_all_else_goes_to_the_application(tmp_path: Path) -> None:
    for path in ("/", "/health", "/health/", "/health/live/", "/metrics/", "/METRICS"):
        assert asked(path, tmp_path)[:2] == (404, BELOW)


def test_a_probe_that_asks_for_the_head_gets_no_body(tmp_path: Path) -> None:
    status, body, headers = asked("/health/live", tmp_path, REQUEST_METHOD="HEAD")
    assert (status, body, headers["Content-Length"]) == (200, b"", "18")


def test_figures_tell_of_the_trail_the_jobs_and_the_requests(
    tmp_path: Path, office: Person, province: Organisation, browser: Browser
) -> None:
    Job.objects.create(kind="jobs.tidy", actor="thang", asked_at=timezone.now(), due_at=timezone.now())
    before = figures(tmp_path)
    client = browser(office)
    for _ in range(3):
        client.get(f"/organisations/{province.pk}/?q=bi+mat")
    client.get("/khong-co/")
    text = figures(tmp_path)
    route = 'thang_requests_total{method="GET",route="organisations:page",status="200"}'
    assert value(text, route) - value(before, route) == 3
    assert value(text, 'thang_request_seconds_count{route="organisations:page"}') >= 3
    assert value(text, 'thang_jobs{state="waiting"}') == 1
    assert value(text, "thang_database_up") == 1
    assert value(text, "thang_trail_entries") > 0
    assert value(text, "thang_trail_last_entry_time_seconds") == pytest.approx(timezone.now().timestamp(), abs=60)
    assert not [one for one in ("bi mat", "bi+mat", "khong-co", office.name, office.sign_in) if one in text]


def value(text: str, name: str) -> float:
    found = [line for line in text.splitlines() if line.startswith(f"{name} ")]
    return float(found[0].rpartition(" ")[2]) if found else 0.0


@pytest.mark.usefixtures("db")
def test_what_strangers_make_up_does_not_make_figures(client: Client, tmp_path: Path) -> None:
    """Neither addresses nor methods: the list of figures has an end."""
    before = len(figures(tmp_path).splitlines())
    for number in range(50):
        client.generic(f"MADEUP{number}", f"/made-up-{number}/")
    assert len(figures(tmp_path).splitlines()) - before < 30
    assert "made-up" not in figures(tmp_path)


@pytest.mark.usefixtures("db")
def test_a_database_that_is_away_is_a_figure_and_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "last_entry_at", broken)
    text = figures(tmp_path)
    assert value(text, "thang_database_up") == 0
    assert "thang_trail_entries" not in text
