"""What the time of day asks for: once, when it is due, seen by those who keep background work."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client

from tests.workshop.base.jobs.cast import NAME, Clock, Stage
from tests.workshop.conftest import person
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.jobs.models import DONE, Job
from thang.workshop.base.jobs.timetable import LATEST, Timetable, ask_due
from thang.workshop.base.jobs.worker import Stop, work_once
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.work import KINDS, Outcome, Work

SEVEN = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)  # seven in the morning in Hà Nội


@pytest.fixture
def daily(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """One kind that the day asks for at seven; none other."""
    for name, kind in list(KINDS.items()):
        if kind.daily is not None:
            monkeypatch.delitem(KINDS, name)
    stage.plays(lambda work: Outcome("jobs_tidied", {"count": 0}), daily=time(7, 0))
    return stage


@pytest.mark.parametrize(
    ("after", "slots"),
    [
        (timedelta(minutes=-1), []),
        (timedelta(), [f"{NAME} 2026-11-02"]),
        (LATEST - timedelta(minutes=1), [f"{NAME} 2026-11-02"]),
        (LATEST, []),
        (timedelta(hours=24), [f"{NAME} 2026-11-03"]),
    ],
    ids=["before", "at the moment", "late", "too late", "the next day"],
)
def test_a_job_is_asked_for_when_its_time_has_come(daily: Stage, after: timedelta, slots: list[str]) -> None:
    ask_due(SEVEN + after)
    assert list(Job.objects.values_list("slot", flat=True)) == slots


def test_late_in_the_evening_it_is_of_the_day_that_has_begun_it(stage: Stage) -> None:
    """Its time is before midnight, the worker looks after."""
    stage.plays(lambda work: Outcome("jobs_tidied", {"count": 0}), daily=time(23, 50))
    ask_due(datetime(2026, 11, 2, 17, 10, tzinfo=UTC))  # ten past midnight of the third
    assert Job.objects.get(kind=NAME).slot == f"{NAME} 2026-11-02"


def test_it_is_asked_for_once_however_many_look(daily: Stage) -> None:
    for minutes in range(5):
        for _ in range(3):
            ask_due(SEVEN + timedelta(minutes=minutes))
    assert Job.objects.count() == 1
    assert not Entry.objects.filter(action="job.asked").exists()


def test_one_that_another_worker_has_just_asked_for_is_no_fault(daily: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ask_due(SEVEN)
    monkeypatch.setattr(Job.objects, "filter", lambda **_: Job.objects.none())  # it looked before the other one wrote
    ask_due(SEVEN)
    monkeypatch.undo()
    assert Job.objects.count() == 1


def test_a_worker_looks_once_a_minute(daily: Stage) -> None:
    table = Timetable()
    table.look(SEVEN - timedelta(seconds=30))
    table.look(SEVEN)
    assert not Job.objects.exists()
    table.look(SEVEN + timedelta(seconds=30))
    assert Job.objects.count() == 1


def test_it_runs_as_the_workshop_itself_and_its_end_is_entered(daily: Stage, clock: Clock) -> None:
    seen: list[Work] = []

    def body(work: Work) -> Outcome:
        seen.append(work)
        return Outcome("jobs_tidied", {"count": 3})

    daily.plays(body, daily=time(7, 0))
    clock.now = SEVEN
    ask_due(clock())
    assert work_once(Stop(), clock)
    (work,) = seen
    assert (work.actor.name, work.reach, work.now) == ("thang", None, SEVEN)
    assert Job.objects.get().state == DONE
    entry = Entry.objects.get(action="job.done")
    assert entry.actor == "thang"


def test_who_keeps_background_work_sees_it_and_nobody_else(daily: Stage, client: Client, commune: Organisation) -> None:
    ask_due(SEVEN)
    one = Job.objects.get()
    client.force_login(daily.person)
    assert client.get(f"/jobs/{one.pk}/").status_code == 200
    client.force_login(person("can-bo", "officer", commune))
    assert client.get(f"/jobs/{one.pk}/").status_code == 404


def test_jobs_that_were_over_long_ago_are_removed(stage: Stage, clock: Clock) -> None:
    old, waiting = stage.asked(), stage.asked()
    assert stage.work()
    old.refresh_from_db()
    Job.objects.filter(pk=waiting.pk).update(due_at=clock() + timedelta(days=900))
    clock.move(days=90)
    young = stage.asked()
    assert stage.work()
    clock.move(seconds=1)
    tidying = Job.objects.create(kind="jobs.tidy", actor="thang", asked_at=clock(), due_at=clock())
    assert stage.work()
    assert set(Job.objects.values_list("pk", flat=True)) == {waiting.pk, young.pk, tidying.pk}
    tidying.refresh_from_db()
    assert "1" in tidying.result["en"]
