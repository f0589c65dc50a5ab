"""Rearrangements: who ends, who follows, where those go that stood below; and everything that is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.workshop.conftest import MERGER, founded, person
from thang.workshop.base.audit.models import Entry
from thang.workshop.base.audit.queries import changes, entries_of
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations import rearranging
from thang.workshop.base.organisations.closure_rows import remake_closure
from thang.workshop.base.organisations.models import (
    Closure,
    Code,
    Name,
    Organisation,
    Placement,
    Rearrangement,
    Succession,
)
from thang.workshop.base.organisations.queries import parents_on, places_for, seen_by
from thang.workshop.base.organisations.services import (
    Founding,
    consolidate,
    dissolve,
    rearrange,
    rename,
    split,
    transfer,
)
from thang.workshop.base.parts.forms import Refused
from thang.workshop.base.people.access import Reach

LATER, LAST = MERGER + timedelta(100), MERGER + timedelta(200)
ORDER: dict[str, Any] = {"on": LATER, "basis": "NQ 5/NQ-HĐND", "actor": SYSTEM}


@pytest.fixture
def station(commune: Organisation) -> Organisation:
    return founded("Trạm Y tế", "service_unit", commune)


def closure() -> set[tuple[object, ...]]:
    rows = Closure.objects.values_list("ancestor", "descendant", "hierarchy", "depth", "since", "until")
    return {tuple(row) for row in rows}


def made_anew() -> set[tuple[object, ...]]:
    remake_closure()
    return closure()


def rows_of_all() -> list[list[Any]]:
    """Everything that is kept of organisations, and the trail."""
    models = (Organisation, Name, Code, Placement, Closure, Rearrangement, Succession, Entry)
    return [list(model.objects.order_by("pk").values()) for model in models]


def refusal(does: Callable[[], object]) -> tuple[str, dict[str, Any]]:
    """Why, and with which facts; nothing is left of it."""
    before = rows_of_all()
    with pytest.raises(Refused) as caught:
        does()
    assert rows_of_all() == before
    return caught.value.kind, caught.value.facts


def parent_on(one: Organisation, day: date) -> list[Organisation]:
    return [parent for _, parent in parents_on(one, day)]


class TestMerger:
    def test_what_stands_below_goes_over_with_an_entry_each(
        self, commune: Organisation, other_commune: Organisation, station: Organisation
    ) -> None:
        rearrange("merge", [commune, other_commune], [other_commune], **ORDER)
        assert parent_on(station, LATER - timedelta(1)) == [commune]
        assert parent_on(station, LATER) == [other_commune]
        entry: Entry = entries_of(station)[0]
        assert (entry.action, entry.basis) == ("organisation.transferred", "NQ 5/NQ-HĐND")
        assert [(one.field, one.before, one.after) for one in changes(entry)] == [
            ("parent_state", "Xã Bát Xát", "Xã Bắc Hà")
        ]

    def test_the_closure_is_the_one_made_anew(
        self, commune: Organisation, other_commune: Organisation, station: Organisation
    ) -> None:
        founded("Tổ", "other", station)
        rearrange("merge", [commune], [other_commune], **ORDER)
        kept = closure()
        assert (other_commune.pk, station.pk, "state", 1, LATER, None) in kept
        assert kept == made_anew()

    def test_a_role_in_the_successor_sees_them_and_one_of_the_old_office_no_more(
        self, commune: Organisation, other_commune: Organisation, station: Organisation
    ) -> None:
        old, new = person("cu", "head", commune), person("moi", "head", other_commune)
        rearrange("merge", [commune], [other_commune], **ORDER)

        def sees(who: Any, day: date) -> bool:
            return seen_by(Reach(who, day)).filter(pk=station.pk).exists()

        day_before = LATER - timedelta(1)
        assert (sees(old, day_before), sees(new, day_before)) == (True, False)
        assert (sees(old, LATER), sees(new, LATER)) == (False, True)

    def test_one_that_stands_under_another_that_ends_ends_with_it(
        self, commune: Organisation, other_commune: Organisation, station: Organisation
    ) -> None:
        rearrange("merge", [commune, station], [other_commune], **ORDER)
        station.refresh_from_db()
        assert (station.until, parent_on(station, LATER)) == (LATER, [])

    def test_names_codes_and_places_end(self, commune: Organisation, other_commune: Organisation) -> None:
        rearrange("merge", [commune], [other_commune], **ORDER)
        for rows in (commune.names, commune.codes, commune.placements):
            assert set(rows.values_list("until", flat=True)) == {LATER}
        assert founded("Xã Khác", "commune").pk
        assert not Code.objects.filter(code="02683", until=None).exists()

    def test_a_successor_of_a_later_day_is_refused(self, commune: Organisation, province: Organisation) -> None:
        late = founded("Xã Mới", "commune", province)
        late.since = LAST
        late.save()
        kind, facts = refusal(lambda: rearrange("merge", [commune], [late], **ORDER))
        assert (kind, facts["name"]) == ("successor_is_not_there", "Xã Mới")

    def test_a_successor_that_has_ended_is_refused(self, commune: Organisation, other_commune: Organisation) -> None:
        dissolve(other_commune, on=LATER, basis="", actor=SYSTEM)
        kind, _ = refusal(lambda: rearrange("merge", [commune], [other_commune], **ORDER))
        assert kind == "successor_is_not_there"

    def test_a_successor_that_will_end_takes_over_nobody(
        self, commune: Organisation, other_commune: Organisation, station: Organisation
    ) -> None:
        dissolve(other_commune, on=LAST, basis="", actor=SYSTEM)
        kind, facts = refusal(lambda: rearrange("merge", [commune], [other_commune], **ORDER))
        assert (kind, facts["name"]) == ("ends_already", "Xã Bắc Hà")

    def test_a_successor_below_the_one_that_ends_is_refused(self, commune: Organisation, station: Organisation) -> None:
        kind, facts = refusal(lambda: rearrange("merge", [commune], [station], **ORDER))
        assert (kind, facts) == ("successor_stands_below", {"name": "Trạm Y tế", "above": "Xã Bát Xát"})

    def test_an_end_that_somebody_else_entered_meanwhile_is_noticed(
        self, commune: Organisation, other_commune: Organisation
    ) -> None:
        """The row in hand is older than the one in the database."""
        mine = Organisation.objects.get(pk=commune.pk)
        dissolve(commune, on=LATER, basis="", actor=SYSTEM)
        kind, facts = refusal(lambda: rearrange("merge", [mine], [other_commune], **ORDER))
        assert (kind, facts["name"]) == ("is_not_there", "Xã Bát Xát")

    def test_an_end_that_is_entered_for_later_is_noticed(
        self, commune: Organisation, other_commune: Organisation
    ) -> None:
        dissolve(commune, on=LAST, basis="", actor=SYSTEM)
        kind, facts = refusal(lambda: rearrange("merge", [commune], [other_commune], **ORDER))
        assert (kind, facts["until"]) == ("ends_already", LAST)

    def test_what_is_named_for_later_does_not_end_before(
        self, commune: Organisation, other_commune: Organisation
    ) -> None:
        rename(commune, "Xã Mới", "", on=LAST, basis="", actor=SYSTEM)
        kind, facts = refusal(lambda: rearrange("merge", [commune], [other_commune], **ORDER))
        assert (kind, facts["since"]) == ("not_after_last_record", LAST)

    def test_what_is_rearranged_later_does_not_end_before(
        self, commune: Organisation, other_commune: Organisation, province: Organisation
    ) -> None:
        third = founded("Xã Y Tý", "commune", province)
        rearrange("merge", [other_commune], [commune], on=LAST, basis="", actor=SYSTEM)
        kind, facts = refusal(lambda: rearrange("merge", [commune], [third], **ORDER))
        assert (kind, facts["on"]) == ("rearranged_later", LAST)

    def test_what_stands_below_from_later_on_is_named(
        self, commune: Organisation, other_commune: Organisation, station: Organisation
    ) -> None:
        transfer(station, other_commune, "party", on=MERGER + timedelta(1), basis="", actor=SYSTEM)
        transfer(station, commune, "party", on=LAST, basis="", actor=SYSTEM)
        kind, facts = refusal(lambda: rearrange("merge", [commune], [other_commune], **ORDER))
        assert (kind, facts) == ("stands_below_since", {"name": "Trạm Y tế", "since": LAST})

    def test_what_stands_below_until_later_is_named(
        self, commune: Organisation, other_commune: Organisation, station: Organisation
    ) -> None:
        transfer(station, other_commune, "state", on=LAST, basis="", actor=SYSTEM)
        kind, facts = refusal(lambda: rearrange("merge", [commune], [other_commune], **ORDER))
        assert (kind, facts) == ("stands_below_until", {"name": "Trạm Y tế", "until": LAST})

    def test_a_merger_in_which_nobody_ends_is_refused(self, commune: Organisation) -> None:
        assert refusal(lambda: rearrange("merge", [commune], [commune], **ORDER))[0] == "nobody_ends"

    def test_several_successors_cannot_take_over_one_below(
        self, commune: Organisation, other_commune: Organisation, station: Organisation, province: Organisation
    ) -> None:
        heirs = [other_commune, founded("Xã Y Tý", "commune", province)]
        kind, facts = refusal(lambda: rearrange("merge", [commune], heirs, **ORDER))
        assert (kind, facts) == ("others_stand_below", {"name": "Trạm Y tế"})

    def test_a_kind_that_is_none(self, commune: Organisation) -> None:
        with pytest.raises(ValueError, match="swap"):
            rearrange("swap", [commune], [], **ORDER)

    def test_a_failure_in_the_middle_leaves_nothing(
        self,
        commune: Organisation,
        other_commune: Organisation,
        station: Organisation,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """After the ends are written, before the entries are."""

        def broken(*args: object, **kwargs: object) -> None:
            raise OSError("no space")

        before = rows_of_all()
        monkeypatch.setattr(rearranging, "record_all", broken)
        with pytest.raises(OSError, match="no space"):
            rearrange("merge", [commune], [other_commune], **ORDER)
        assert rows_of_all() == before


class TestConsolidation:
    def new(self, one: Organisation, *ending: Organisation, code: str = "") -> Founding:
        places = places_for(one, LATER, ending)
        return Founding("commune", "Xã Hợp Nhất", codes={"statistics": code} if code else {}, places=places)

    def test_a_new_one_comes_out_of_all_and_takes_over_code_and_children(
        self, commune: Organisation, other_commune: Organisation, station: Organisation, province: Organisation
    ) -> None:
        made = consolidate([commune, other_commune], self.new(commune, code="02683"), **ORDER)
        assert (made.since, made.founded_by, parent_on(made, LATER)) == (LATER, "NQ 5/NQ-HĐND", [province])
        assert parent_on(station, LATER) == [made]
        assert {row.predecessor for row in made.predecessors.all()} == {commune, other_commune}
        assert Code.objects.get(code="02683", until=None).organisation == made
        assert [entry.action for entry in entries_of(made)] == ["organisation.consolidate", "organisation.founded"]
        assert closure() == made_anew()

    def test_it_stands_above_those_that_end_with_the_one_of_the_page(
        self, province: Organisation, commune: Organisation, station: Organisation
    ) -> None:
        assert places_for(station, LATER, [station, commune]) == {"state": province}

    def test_one_alone_is_refused(self, commune: Organisation) -> None:
        assert refusal(lambda: consolidate([commune, commune], self.new(commune), **ORDER))[0] == "consolidates_too_few"

    def test_a_place_below_what_ends_is_refused(
        self, province: Organisation, commune: Organisation, station: Organisation, other_province: Organisation
    ) -> None:
        """The commune between goes over to the new one, which would stand under it."""
        new = self.new(station)
        assert refusal(lambda: consolidate([station, province], new, **ORDER))[0] == "stands_under_itself"

    def test_what_founding_refuses_leaves_the_others_as_they_were(
        self, commune: Organisation, other_commune: Organisation, province: Organisation
    ) -> None:
        new = self.new(commune, code="15")
        assert refusal(lambda: consolidate([commune, other_commune], new, **ORDER))[0] == "code_is_taken"


class TestSplit:
    def foundings(self, one: Organisation, *names: str) -> list[Founding]:
        return [Founding("commune", name, places=places_for(one, LATER, [])) for name in names]

    def test_it_ends_and_new_ones_come_out_of_it(self, commune: Organisation, province: Organisation) -> None:
        made = split(commune, self.foundings(commune, "Xã A", "Xã B"), lasts=False, **ORDER)
        commune.refresh_from_db()
        assert commune.until == LATER
        assert [(str(one), one.since, parent_on(one, LATER)) for one in made] == [
            ("Xã A", LATER, [province]),
            ("Xã B", LATER, [province]),
        ]
        assert set(commune.successors.values_list("successor", "is_part")) == {(one.pk, True) for one in made}
        assert closure() == made_anew()

    def test_it_lasts_and_keeps_what_stands_below(self, commune: Organisation, station: Organisation) -> None:
        (made,) = split(commune, self.foundings(commune, "Xã A"), lasts=True, **ORDER)
        commune.refresh_from_db()
        assert (commune.until, parent_on(station, LAST)) == (None, [commune])
        assert list(commune.successors.values_list("successor", flat=True)) == [made.pk]
        assert not commune.predecessors.exists()
        assert closure() == made_anew()

    def test_it_does_not_end_while_others_stand_below(self, commune: Organisation, station: Organisation) -> None:
        two = self.foundings(commune, "Xã A", "Xã B")
        kind, facts = refusal(lambda: split(commune, two, lasts=False, **ORDER))
        assert (kind, facts) == ("others_stand_below", {"name": "Trạm Y tế"})

    @pytest.mark.parametrize(("lasts", "names"), [(False, ["Xã A"]), (True, [])])
    def test_too_few_are_refused(self, lasts: bool, names: list[str], commune: Organisation) -> None:
        some = self.foundings(commune, *names)
        assert refusal(lambda: split(commune, some, lasts=lasts, **ORDER))[0] == "splits_into_too_few"

    def test_a_second_one_that_fails_takes_the_first_along(self, commune: Organisation) -> None:
        some = self.foundings(commune, "Xã A", " ")
        assert refusal(lambda: split(commune, some, lasts=False, **ORDER))[0] == "name_is_empty"


class TestTransfer:
    def test_under_one_that_will_end_is_refused(self, commune: Organisation, other_province: Organisation) -> None:
        dissolve(other_province, on=LAST, basis="", actor=SYSTEM)
        kind, facts = refusal(lambda: transfer(commune, other_province, "state", **ORDER))
        assert (kind, facts["name"]) == ("ends_already", "Tỉnh Tuyên Quang")

    def test_of_one_that_will_end_is_refused(self, commune: Organisation, other_province: Organisation) -> None:
        dissolve(commune, on=LAST, basis="", actor=SYSTEM)
        assert refusal(lambda: transfer(commune, other_province, "state", **ORDER))[0] == "ends_already"

    def test_under_the_one_above_it_already_is_refused(self, commune: Organisation, province: Organisation) -> None:
        assert refusal(lambda: transfer(commune, province, "state", **ORDER))[0] == "stands_there_already"

    def test_under_one_that_somebody_ended_meanwhile_is_refused(
        self, commune: Organisation, other_province: Organisation
    ) -> None:
        mine = Organisation.objects.get(pk=other_province.pk)
        dissolve(other_province, on=LATER, basis="", actor=SYSTEM)
        assert refusal(lambda: transfer(commune, mine, "state", **ORDER))[0] == "parent_is_not_there"


def test_nothing_is_founded_under_one_that_will_end(other_province: Organisation) -> None:
    dissolve(other_province, on=LAST, basis="", actor=SYSTEM)
    kind, facts = refusal(lambda: founded("Xã Mới", "commune", other_province))
    assert (kind, facts["until"]) == ("ends_already", LAST)


def test_a_name_does_not_outlast_its_bearer(commune: Organisation) -> None:
    dissolve(commune, on=LAST, basis="", actor=SYSTEM)
    assert rename(commune, "Xã Mới", "", **ORDER).until == LAST


def test_a_dissolution_names_one_of_those_below(commune: Organisation, station: Organisation) -> None:
    kind, facts = refusal(lambda: dissolve(commune, **ORDER))
    assert (kind, facts) == ("others_stand_below", {"name": "Trạm Y tế"})
