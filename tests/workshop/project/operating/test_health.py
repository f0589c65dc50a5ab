"""Health: asked by whoever looks after the workshop, under any name, without leaving a trace."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from thang.workshop.base.audit.models import Entry
from thang.workshop.base.people.models import Person
from thang.workshop.project import database

LIVE, READY = "/health/live", "/health/ready"


@pytest.fixture
def unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    """A database whose own words name a row: they must not be answered."""

    def refused(self: MigrationRecorder) -> None:
        raise OperationalError("connection to may-chu failed: password of Nguyễn Văn An")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", refused)


def test_a_process_that_answers_is_live_and_asks_no_database() -> None:
    """Without the mark `django_db` any question to the database would fail here."""
    answer = Client().get(LIVE)
    assert (answer.status_code, answer.json()) == (200, {"live": True})


@pytest.mark.django_db
def test_a_migrated_database_is_ready_after_few_questions(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(2):
        answer = Client().get(READY)
    assert (answer.status_code, answer.json()) == (200, {"ready": True})


@pytest.mark.usefixtures("unreachable")
def test_a_database_that_does_not_answer_is_named_and_not_quoted() -> None:
    answer = Client().get(READY)
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "problem": "database"})


@pytest.mark.django_db
def test_what_waits_to_be_migrated_is_named() -> None:
    MigrationRecorder(connection).record_unapplied("audit", "0001_initial")
    answer = Client().get(READY)
    assert (answer.status_code, answer.json()["problem"]) == (503, "not migrated")


@pytest.mark.django_db
def test_a_database_of_a_newer_release_is_named() -> None:
    MigrationRecorder(connection).record_applied("audit", "9999_of_the_next_release")
    answer = Client().get(READY)
    assert (answer.status_code, answer.json()["problem"]) == (503, "newer")


@pytest.mark.django_db
def test_rows_of_apps_that_are_not_ours_any_more_are_no_problem() -> None:
    MigrationRecorder(connection).record_applied("gone", "0001_initial")
    assert database.problem() == ""


@pytest.mark.django_db
@pytest.mark.parametrize("address", [LIVE, READY])
@pytest.mark.parametrize("host", ["thang:8001", "10.0.0.7", "x y", "evil.example"])
def test_whoever_asks_by_another_name_is_answered(address: str, host: str) -> None:
    assert Client().get(address, headers={"host": host}).status_code == 200
    assert Client().get("/", headers={"host": host}).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("address", [LIVE, READY])
def test_asking_leaves_nothing(address: str, office: Person) -> None:
    """Neither a cookie nor a session nor an entry, also for somebody who is signed in."""
    client = Client()
    client.force_login(office)
    before = (Session.objects.count(), Entry.objects.count())
    answer = client.get(address)
    assert not answer.cookies
    assert (Session.objects.count(), Entry.objects.count()) == before


@pytest.mark.django_db
@pytest.mark.parametrize("address", [LIVE, READY])
def test_only_looking_is_answered_and_nobody_keeps_the_answer(address: str) -> None:
    assert Client().head(address).status_code == 200
    assert Client().post(address).status_code == 405
    headers = Client().get(address).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"] == "default-src 'none'"
    assert (headers["X-Content-Type-Options"], headers["X-Frame-Options"]) == ("nosniff", "DENY")


@pytest.mark.django_db
def test_the_migrations_of_this_release_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks often costs little."""
    database.problem()
    monkeypatch.setattr(database, "MigrationLoader", None)
    assert database.problem() == ""
