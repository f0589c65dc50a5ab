"""Who takes part in rounds, besides the cast of the whole workshop."""

from __future__ import annotations

import pytest

from tests.workshop.conftest import person
from tests.workshop.stages.cast import opened, participant
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.people.models import Person
from thang.workshop.stages.rounds.models import Participant, Round


@pytest.fixture
def colleague(commune: Organisation) -> Person:
    return person("colleague", "officer", commune)


@pytest.fixture
def head(commune: Organisation) -> Person:
    return person("head", "head", commune)


@pytest.fixture
def neighbour(other_commune: Organisation) -> Person:
    return person("neighbour", "officer", other_commune)


@pytest.fixture
def open_round(province: Organisation, commune: Organisation, other_commune: Organisation) -> Round:
    return opened(province, [commune, other_commune])


@pytest.fixture
def unit(open_round: Round, commune: Organisation) -> Participant:
    return participant(open_round, commune)
