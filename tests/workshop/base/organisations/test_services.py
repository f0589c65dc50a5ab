"""What becomes of organisations: founded, renamed, moved, rearranged, dissolved, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.workshop.conftest import MERGER, Everything, founded
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.queries import changes, entries_of
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.closure_rows import remake_closure
from thang.workshop.base.organisations.family_queries import Family, family
from thang.workshop.base.organisations.models import Closure, Code, Organisation
from thang.workshop.base.organisations.queries import named_on, parents_on
from thang.workshop.base.organisations.services import (
    Founding,
    dissolve,
    found,
    rearrange,
    rename,
    transfer,
)
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.parts.periods import EVER

LATER, LAST = MERGER + timedelta(100), MERGER + timedelta(200)


def tree(one: Organisation) -> Family:
    return family(one, Everything())


def closure() -> set[tuple[object, ...]]:
    rows = Closure.objects.values_list("ancestor", "descendant", "depth", "since", "until")
    return {tuple(row) for row in rows}


def test_a_name_is_what_it_was_on_its_day(commune: Organisation) -> None:
    rename(commune, "Xã Bát Xát Mới", "New", on=LATER, basis="QĐ 1", actor=SYSTEM)
    on = {day: named_on(Organisation.objects.all(), day).get(pk=commune.pk).name for day in (MERGER, LATER)}
    assert on == {MERGER: "Xã Bát Xát", LATER: "Xã Bát Xát Mới"}
    entry: Entry = entries_of(commune)[0]
    assert (entry.action, entry.basis) == ("organisation.renamed", "QĐ 1")
    assert {(one.field, one.before, one.after) for one in changes(entry)} == {
        ("name", "Xã Bát Xát", "Xã Bát Xát Mới"),
        ("name_en", "", "New"),
    }


def test_a_code_is_its_bearers_in_its_time_only(other_province: Organisation) -> None:
    """15 was Yên Bái's and is Lào Cai's."""
    old = found(Founding("province", "Tỉnh Yên Bái", codes={"statistics": "15"}), actor=SYSTEM)
    with pytest.raises(Refused) as caught:
        founded("Tỉnh Lào Cai", "province", code="15")
    assert (caught.value.kind, caught.value.facts["name"]) == ("code_is_taken", "Tỉnh Yên Bái")
    rearrange("consolidate", [old], [other_province], on=MERGER, basis="", actor=SYSTEM)
    new = founded("Tỉnh Lào Cai", "province", code="15")
    bearers = {code.since: code.organisation for code in Code.objects.filter(code="15")}
    assert bearers == {EVER: old, MERGER: new}


def test_a_transfer_moves_everybody_below_and_keeps_how_it_was(
    province: Organisation, commune: Organisation, other_province: Organisation
) -> None:
    below = founded("Trạm", "service_unit", commune)
    transfer(commune, other_province, "state", on=LATER, basis="NQ 2", actor=SYSTEM)
    assert [parent.pk for _, parent in parents_on(commune, MERGER)] == [province.pk]
    assert [parent.pk for _, parent in parents_on(commune, LATER)] == [other_province.pk]
    assert (province.pk, below.pk, 2, MERGER, LATER) in closure()
    assert (other_province.pk, below.pk, 2, LATER, None) in closure()


def test_the_closure_kept_step_by_step_is_the_one_made_anew(
    province: Organisation, commune: Organisation, other_commune: Organisation, other_province: Organisation
) -> None:
    founded("Trạm", "service_unit", commune)
    transfer(commune, other_province, "state", on=LATER, basis="", actor=SYSTEM)
    rearrange("merge", [other_commune], [commune], on=LAST, basis="", actor=SYSTEM)
    kept = closure()
    remake_closure()
    assert closure() == kept


def test_a_merger_ends_the_one_and_lets_the_other_last(commune: Organisation, other_commune: Organisation) -> None:
    rearrange("merge", [commune, other_commune], [other_commune], on=LATER, basis="NQ 3", actor=SYSTEM)
    commune.refresh_from_db()
    other_commune.refresh_from_db()
    assert (commune.until, other_commune.until) == (LATER, None)
    assert [one.organisation.name for one in tree(commune).after] == ["Xã Bắc Hà"]  # type: ignore[attr-defined]  # as annotated
    assert [one.organisation.pk for one in tree(other_commune).before] == [commune.pk]
    assert not commune.codes.filter(until=None).exists()


def test_what_ends_without_a_successor_leaves_no_line(commune: Organisation) -> None:
    dissolve(commune, on=LATER, basis="QĐ 4", actor=SYSTEM)
    assert tree(commune).after == []
    assert not named_on(Organisation.objects.all(), LATER).filter(pk=commune.pk).exists()


@pytest.mark.django_db
class TestRefusals:
    def test_an_empty_name(self, commune: Organisation) -> None:
        with pytest.raises(Refused, match="name_is_empty"):
            founded(" ", "commune")
        with pytest.raises(Refused, match="name_is_empty"):
            rename(commune, " ", "", on=LATER, basis="", actor=SYSTEM)

    def test_a_name_before_the_present_one(self, commune: Organisation) -> None:
        with pytest.raises(Refused, match="not_after_last_name"):
            rename(commune, "Xã", "", on=MERGER, basis="", actor=SYSTEM)

    def test_a_parent_that_is_not_there_yet(self, province: Organisation) -> None:
        with pytest.raises(Refused, match="parent_is_not_there"):
            found(Founding("commune", "Xã", since=MERGER - timedelta(1), places={"state": province}), actor=SYSTEM)

    def test_a_place_under_oneself(self, province: Organisation, commune: Organisation) -> None:
        before = closure()
        with pytest.raises(Refused, match="stands_under_itself"):
            transfer(province, commune, "state", on=LATER, basis="", actor=SYSTEM)
        assert closure() == before
        assert not province.placements.exists()

    def test_a_place_on_the_day_of_the_present_one(self, commune: Organisation, other_province: Organisation) -> None:
        with pytest.raises(Refused, match="not_after_last_place"):
            transfer(commune, other_province, "state", on=MERGER, basis="", actor=SYSTEM)

    def test_the_end_of_one_under_whom_others_stand(self, province: Organisation, commune: Organisation) -> None:
        with pytest.raises(Refused, match="others_stand_below") as caught:
            dissolve(province, on=LATER, basis="", actor=SYSTEM)
        assert caught.value.facts == {"name": "Xã Bát Xát"}

    def test_anything_of_one_that_has_ended(self, commune: Organisation) -> None:
        dissolve(commune, on=LATER, basis="", actor=SYSTEM)
        for write in (
            lambda: rename(commune, "Xã", "", on=LAST, basis="", actor=SYSTEM),
            lambda: dissolve(commune, on=LAST, basis="", actor=SYSTEM),
        ):
            with pytest.raises(Refused, match="is_not_there"):
                write()

    def test_a_kind_that_is_none(self) -> None:
        with pytest.raises(ValueError, match="planet"):
            founded("Sao Hỏa", "planet")
