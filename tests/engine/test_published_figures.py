"""Published figures computed anew: DTI 2024 of the 34 provinces, Lào Cai 2022, Trà Vinh 2022."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from tests.engine.builders import GIVEN, F, figures, framework, leaf, ranks, score_all, score_one
from thang.engine.framework import Framework, Group, Pillar, Publish, Text
from thang.engine.numbers import rounded
from thang.engine.rules import Points
from thang.engine.score import Run, UnitScore, compute, score
from thang.engine.units import Unit
from thang.engine.values import Value
from thang.library.framework_file import read_framework
from thang.library.shipped import find_shipped
from thang.library.units import Inputs, read_inputs

LAST_PLACE = F("0.0001")
FOUR_PLACES = Publish("fraction", 4)


@cache
def shipped(name: str) -> Inputs:
    """A shipped framework with its published figures, read from its files."""
    found = find_shipped(name)
    assert found is not None
    assert found.values is not None
    return read_inputs(read_framework(found.framework).framework, found.values, found.units)


@cache
def run_of(name: str) -> Run:
    inputs = shipped(name)
    return compute(inputs.plans, inputs.units, inputs.answers)


def published(found: UnitScore) -> Fraction:
    assert found.published is not None
    return found.published


def stated(found: UnitScore) -> Fraction:
    assert found.unit.stated is not None
    return found.unit.stated


# --- DTI 2024 ---------------------------------------------------------------------------------------------------------

DTI = "vn-dti-province@2024"


def test_all_34_totals_are_within_one_in_the_last_place() -> None:
    off = [abs(published(found) - stated(found)) for found in run_of(DTI).scores]
    assert len(off) == 34
    assert max(off) == LAST_PLACE


def test_exactly_27_totals_are_equal_to_the_stated_ones() -> None:
    assert sum(published(found) == stated(found) for found in run_of(DTI).scores) == 27


def test_before_rounding_no_total_is_further_off_than_its_rounded_inputs_explain() -> None:
    off = [abs((found.attainment or F(0)) - stated(found)) for found in run_of(DTI).scores]
    assert rounded(max(off), 5) == F("0.00007")


def test_all_34_ranks_are_those_of_the_stated_totals() -> None:
    scores = run_of(DTI).scores
    by_stated = {
        found.unit.text: 1 + sum(stated(other) > stated(found) for other in scores)  # competition
        for found in scores
    }
    assert ranks(run_of(DTI)) == by_stated


def in_1000_points() -> Framework:
    tree = next(iter(shipped(DTI).plans.values())).framework
    indicators = tuple(replace(node, max=F(200)) if node.code == "3" else node for node in tree.indicators)
    return replace(tree, indicators=indicators, groups=tuple(replace(group, max=F(1000)) for group in tree.groups))


def test_with_infrastructure_at_200_of_1000_the_published_totals_are_missed() -> None:
    inputs = shipped(DTI)
    run = score(in_1000_points(), inputs.units, inputs.answers)
    off = [abs(published(found) - stated(found)) for found in run.scores]
    assert max(off) > LAST_PLACE
    assert rounded(max(off), 3) == F("0.018")


# --- Lào Cai 2022 -----------------------------------------------------------------------------------------------------

LAO_CAI = "laocai-dti@2022"


def test_the_nine_totals_are_the_published_ones_with_rank_and_level() -> None:
    found = [
        (one.unit.group, one.rank, one.unit.text, published(one), one.level.id if one.level else "")
        for one in run_of(LAO_CAI).scores
    ]
    assert found == [
        ("with_tthc", 1, "Sở Giáo dục và Đào tạo", F("625.30"), "nang_cao"),
        ("with_tthc", 2, "Sở Tài chính", F("603.20"), "nang_cao"),
        ("with_tthc", 3, "Sở Thông tin và Truyền thông", F("601.90"), "nang_cao"),
        ("without_tthc", 1, "Văn phòng UBND tỉnh", F("428.67"), "nang_cao"),
        ("without_tthc", 2, "Ban Tuyên giáo Tỉnh ủy", F("402.00"), "nang_cao"),
        ("without_tthc", 3, "Đài Phát thanh - Truyền hình tỉnh", F("393.38"), "nang_cao"),
        ("district", 1, "TP. Lào Cai", F("651.93"), "nang_cao"),
        ("district", 2, "Bắc Hà", F("585.45"), "nang_cao"),
        ("district", 3, "Bát Xát", F("585.22"), "nang_cao"),
    ]
    assert all(published(one) == stated(one) for one in run_of(LAO_CAI).scores)


def level_of(group: str, total: Fraction) -> str:
    tree = next(iter(shipped(LAO_CAI).plans.values())).framework
    level = score(tree, [Unit("a", group)], {"a": {"total": total}}).of("a").level
    return "" if level is None else level.id


@pytest.mark.parametrize("group", ["with_tthc", "without_tthc", "district"])
@pytest.mark.parametrize(
    ("share", "at", "above"),
    [
        ("0.25", "khoi_dong", "hinh_thanh"),
        ("0.50", "hinh_thanh", "nang_cao"),
        ("0.75", "nang_cao", "dan_dat"),
    ],
)
def test_a_total_exactly_on_a_bound_is_of_the_lower_level(group: str, share: str, at: str, above: str) -> None:
    most = 750 if group == "without_tthc" else 1000
    bound = F(share) * most
    assert level_of(group, bound) == at
    assert level_of(group, bound + F("0.01")) == above
    assert level_of(group, bound - F("0.01")) == at


def test_the_lowest_and_the_highest_total_have_levels() -> None:
    assert (level_of("district", F(0)), level_of("district", F(1000))) == ("khoi_dong", "dan_dat")
    assert level_of("without_tthc", F(750)) == "dan_dat"


def test_the_levels_are_of_the_groups_own_max() -> None:
    assert (level_of("without_tthc", F("393.38")), level_of("with_tthc", F("393.38"))) == ("nang_cao", "hinh_thanh")


# --- Trà Vinh 2022 ----------------------------------------------------------------------------------------------------

ACTIVITIES = {"7": (200, "0.6350"), "8": (150, "0.6083"), "9": (150, "0.3240")}


def tra_vinh() -> UnitScore:
    """The base is known by its sum, from the first pillar; in it smart city is collected and never counted."""
    base, city = leaf("base", Points(), 500), leaf("6", GIVEN, 0)
    activities = [leaf(code, GIVEN, most) for code, (most, _) in ACTIVITIES.items()]
    pillars = tuple(Pillar(code, Text(code), ("base", "6", code)) for code in ACTIVITIES)
    tree = framework(base, city, *activities, most=1000, publish=FOUR_PLACES, pillars=pillars)
    earned: dict[str, Value] = {code: F(share) for code, (_, share) in ACTIVITIES.items()}
    return score_one(tree, {**earned, "base": F("0.6683") * 700 - F("0.6350") * 200, "6": 1})


def test_the_total_is_that_of_the_main_indices() -> None:
    assert published(tra_vinh()) == F("0.6077")


def test_smart_city_is_collected_and_never_counted() -> None:
    assert figures(tra_vinh(), "6") == (1, 0, 0)


@pytest.mark.parametrize(("code", "most", "share"), [("7", 700, "0.6683"), ("8", 650, "0.6647"), ("9", 650, "0.5991")])
def test_each_pillar_is_the_whole_base_and_its_own_activity(code: str, most: int, share: str) -> None:
    found = tra_vinh()
    pillar = next(one for one in found.plan.framework.pillars if one.id == code)
    attainment, top = found.pillar(pillar).attainment, found.pillar(pillar).max
    assert attainment is not None
    assert (rounded(attainment, 4), top) == (F(share), F(most))


# --- Ties -------------------------------------------------------------------------------------------------------------


def test_two_that_are_15th_are_followed_by_the_17th() -> None:
    """As Thanh Hóa and Yên Bái in DTI 2022: equal to four decimals, whatever comes after them."""
    shares = {f"{at:02}": F(9000 - 100 * at, 10000) for at in range(1, 18)}
    shares["16"] = shares["15"] + F("0.00004")
    tree = framework(leaf("1", GIVEN, 1000), most=1000, publish=FOUR_PLACES)
    run = score_all(tree, {unit: {"1": share} for unit, share in shares.items()})
    assert [found.rank for found in run.scores] == [*range(1, 15), 15, 15, 17]
    assert run.framework.groups == (Group("g", Text("g"), F(1000)),)
