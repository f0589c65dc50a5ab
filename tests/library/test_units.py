"""Units files: who is scored, in which group, ranked or not, with which attributes and which stated figure."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.library.trio import (
    BAT_XAT,
    CAM_DUONG,
    MUONG_KHUONG,
    SOUND_TRIO,
    framework_of,
    with_decimal_commas,
    with_row,
    without,
    without_unit,
)
from thang.engine.units import Unit
from thang.library.units import read_inputs, read_units


def units(text: str, folder: Path) -> dict[str, Unit]:
    path = folder / "units.csv"
    path.write_text(text, encoding="utf-8")
    found = read_units(path, framework_of(SOUND_TRIO.framework))
    assert found.faults == []
    return {unit.text: unit for unit, _ in found.units.values()}


def test_a_row_tells_all_of_a_unit(tmp_path: Path) -> None:
    text = "unit,name,group,ranked,attributes,stated\nA, UBND xã A ,xa,không,portal|vùng  cao| ,120.50\n"
    assert units(text, tmp_path) == {
        "A": Unit(
            "A",
            "xa",
            ranked=False,
            attributes=frozenset({"portal", "vùng cao"}),
            name="UBND xã A",
            stated=Fraction(241, 2),
        )
    }


def test_what_a_units_file_leaves_out_is_what_one_would_expect(tmp_path: Path) -> None:
    """Ranked, without attributes, its group told by the values, nothing stated."""
    assert units("unit\nA\n", tmp_path) == {"A": Unit("A", "")}
    assert units("unit,ranked,stated,attributes,name,group\nA,,,,,\n", tmp_path) == {"A": Unit("A", "")}


@pytest.mark.parametrize(("text", "ranked"), [("yes", True), ("1", True), ("CÓ", True), ("no", False), ("0", False)])
def test_ranked_is_yes_or_no(text: str, ranked: bool, tmp_path: Path) -> None:
    assert units(f"unit,ranked\nA,{text}\n", tmp_path)["A"].ranked is ranked


def test_attributes_are_compared_without_regard_to_composition(tmp_path: Path) -> None:
    assert units("unit,attributes\nA,bie\u0302n gio\u031b\u0301i\n", tmp_path)["A"].attributes == {"biên giới"}


def test_the_units_stand_in_the_order_of_their_file_and_keep_the_values_text(tmp_path: Path) -> None:
    trio = SOUND_TRIO.units_grid(lambda grid: [grid[0], *reversed(grid[1:])]).cell(BAT_XAT, "unit", f" {BAT_XAT} ")
    assert [unit.text for unit in trio.read(tmp_path).units] == [CAM_DUONG, f" {BAT_XAT} ", MUONG_KHUONG]


def test_without_a_units_file_all_units_of_the_values_are_ranked(tmp_path: Path) -> None:
    assert [(unit.text, unit.ranked) for unit in SOUND_TRIO.alone().read(tmp_path).units] == [
        (MUONG_KHUONG, True),
        (BAT_XAT, True),
        (CAM_DUONG, True),
    ]


def test_the_figures_of_a_units_file_may_have_decimal_commas(tmp_path: Path) -> None:
    stated = {unit.text: unit.stated for unit in with_decimal_commas(SOUND_TRIO).read(tmp_path).units}
    assert stated[BAT_XAT] == Fraction(241, 2)


def test_a_unit_that_is_not_ranked_still_counts_among_those_it_is_compared_with(tmp_path: Path) -> None:
    """Unless the rule compares only ranked units."""
    best = SOUND_TRIO.run(tmp_path).of(MUONG_KHUONG).node("3.4").attainment
    among_ranked = SOUND_TRIO.framed("{to: best}", "{to: best, over: ranked}")
    assert best == Fraction(1, 2)
    assert among_ranked.run(tmp_path).of(MUONG_KHUONG).node("3.4").attainment == 1


def test_a_unit_without_values_is_all_missing(tmp_path: Path) -> None:
    trio = SOUND_TRIO.framed(", missing: error", "").grid(without_unit(BAT_XAT))
    score = trio.run(tmp_path).of(BAT_XAT)
    assert (score.total.points, score.answered, score.rank) == (Fraction(0), Fraction(0), None)


def test_successors_need_no_values_of_their_own(tmp_path: Path) -> None:
    """What stands for them comes from their predecessors; the units file still tells their group and stated figure."""
    trio = SOUND_TRIO.units_grid(with_row("Xã Mới", "", "xa", "yes", "", "100"))
    (tmp_path / "values.csv").write_text(trio.values, encoding="utf-8")
    (tmp_path / "units.csv").write_text(trio.units or "", encoding="utf-8")
    inputs = read_inputs(
        framework_of(trio.framework), tmp_path / "values.csv", tmp_path / "units.csv", successors={"Xã Mới"}
    )
    assert inputs.successors == {"Xã Mới": Unit("Xã Mới", "xa", stated=Fraction(100))}
    assert "Xã Mới" not in {unit.text for unit in inputs.units}


def test_the_same_unit_in_another_composition_is_no_other_unit(tmp_path: Path) -> None:
    trio = SOUND_TRIO.units_grid(with_row("Xa\u0303 Ba\u0301t Xa\u0301t", "", "xa"))
    assert [(fault.kind, fault.facts["row"]) for fault in trio.faults(tmp_path)] == [("unit.duplicate", "3")]


def test_a_group_that_both_files_leave_to_the_other_is_no_group(tmp_path: Path) -> None:
    trio = SOUND_TRIO.grid(without("group")).units_grid(without("group"))
    assert [fault.kind for fault in trio.faults(tmp_path)] == ["column.group"]
    assert replace(trio, units=None).faults(tmp_path)[0].kind == "column.group"
