"""The rearrangement of provinces in 2025: what became of each of the 63, held against both lists of units."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

from thang.engine.score import Run, score
from thang.engine.succession import Succession, succeed
from thang.library.framework_file import read_framework
from thang.library.shipped import Shipped, find_shipped, shipped
from thang.library.successions import COLUMNS, read_successions
from thang.library.units import read_inputs

BEFORE, AFTER = "vn-dti-province@2023-totals", "vn-dti-province@2024"

# Those that the resolution left as they were, and those that three provinces went into; every other one is of two.
UNCHANGED = {
    "Cao Bằng",
    "Điện Biên",
    "Hà Tĩnh",
    "Lai Châu",
    "Lạng Sơn",
    "Nghệ An",
    "Quảng Ninh",
    "Sơn La",
    "Thanh Hóa",
    "TP. Hà Nội",
    "TP. Huế",
}
OF_THREE = {
    "Lâm Đồng": {"Lâm Đồng", "Đắk Nông", "Bình Thuận"},
    "Ninh Bình": {"Ninh Bình", "Hà Nam", "Nam Định"},
    "Phú Thọ": {"Phú Thọ", "Vĩnh Phúc", "Hòa Bình"},
    "TP. Cần Thơ": {"TP. Cần Thơ", "Hậu Giang", "Sóc Trăng"},
    "TP. Hồ Chí Minh": {"TP. Hồ Chí Minh", "Bình Dương", "Bà Rịa - Vũng Tàu"},
    "Vĩnh Long": {"Vĩnh Long", "Bến Tre", "Trà Vinh"},
}


def named(name: str) -> Shipped:
    one = find_shipped(name)
    assert one is not None
    return one


def units(name: str) -> list[str]:
    table = named(name).units
    assert table is not None
    with table.open(encoding="utf-8", newline="") as lines:
        return [row["unit"] for row in csv.DictReader(lines)]


def file() -> Path:
    path = named(AFTER).successions
    assert path is not None
    return path


def rows() -> list[Succession]:
    found, faults = read_successions(file())
    assert faults == []
    return list(found.values())


def run_of_63() -> Run:
    one = named(BEFORE)
    assert one.values is not None
    framework = replace(read_framework(one.framework).framework, succession="mean_of_main")
    inputs = read_inputs(framework, one.values, one.units)
    return score(framework, inputs.units, inputs.answers)


def test_it_comes_with_the_edition_of_the_34_and_with_no_other() -> None:
    assert [one.name for one in shipped() if one.successions] == [AFTER]
    assert file().read_text(encoding="utf-8").splitlines()[0] == ",".join(COLUMNS)


def test_every_one_of_the_63_has_one_row_or_is_one_of_the_11_unchanged() -> None:
    before = [one.predecessor for one in rows()]
    assert len(before) == len(set(before)) == 52
    assert set(units(BEFORE)) - set(before) == UNCHANGED
    assert set(before) <= set(units(BEFORE))


def test_the_52_went_into_23_of_the_34_and_the_others_are_the_unchanged() -> None:
    after = {one.successor for one in rows()}
    assert len(after) == 23
    assert set(units(AFTER)) == after | UNCHANGED
    assert after.isdisjoint(UNCHANGED)


def test_six_are_made_of_three_and_the_rest_of_two() -> None:
    found = Counter(one.successor for one in rows())
    assert {name: {one.predecessor for one in rows() if one.successor == name} for name in OF_THREE} == OF_THREE
    assert {count for name, count in found.items() if name not in OF_THREE} == {2}


def test_every_successor_bears_the_name_of_one_of_its_predecessors() -> None:
    """So it is listed among them, and its own figures enter the mean."""
    pairs = {(one.predecessor, one.successor) for one in rows()}
    assert all((one.successor, one.successor) in pairs for one in rows())


def test_the_day_the_kind_and_the_basis_are_the_same_for_all() -> None:
    assert {(one.date, one.kind, one.cites) for one in rows()} == {("2025-07-01", "merge", "202/2025/QH15")}


def test_put_on_a_run_of_the_63_it_leaves_the_34() -> None:
    """By a copy of the framework that takes the mean; the shipped one claims no figure for merged provinces."""
    run = succeed(run_of_63(), rows())
    assert sorted(one.unit.text for one in run.scores) == sorted(units(AFTER))
    assert all(one.rank is not None for one in run.scores)
