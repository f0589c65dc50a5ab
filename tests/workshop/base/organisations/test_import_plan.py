"""What a list would do, beside what is there: new, renamed, moved, unchanged, or a fault."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.workshop.base.organisations.import_lists import TODAY, asked, csv_file, line, listed, told, xlsx_file
from tests.workshop.conftest import MERGER, founded
from thang.workshop.base.audit.services import SYSTEM
from thang.workshop.base.organisations.import_queries import planned
from thang.workshop.base.organisations.models import Organisation
from thang.workshop.base.organisations.plan import Plan
from thang.workshop.base.organisations.services import Founding, dissolve, found, transfer
from thang.workshop.base.organisations.sheet import read_list
from thang.workshop.base.people.models import Person


@pytest.fixture
def finance(province: Organisation) -> Organisation:
    """A department with an own code."""
    facts = Founding("department", "Sở Tài chính", "Finance", MERGER, codes={"own": "S1"}, places={"state": province})
    return found(facts, actor=SYSTEM)


def plan(person: Person, root: Organisation, *rows: list[object], system: str = "own") -> Plan:
    return planned(asked(person, root, listed(*rows, system=system), system))


def whats(found_plan: Plan) -> list[tuple[str, tuple[str, ...]]]:
    return [(step.row.code, step.what) for step in found_plan.steps]


def test_each_row_is_new_renamed_moved_or_unchanged(
    office: Person, province: Organisation, finance: Organisation
) -> None:
    found_plan = plan(
        office,
        province,
        line("N1", "Sở Y tế"),
        line("S1", "Sở Tài chính và Kế hoạch", since="1/1/2026"),
        line("N2", "Trung tâm", parent="N1", kind="service_unit"),
    )
    assert found_plan.faults == ()
    assert whats(found_plan) == [("N1", ("new",)), ("S1", ("renamed",)), ("N2", ("new",))]
    both = plan(office, province, line("N1", "Sở Y tế"), line("S1", "Sở Mới", parent="N1", since="1/1/2026"))
    assert whats(both) == [("N1", ("new",)), ("S1", ("renamed", "moved"))]
    assert whats(plan(office, province, line("S1", "Sở Tài chính", since="5/5/2020"))) == [("S1", ())]


def test_a_step_says_before_and_after(office: Person, province: Organisation, finance: Organisation) -> None:
    row = line("S1", "Sở Mới", parent="N1", since="1/1/2026")
    step = plan(office, province, line("N1", "Sở Y tế"), row).steps[1]
    assert {(one.field, one.before, one.after) for one in step.changes} == {
        ("name", "Sở Tài chính", "Sở Mới"),
        ("name_en", "Finance", ""),
        ("parent_state", "Tỉnh Lào Cai", "Sở Y tế"),
    }


def test_the_same_plan_comes_of_a_workbook_and_of_csv(
    office: Person, province: Organisation, finance: Organisation
) -> None:
    rows = [line("N1", "Sở Y tế"), line("S1", "Sở Mới", since="2/1/2026"), line("N2", "x", parent="nowhere")]
    plans = [planned(asked(office, province, read_list(make(rows), "own"))) for make in (xlsx_file, csv_file)]
    assert plans[0] == plans[1]
    assert plans[0].digest == plans[1].digest
    assert (len(plans[0].changed), len(plans[0].faults)) == (2, 1)


def test_another_plan_has_another_digest(office: Person, province: Organisation) -> None:
    plans = [plan(office, province, line("N1", name)) for name in ("A", "B")]
    assert plans[0].digest != plans[1].digest


def test_an_english_name_that_is_not_given_is_kept(
    office: Person, province: Organisation, finance: Organisation
) -> None:
    row = line("S1", "Sở Tài chính", name_en="", since="1/1/2026")
    assert whats(plan(office, province, row)) == [("S1", ())]
    row = line("S1", "Sở Tài chính", name_en="Finance Department", since="1/1/2026")
    assert whats(plan(office, province, row)) == [("S1", ("renamed",))]


def test_a_code_of_a_row_may_be_anybodys_in_the_other_system(office: Person, commune: Organisation) -> None:
    province = Organisation.objects.get(codes__code="15")
    assert whats(plan(office, province, line("02683", "Sở"))) == [("02683", ("new",))]


def test_the_one_below_whom_a_list_is_imported_stays_where_it_is(office: Person, province: Organisation) -> None:
    row = line("15", "Tỉnh Lào Cai", kind="province")
    assert whats(plan(office, province, row, system="statistics")) == [("15", ())]


# --- Faults beside what there is --------------------------------------------------------------------------------------


def faults(found_plan: Plan) -> list[tuple[str, int, str, str]]:
    assert found_plan.changed == []
    return told(found_plan.faults)


def test_a_parent_that_is_nowhere_and_one_outside_of_reach_are_not_told_apart(
    office: Person, province: Organisation, other_province: Organisation
) -> None:
    found(
        Founding("department", "Sở", since=MERGER, codes={"own": "T1"}, places={"state": other_province}), actor=SYSTEM
    )
    known, unknown = (plan(office, province, line("N1", "A", parent=code)).faults for code in ("T1", "T2"))
    assert told(known) == [("import_no_such_parent", 2, "parent", "T1")]
    assert told(unknown) == [("import_no_such_parent", 2, "parent", "T2")]
    assert known[0].facts == unknown[0].facts


def test_a_parent_whose_zeros_were_lost_is_named_only_within_reach(office: Person, commune: Organisation) -> None:
    province = Organisation.objects.get(codes__code="15")
    row = line("00001", "Xã A", kind="ward", parent="2683")
    assert plan(office, province, row, system="statistics").faults[0].facts == {"nearest": "02683"}
    other = founded("Xã xa", "commune", founded("Tỉnh xa", "province", code="09"), "03000")
    assert other.pk
    row = line("00001", "Xã A", kind="ward", parent="3000")
    assert plan(office, province, row, system="statistics").faults[0].facts == {"nearest": ""}


def test_a_code_borne_outside_of_reach_cannot_be_used_and_its_bearer_is_not_named(
    office: Person, province: Organisation, other_province: Organisation
) -> None:
    found_plan = plan(office, province, line("08", "Tỉnh Tuyên Quang", kind="province"), system="statistics")
    assert faults(found_plan) == [("import_code_not_usable", 2, "code", "08")]
    assert found_plan.faults[0].facts == {}


def test_a_kind_that_differs_is_a_fault(office: Person, province: Organisation, finance: Organisation) -> None:
    found_plan = plan(office, province, line("S1", "Sở Tài chính", kind="office"))
    assert faults(found_plan) == [("import_kind_differs", 2, "kind", "office")]


def test_a_change_needs_a_day_after_the_present_state(
    office: Person, province: Organisation, finance: Organisation, commune: Organisation
) -> None:
    parent = found(
        Founding("office", "Văn phòng", since=MERGER, codes={"own": "V"}, places={"state": province}), actor=SYSTEM
    )
    assert parent.pk
    for row, kind in (
        (line("S1", "Sở Mới", since=""), "import_since_missing"),
        (line("S1", "Sở Mới", since="1/7/2025"), "import_not_after_name"),
        (line("S1", "Sở Mới", since="30/6/2025"), "import_is_not_there"),
        (line("S1", "Sở Tài chính", parent="V", since="1/7/2025"), "import_not_after_place"),
        (line("N1", "Sở Y tế", since=""), "import_since_before_parent"),
        (line("N1", "Sở Y tế", since="30/6/2025"), "import_parent_not_there"),
    ):
        assert kind in [fault[0] for fault in faults(plan(office, province, row))]


def test_a_move_before_the_end_of_an_earlier_place_is_a_fault(
    office: Person, province: Organisation, finance: Organisation
) -> None:
    finance.placements.update(until=date(2026, 5, 1))
    early, late = (line("S1", "Sở Tài chính", since=day) for day in ("1/4/2026", "1/5/2026"))
    assert [fault[0] for fault in faults(plan(office, province, early))] == ["import_not_after_place"]
    assert whats(plan(office, province, late)) == [("S1", ("moved",))]


def test_a_code_whose_bearer_ended_is_free_from_that_day_on(
    office: Person, province: Organisation, finance: Organisation
) -> None:
    dissolve(finance, on=date(2026, 3, 1), basis="", actor=SYSTEM)
    before, after = (line("S1", "Sở khác", since=day) for day in ("1/2/2026", "1/3/2026"))
    assert [fault[0] for fault in faults(plan(office, province, before))] == ["import_code_not_usable"]
    assert whats(plan(office, province, after)) == [("S1", ("new",))]


def test_a_circle_through_what_is_there_already_is_a_fault(
    office: Person, province: Organisation, finance: Organisation
) -> None:
    places = {"state": finance}
    found(Founding("office", "Phòng", since=MERGER, codes={"own": "P"}, places=places), actor=SYSTEM)
    found_plan = plan(office, province, line("S1", "Sở Tài chính", parent="P", since="1/1/2026"))
    assert faults(found_plan) == [("import_own_ancestor", 2, "parent", "P")]


def test_a_circle_of_a_few_days_is_a_fault(office: Person, province: Organisation, finance: Organisation) -> None:
    """S1 leaves R for the province on 10 January, but R comes under S1 on the 5th."""
    other = found(
        Founding("office", "Phòng", since=MERGER, codes={"own": "R"}, places={"state": province}), actor=SYSTEM
    )
    transfer(finance, other, "state", on=date(2026, 1, 1), basis="", actor=SYSTEM)
    back = line("S1", "Sở Tài chính", since="10/1/2026")
    early, late = (line("R", "Phòng", kind="office", parent="S1", since=day) for day in ("5/1/2026", "10/1/2026"))
    assert "import_own_ancestor" in [fault[0] for fault in told(plan(office, province, back, early).faults)]
    assert plan(office, province, back, late).faults == ()


def test_a_row_is_not_blamed_for_its_parents_fault(office: Person, province: Organisation) -> None:
    found_plan = plan(office, province, line("N1", "A", kind="?"), line("N2", "B", parent="N1"))
    assert faults(found_plan) == [("import_kind_unknown", 2, "kind", "?")]


def test_a_parent_of_the_list_must_be_there_first(office: Person, province: Organisation) -> None:
    rows = line("N1", "A", since="1/1/2026"), line("N2", "B", parent="N1", since="31/12/2025")
    assert told(plan(office, province, *rows).faults) == [("import_parent_not_there", 3, "since", "2025-12-31")]


def test_a_plan_takes_as_many_queries_for_one_row_as_for_many(
    office: Person, province: Organisation, finance: Organisation
) -> None:
    counts = []
    for many in (1, 50):
        rows = [line("S1", "Sở Mới", since="1/1/2026"), *(line(f"N{at}", "A", parent="S1") for at in range(many))]
        some = listed(*rows)
        with CaptureQueriesContext(
            connection,
        ) as caught:
            planned(asked(office, province, some))
        counts.append(len(caught))
    assert counts == [4, 4]


def test_an_organisation_is_found_by_its_code_of_today(office: Person, province: Organisation) -> None:
    """A reform to come has given the code to another one already; today it is still the first one's."""
    day = TODAY + timedelta(30)
    old = found(Founding("office", "Cũ", since=MERGER, codes={"own": "X"}, places={"state": province}), actor=SYSTEM)
    dissolve(old, on=day, basis="", actor=SYSTEM)
    found(Founding("office", "Mới", since=day, codes={"own": "X"}, places={"state": province}), actor=SYSTEM)
    assert whats(plan(office, province, line("X", "Cũ", kind="office"))) == [("X", ())]
