"""The oracle against figures worked out by hand or published."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.oracle.calculation import (
    Cell,
    Unit,
    not_applicable,
    number,
    oracle,
)
from tests.oracle.trees import F, figures, framework, leaf, parent, score_many, score_one

# --- Published figures ------------------------------------------------------------------------------------------------


def test_ha_noi_2024_is_published_as_0_8241_of_940_points() -> None:
    maxima = [50, 50, 140, 100, 100, 200, 150, 150]
    values = ["1.0000", "1.0000", "0.9286", "0.9000", "0.8082", "0.5661", "0.9250", "0.8127"]
    tree = framework(
        *(leaf(str(n), max=most) for n, most in enumerate(maxima, start=1)),
        most=940,
        publish={"as": "fraction", "places": 4},
    )
    found = score_one(tree, {str(n): number(F(value)) for n, value in enumerate(values, start=1)})
    assert found.points == F("774.699")
    assert (found.published, found.compared) == ("0.8241", "0.8241")


def test_tra_vinh_2022_has_pillars_that_share_the_base_and_a_total_that_does_not_add_them() -> None:
    tree = framework(
        *(leaf(code, max=most) for code, most in {"1": 500, "7": 200, "8": 150, "9": 150}.items()),
        most=1000,
        publish={"as": "fraction", "places": 4},
        pillars=[{"id": code, "of": ["1", code]} for code in "789"],
    )
    values = {"1": "0.68162", "7": "0.6350", "8": "0.6083", "9": "0.3240"}
    found = score_one(tree, {code: number(F(value)) for code, value in values.items()})
    assert found.published == "0.6077"
    assert found.pillars["7"][1:] == (F("467.81"), F(700))
    assert [round(float(found.pillars[code][0] or 0), 4) for code in "789"] == [0.6683, 0.6647, 0.5991]


def test_spain_2022_has_a_human_development_index_of_0_911() -> None:
    schooling = [
        leaf("2.1", {"linear": {"from": 0, "to": 18}}),
        leaf("2.2", {"linear": {"from": 0, "to": 15}}),
    ]
    tree = framework(
        leaf("1", {"linear": {"from": 20, "to": 85}}),
        parent("2", *schooling, aggregate="mean"),
        leaf("3", {"linear": {"from": 100, "to": 75000, "transform": "log"}}),
        most=1,
        aggregate="geometric",
        publish={"as": "fraction", "places": 3},
    )
    values = {"1": "83.912", "2.1": "17.80905914", "2.2": "10.60540009", "3": "40043.33773"}
    found = score_one(tree, {code: number(F(value)) for code, value in values.items()})
    assert found.published == "0.911"


def test_585_45_of_1000_is_58_55_percent_because_halves_go_up() -> None:
    tree = framework(leaf("1", "points", max=1000), most=1000, publish={"as": "percent", "places": 2})
    assert score_one(tree, {"1": number(F("585.45"))}).published == "58.55"


@pytest.mark.parametrize("most", [1000, 750])
@pytest.mark.parametrize("by", ["published", "exact"])
def test_exactly_25_50_and_75_percent_fall_into_the_lower_level(most: int, by: str) -> None:
    bounds = {"hinh_thanh": "0.25", "nang_cao": "0.50", "dan_dat": "0.75"}
    bands = [{"id": "khoi_dong"}, *({"id": name, "above": Decimal(bound)} for name, bound in bounds.items())]
    tree = framework(leaf("1", "points", max=most), most=most, levels={"by": by, "bands": bands})

    def level_at(points: F) -> str | None:
        return score_one(tree, {"1": number(points)}).level

    assert [level_at(F(most) * n / 4) for n in range(5)] == ["khoi_dong", "khoi_dong", *list(bounds)]
    assert level_at(F(most, 4) + F("0.01")) == "hinh_thanh"
    assert level_at(F(most, 4) + F("0.004")) == ("khoi_dong" if by == "published" else "hinh_thanh")


def test_a_level_by_from_takes_its_bound_in() -> None:
    bands = [{"id": "kha"}, {"id": "tot", "from": Decimal("0.85")}]
    tree = framework(leaf("1", "points", max=100), levels={"by": "exact", "bands": bands})
    assert score_one(tree, {"1": number(F(85))}).level == "tot"
    for publish in ({"as": "fraction", "places": 2}, {"as": "percent", "places": 0}):
        by_published = tree | {"publish": publish, "levels": {"by": "published", "bands": bands}}
        levels = [score_one(by_published, {"1": number(F(x))}).level for x in ("84.4", "84.5")]
        assert levels == ["kha", "tot"]


# --- What does not apply ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "node", "total"),
    [
        ("rescale", (F(1, 2), 25, 50), ("75.00", "75.00", 100)),
        ("shrink", (F(1, 2), 15, 30), ("65.00", "81.25", 80)),
        ("full", (F(7, 10), 35, 50), ("85.00", "85.00", 100)),
        ("zero", (F(3, 10), 15, 50), ("65.00", "65.00", 100)),
    ],
)
def test_each_policy_says_what_becomes_of_20_points_that_do_not_apply(policy: str, node: Any, total: Any) -> None:
    children = leaf("1.1", max=20, not_applicable=policy), leaf("1.2", max=30)
    tree = framework(parent("1", *children), leaf("2", max=50))
    found = score_one(tree, {"1.1": not_applicable("x"), "1.2": number(F(1, 2)), "2": number(F(1))})
    assert figures(found, "1") == node
    assert (found.published, found.compared, found.max) == total
    assert found.answered == 1
    assert figures(found, "1.1")[2] == (0 if policy == "shrink" else 20)


def test_a_node_of_which_nothing_is_left_drops_out_after_shrinking() -> None:
    children = leaf("1.1", max=20, not_applicable="shrink"), leaf("1.2", max=30)
    tree = framework(parent("1", *children), leaf("2", max=50))
    found = score_one(tree, {"1.1": not_applicable(), "1.2": not_applicable(), "2": number(F(1, 2))})
    assert figures(found, "1") == (None, None, 30)
    assert (found.published, found.compared, found.max) == ("40.00", "50.00", F(80))


def test_a_unit_to_which_nothing_applies_has_no_figures() -> None:
    found = score_one(framework(leaf("1", max=100)), {"1": not_applicable()})
    assert (found.attainment, found.points, found.published, found.rank, found.level) == (None,) * 5


def test_a_leaf_for_another_group_or_for_units_with_something_else() -> None:
    groups = [{"id": "g", "max": 60}, {"id": "h", "max": 100}]
    wanting = parent("1", leaf("1.1", max=10), applies={"has": ["portal"]})
    others = leaf("3", max={"h": 30}), parent("4", leaf("4.1", max=10), applies={"groups": ["h"]})
    tree = framework(wanting, leaf("2", max={"g": 50, "h": 50}), *others, groups=groups)
    found = score_one(tree, {"2": number(F(1, 2))})
    assert {figures(found, code) for code in ("3", "4", "4.1")} == {(None, None, None)}
    assert figures(found, "1") == (None, None, 10)
    assert found.points == 30
    assert score_one(tree, {"2": number(F(1, 2))}, attributes=frozenset({"portal"})).points == 25


def test_what_is_missing_is_not_answered_whatever_the_policy() -> None:
    children = leaf("1.1", max=20), leaf("1.2", max=30, missing="not_applicable")
    tree = framework(parent("1", *children), leaf("2", max=50), availability=Decimal("0.8"))
    found = score_one(tree, {"1.1": number(F(1)), "2": number(F(1))})
    assert (found.answered, found.published, found.rank, found.ranked) == (F(7, 10), "100.00", None, False)
    assert score_one(tree | {"availability": Decimal("0.7")}, {"1.1": number(F(1)), "2": number(F(1))}).rank == 1


def test_answered_goes_by_the_frameworks_weights_shrunk_or_not() -> None:
    children = leaf("1.1", max=20, not_applicable="shrink"), leaf("1.2", max=30)
    tree = framework(parent("1", *children), leaf("2", max=50))
    found = score_one(tree, {"1.1": not_applicable(), "2": number(F(1))})
    assert (found.max, found.answered) == (F(80), F(1, 2))


def test_under_best_a_child_weighs_what_its_weight_says() -> None:
    children = leaf("1.1", max=10, weight=3), leaf("1.2", max=10), leaf("1.3", max=10, weight=0)
    tree = framework(parent("1", *children, aggregate="best", max=10), most=10)
    found = score_one(tree, {"1.1": number(F(1, 2)), "1.3": number(F(1))})
    assert (found.attainment, found.answered) == (F(1, 2), F(3, 13))


def test_who_answered_nothing_is_not_ranked_where_answers_are_asked_for() -> None:
    tree = framework(leaf("1", max=100, not_applicable="full"))
    assert score_one(tree, {"1": not_applicable()}).rank == 1
    assert score_one(tree | {"availability": Decimal("0.5")}, {"1": not_applicable()}).rank is None


# --- Nodes ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("aggregate", "values", "attainment"),
    [
        ("mean", ("1/2", "1"), F(7, 8)),
        ("geometric", ("1/4", "1"), F("0.7071067811865475244008443621048490")),
        ("geometric", ("0", "1"), F(0)),
        ("geometric", ("1/3", "1/3"), F(1, 3)),
        ("harmonic", ("1/2", "1"), F(4, 5)),
        ("harmonic", ("0", "1"), F(0)),
        ("best", ("1", "2/3"), F(2, 3)),
        ("worst", ("1", "2/3"), F(1, 3)),
    ],
)
def test_aggregates_of_two_children_of_10_and_30_points(aggregate: str, values: tuple[str, str], attainment: F) -> None:
    maxima = (10, 10) if values == ("1/4", "1") else (10, 30)
    children = [leaf(f"1.{n}", max=most) for n, most in enumerate(maxima, start=1)]
    if aggregate == "geometric" and maxima == (10, 10):
        children = [child | {"weight": weight} for child, weight in zip(children, (1, 3), strict=True)]
    if aggregate == "harmonic":
        children = [child | {"weight": weight} for child, weight in zip(children, (1, 3), strict=True)]
    tree = framework(parent("1", *children, aggregate=aggregate, max=30), most=30)
    found = score_one(tree, {f"1.{n}": number(F(value)) for n, value in enumerate(values, start=1)})
    assert found.attainment == attainment


def test_a_max_that_is_not_given_follows_from_the_aggregate() -> None:
    children = leaf("x", max=10), leaf("y", max=30)
    nodes = [
        parent(how, *(c | {"code": how + c["code"]} for c in children), aggregate=how)
        for how in ("sum", "best", "mean")
    ]
    found = score_one(framework(*nodes, aggregate="mean"), {})
    assert [figures(found, how)[2] for how in ("sum", "best", "mean")] == [40, 30, 1]


def test_a_node_may_put_its_childrens_points_on_a_scale_of_its_own() -> None:
    tree = framework(parent("1", leaf("1.1", max=10), leaf("1.2", max=30), max=100, rescale=True))
    assert figures(score_one(tree, {"1.2": number(F(1))}), "1") == (F(3, 4), 75, 100)


def test_what_is_collected_and_not_scored_does_not_decide_the_worst() -> None:
    tree = framework(parent("1", leaf("1.1", max=0), leaf("1.2", max=10), aggregate="worst", max=10), most=10)
    assert figures(score_one(tree, {"1.1": number(F(1)), "1.2": number(F(1, 2))}), "1") == (F(1, 2), 5, 10)


@pytest.mark.parametrize(("extra", "points"), [("bonus", 10), ("penalty", 4)])
def test_bonus_and_penalty_change_the_parents_points_and_are_held(extra: str, points: int) -> None:
    tree = framework(parent("1", leaf("1.1", max=10), leaf("1.2", max=5, **{extra: True})), most=10)
    found = score_one(tree, {"1.1": number(F(9, 10)), "1.2": number(F(1))})
    assert figures(found, "1") == (F(points, 10), points, 10)
    assert figures(found, "1.2") == (1, 5, 5)
    assert found.answered == 1
    assert score_one(tree, {"1.1": not_applicable(), "1.2": number(F(1))}).points is None


def test_a_penalty_above_all_points_leaves_nothing() -> None:
    tree = framework(leaf("1", max=100), leaf("2", max=50, penalty=True))
    assert score_one(tree, {"1": number(F(1, 4)), "2": number(F(1))}).points == 0


def test_points_are_rounded_where_the_framework_says() -> None:
    children = leaf("1.1", max=10), leaf("1.2", max=20)
    nodes = parent("1", *children), leaf("2", max=70)
    tree = framework(*nodes, round=[{"at": "leaf", "places": 0}, {"at": "main", "places": 1}])
    found = score_one(tree, {"1.1": number(F("0.25")), "1.2": number(F("0.12")), "2": number(F("0.0505"))})
    assert [figures(found, code)[1] for code in ("1.1", "1.2")] == [3, 2]
    assert [figures(found, code)[1] for code in "12"] == [5, F("3.5")]
    assert found.points == F("8.5")


# --- Ranks ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ties", "ranks"), [("competition", [1, 1, 3, None]), ("dense", [1, 1, 2, None]), ("ordinal", [2, 1, 3, None])]
)
def test_two_equal_units_are_followed_by_the_third_as_the_framework_says(ties: str, ranks: list[int | None]) -> None:
    tree = framework(leaf("1", max=100), ranking={"by": "published", "ties": ties})
    found = score_many(tree, {"b": "0.50001", "B": "0.50004", "c": "0.4", "d": "0.9"}, d=False)
    assert [found[text].rank for text in "bBcd"] == ranks


def test_exact_figures_tell_apart_what_is_published_alike() -> None:
    tree = framework(leaf("1", max=100), ranking={"by": "exact", "ties": "competition"})
    found = score_many(tree, {"b": "0.50001", "B": "0.50004"})
    assert [found[text].rank for text in "bB"] == [2, 1]


def test_a_tie_is_broken_by_the_listed_node_and_what_lacks_it_comes_last() -> None:
    ranking = {"by": "published", "ties": "competition", "tie_break": ["2"]}
    tree = framework(leaf("1", max=60), leaf("2", max=40), ranking=ranking)
    values: dict[tuple[str, str], Cell] = {("a", "1"): number(F(1, 2)), ("a", "2"): number(F(1, 2))}
    values |= {("b", "1"): number(F(1, 6)), ("b", "2"): number(F(1))}
    values |= {("c", "1"): number(F(1, 2)), ("c", "2"): not_applicable()}
    found = oracle(tree, [Unit(text, "g") for text in "abc"], values)
    assert [found[text].rank for text in "abc"] == [2, 1, 3]
