"""A clock that stands until it is moved, and jobs of the tests' own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from thang.workshop.base.audit.services import Actor
from thang.workshop.base.jobs.models import Job
from thang.workshop.base.jobs.services import Asker, ask
from thang.workshop.base.jobs.worker import Stop, work_once
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.parts.work import KINDS, LEASE, Kind, Outcome, Work
from thang.workshop.base.people.models import Person

BEGINNING = datetime(2026, 11, 2, 1, tzinfo=UTC)
NAME = "tests.played"
Body = Callable[[Work], Outcome]


class Passing(Exception):
    """A fault that passes."""


@dataclass
class Clock:
    now: datetime = BEGINNING

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


def well(work: Work) -> Outcome:
    work.report(2, 2, "job_step_proving")
    return Outcome("trail_holds", {"count": 2, "heads": 0}, "/audit/")


@dataclass
class Stage:
    """The queue with one kind of job, whose body a test sets."""

    monkeypatch: pytest.MonkeyPatch
    person: Person
    clock: Clock

    def plays(self, body: Body, **facts: Any) -> None:
        kind = Kind(NAME, body, **{"lease": LEASE, "passing": (Passing,), "may_start": None, **facts})
        self.monkeypatch.setitem(KINDS, NAME, kind)

    def asked(self, organisation: Organisation | None = None, **arguments: Any) -> Job:
        asker = Asker(self.person, Actor("Người thử"), organisation)
        return ask(NAME, arguments, asker, now=self.clock())

    def work(self, stop: Stop | None = None) -> bool:
        return work_once(stop or Stop(), self.clock)
