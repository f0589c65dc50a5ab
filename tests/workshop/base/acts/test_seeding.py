"""The shipped acts: whole, sourced, entered once, and never over what an office has entered."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from tests.workshop.base.acts.cast import ACTOR
from thang.library.framework_file import read_framework
from thang.library.shipped import shipped
from thang.workshop.base.acts.kinds import KINDS
from thang.workshop.base.acts.models import Act, Replacement
from thang.workshop.base.acts.queries import numbered
from thang.workshop.base.acts.seeding import FILE, enter_acts, shipped_acts
from thang.workshop.base.acts.services import enter_act, withdraw_replacement
from thang.workshop.base.audit.queries import entries_of, first_broken, head

ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["number"])
def test_every_act_says_where_it_is_from_and_what_is_inferred(row: dict[str, str]) -> None:
    assert row["source"]
    assert row["kind"] in KINDS
    if row["since"] == row["signed_on"]:
        assert "ngày có hiệu lực" in row["inferred"], "that it holds from its signing was not read"


def test_every_dated_act_that_a_shipped_framework_cites_is_there() -> None:
    cited = [one for each in shipped() for one in read_framework(each.framework).framework.cites]
    dated = {(one.number, one.date) for one in cited if one.number and one.date}
    assert dated <= {(row["number"], row["signed_on"]) for row in ROWS}


def test_an_act_stands_above_the_one_that_replaces_it() -> None:
    numbers = [row["number"] for row in ROWS]
    assert len(set(numbers)) == len(numbers)
    for at, row in enumerate(ROWS):
        assert bool(row["replaces"]) == bool(row["replaced_on"])
        assert not row["replaces"] or row["replaces"] in numbers[:at]


@pytest.mark.django_db
def test_the_shipped_acts_are_entered_with_what_is_inferred_in_the_trail() -> None:
    assert enter_acts(ACTOR) == len(ROWS) == Act.objects.count()
    one = numbered("405/QĐ-BKHCN").get()
    assert "suy ra là ngày ký" in entries_of(one).get(action="act.entered").basis
    old = numbered("922/QĐ-BTTTT").get()
    assert (old.until, old.replaced_by.get().new) == (date(2025, 4, 3), one)
    assert first_broken() is None


@pytest.mark.django_db
def test_a_second_time_changes_nothing() -> None:
    enter_acts(ACTOR)
    written = head()
    assert enter_acts(ACTOR) == 0
    assert (head(), Act.objects.count(), Replacement.objects.count()) == (written, len(ROWS), 1)


@pytest.mark.django_db
def test_what_the_office_has_entered_stays() -> None:
    first = shipped_acts()[0].facts
    mine = enter_act(first, actor=ACTOR)
    assert enter_acts(ACTOR) == len(ROWS) - 1
    assert numbered(first.number).get() == mine
    withdraw_replacement(Replacement.objects.get(), reason="thử", actor=ACTOR)
    assert enter_acts(ACTOR) == 0
    assert not Replacement.objects.exists(), "what was taken away does not come back"
