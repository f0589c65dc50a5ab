"""The stage of the tests of jobs."""

from __future__ import annotations

import pytest

from tests.workshop.base.jobs.cast import Clock, Stage, well
from thang.workshop.base.people.models import Person


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch, office: Person, clock: Clock) -> Stage:
    one = Stage(monkeypatch, office, clock)
    one.plays(well)
    return one
