"""The national framework of 2022: nine main indices of 1000 points, three pillars, and Trà Vinh's figures."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.engine.builders import F, Number, figures, ranks, score_all, score_one
from thang.engine.errors import Faulty
from thang.engine.framework import Framework
from thang.engine.numbers import rounded
from thang.engine.score import UnitScore, compute
from thang.library.framework_file import FrameworkFile, read_framework
from thang.library.shipped import find_shipped
from thang.library.units import read_inputs

EARLIER, LATER = "vn-dti-province@2022", "vn-dti-province@2024"
MAXIMA = {"1": 100, "2": 100, "3": 100, "4": 100, "5": 100, "6": 0, "7": 200, "8": 150, "9": 150}
BASE = ("1", "2", "3", "4", "5")
PILLARS = {"chinh_quyen_so": ("7", 700), "kinh_te_so": ("8", 650), "xa_hoi_so": ("9", 650)}

# Trà Vinh 2022 as published. Of the base only the sum is known, from the first pillar.
TOTAL = F("0.6077")
PUBLISHED = {"chinh_quyen_so": F("0.6683"), "kinh_te_so": F("0.6647"), "xa_hoi_so": F("0.5991")}
ACTIVITIES = {"7": F("0.6350"), "8": F("0.6083"), "9": F("0.3240")}
BASE_POINTS = F("0.6683") * 700 - F("0.6350") * 200


def file_of(name: str) -> FrameworkFile:
    one = find_shipped(name)
    assert one is not None
    return read_framework(one.framework)


def framework() -> Framework:
    return file_of(EARLIER).framework


def was() -> dict[str, list[str]]:
    return {node["code"]: node["was"] for node in file_of(LATER).tree["indicators"]}


def tra_vinh(smart_city: int = 0, base: dict[str, Fraction] | None = None) -> UnitScore:
    """Scored with these points of the base; spread equally over its five indices, if nothing else is said."""
    points = base or dict.fromkeys(BASE, BASE_POINTS / 5)
    answers: dict[str, Number] = {code: own / 100 for code, own in points.items()}
    return score_one(framework(), answers | ACTIVITIES | {"6": smart_city})


def pillars(found: UnitScore) -> dict[str, Any]:
    """Attainment, to four places, and max of each."""
    each = {pillar.id: found.pillar(pillar) for pillar in found.plan.framework.pillars}
    return {name: (rounded(one.attainment or F(0), 4), one.max) for name, one in each.items()}


def read_and_scored(cells: str, folder: Path) -> UnitScore:
    """Unit `A` of a table of values."""
    table = folder / "values.csv"
    table.write_text(cells, encoding="utf-8")
    inputs = read_inputs(framework(), table)
    return compute(inputs.plans, inputs.units, inputs.answers).of("A")


# --- The framework ----------------------------------------------------------------------------------------------------


def test_the_nine_maxima_are_those_reported_and_sum_to_1000() -> None:
    assert [(leaf.code, leaf.max) for leaf in framework().leaves()] == [
        (code, F(most)) for code, most in MAXIMA.items()
    ]
    assert [group.max for group in framework().groups] == [F(sum(MAXIMA.values()))] == [F(1000)]


def test_each_pillar_is_the_base_with_the_smart_city_and_its_own_activity() -> None:
    assert {pillar.id: pillar.of for pillar in framework().pillars} == {
        name: (*BASE, "6", activity) for name, (activity, _) in PILLARS.items()
    }


def test_the_pillars_have_700_650_and_650_points() -> None:
    full = score_one(framework(), dict.fromkeys(MAXIMA, 1))
    assert pillars(full) == {name: (1, most) for name, (_, most) in PILLARS.items()}


def test_no_succession_and_no_period_are_claimed_for_it() -> None:
    assert framework().succession == "none"
    assert "period" not in file_of(EARLIER).tree


# --- Trà Vinh ---------------------------------------------------------------------------------------------------------


def test_the_base_of_tra_vinh_is_340_81_points() -> None:
    assert F("340.81") == BASE_POINTS


def test_the_total_of_tra_vinh_is_the_published_one() -> None:
    assert tra_vinh().total.points == F("607.655")
    assert tra_vinh().published == TOTAL


def test_the_pillars_of_tra_vinh_are_the_published_ones() -> None:
    assert pillars(tra_vinh()) == {name: (share, PILLARS[name][1]) for name, share in PUBLISHED.items()}


def test_however_the_base_is_spread_over_its_indices_total_and_pillars_are_the_same() -> None:
    uneven = {"1": F(100), "2": F(100), "3": F(100), "4": BASE_POINTS - 300, "5": F(0)}
    other = tra_vinh(base=uneven)
    assert (figures(other), pillars(other)) == (figures(tra_vinh()), pillars(tra_vinh()))


# --- The smart city ---------------------------------------------------------------------------------------------------


def test_the_value_of_the_smart_city_changes_no_points() -> None:
    none, full = tra_vinh(smart_city=0), tra_vinh(smart_city=1)
    assert [figures(none, "6"), figures(full, "6")] == [(0, 0, 0), (1, 0, 0)]
    assert (figures(none), pillars(none)) == (figures(full), pillars(full))


@pytest.mark.parametrize(
    "cells", ["unit,1,2,3,4,5,7,8,9\nA,1,1,1,1,1,1,1,1\n", "unit,1,2,3,4,5,6,7,8,9\nA,1,1,1,1,1,,1,1,1\n"]
)
def test_a_table_may_do_without_the_smart_city(cells: str, tmp_path: Path) -> None:
    found = read_and_scored(cells, tmp_path)
    assert (figures(found), figures(found, "6")) == ((1, 1000, 1000), (None, None, 0))


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ("unit,1,2,3,4,7,8,9\nA,1,1,1,1,1,1,1\n", "column.missing"),
        ("unit,1,2,3,4,5,7,8,9\nA,1,1,1,1,,1,1,1\n", "cell.missing_refused"),
    ],
    ids=["no column", "an empty cell"],
)
def test_a_table_may_not_do_without_a_main_index_that_counts(cells: str, kind: str, tmp_path: Path) -> None:
    with pytest.raises(Faulty) as refused:
        read_and_scored(cells, tmp_path)
    assert kind in {fault.kind for fault in refused.value.faults}


# --- Ties -------------------------------------------------------------------------------------------------------------


def test_equal_totals_share_a_rank_and_the_next_is_skipped_as_in_2022() -> None:
    """Published for 2022: 14th Hải Phòng, 15th Thanh Hóa and Yên Bái, 17th Hậu Giang."""
    totals = {"TP. Hải Phòng": "0.6352", "Thanh Hóa": "0.6350", "Yên Bái": "0.6350", "Hậu Giang": "0.6342"}
    run = score_all(framework(), {unit: dict.fromkeys(MAXIMA, total) for unit, total in totals.items()})
    assert [run.of(unit).published for unit in totals] == [F(total) for total in totals.values()]
    assert ranks(run) == {"TP. Hải Phòng": 1, "Thanh Hóa": 2, "Yên Bái": 2, "Hậu Giang": 4}


# --- The edition after ------------------------------------------------------------------------------------------------


def test_each_main_index_of_2024_names_its_code_of_2022_and_the_smart_city_is_gone() -> None:
    assert was() == {str(code): [str(code if code < 6 else code + 1)] for code in range(1, 9)}
    assert {code for codes in was().values() for code in codes} == {*MAXIMA} - {"6"}


def test_what_is_paired_has_the_same_title_in_both_editions() -> None:
    earlier = {node.code: node.title for node in framework().indicators}
    later = {node.code: node.title for node in file_of(LATER).framework.indicators}
    assert {code: earlier[old] for code, (old,) in was().items()} == later


def test_the_pillars_of_both_editions_are_the_same_but_for_the_codes() -> None:
    earlier, later = framework().pillars, file_of(LATER).framework.pillars
    assert [(one.id, one.title) for one in earlier] == [(one.id, one.title) for one in later]
    renamed = [tuple(old for code in one.of for old in was()[code]) for one in later]
    assert renamed == [tuple(code for code in one.of if code != "6") for one in earlier]
