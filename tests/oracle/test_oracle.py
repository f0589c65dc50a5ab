"""The oracle against figures worked out by hand or published."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.oracle.calculation import (
    Cell,
    Result,
    Unit,
    checklist,
    choice,
    not_applicable,
    number,
    oracle,
    ratio,
    yes_no,
)
from tests.oracle.formula import evaluate

Node = dict[str, Any]
F = Fraction  # short, for the many figures below


def framework(*indicators: Node, most: int = 100, **more: Any) -> Node:
    """One group, points to two decimals, the usual policies; whatever a test changes is said there."""
    return {
        "groups": [{"id": "g", "title": "g", "max": most}],
        "publish": {"as": "points", "places": 2},
        "ranking": {"by": "published", "ties": "competition"},
        "defaults": {"missing": "zero", "not_applicable": "rescale", "zero_denominator": "not_applicable"},
        "indicators": list(indicators),
    } | more


def leaf(code: str, rule: Any = "given", **more: Any) -> Node:
    return {"code": code, "title": code, "rule": rule, **more}


def parent(code: str, *children: Node, **more: Any) -> Node:
    return {"code": code, "title": code, "children": list(children), **more}


def score_one(tree: Node, cells: dict[str, Cell], **unit: Any) -> Result:
    """The result of a single unit."""
    return oracle(tree, [Unit("a", "g", **unit)], {("a", code): cell for code, cell in cells.items()})["a"]


def score_many(tree: Node, values: dict[str, str], **ranked: bool) -> dict[str, Result]:
    """The results of units that each report one number for the leaf 1."""
    units = [Unit(text, "g", ranked=ranked.get(text, True)) for text in values]
    return oracle(tree, units, {(text, "1"): number(F(value)) for text, value in values.items()})


def attainments(rule: Node, values: dict[str, str], **ranked: bool) -> list[F | None]:
    results = score_many(framework(leaf("1", rule, max=100)), values, **ranked)
    return [results[text].attainment for text in values]


def figures(found: Result, code: str) -> tuple[Any, ...]:
    """A node's attainment, points and max."""
    return found.nodes[code]


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


# --- Rules ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "cell", "attainment"),
    [
        ({"steps": [{"at_least": 4, "share": 1}, {"at_least": 3, "share": "3/4"}]}, number(F(3)), F(3, 4)),
        ({"steps": [{"above": 4, "points": 10}, {"above": 3, "share": "25%"}]}, number(F(5)), F(1, 2)),
        ({"steps": [{"above": 3, "share": 1}]}, number(F(3)), F(0)),
        ({"steps": [{"at_least": 1, "below": 2, "share": 1}, {"at_least": 1, "share": "1/2"}]}, number(F(2)), F(1, 2)),
        ({"proportion": {"target": Decimal("0.8")}}, ratio(F(212), F(301)), F(212, 301) / F(4, 5)),
        ({"proportion": {"target": Decimal("0.8")}}, ratio(F(9), F(10)), F(1)),
        ({"proportion": {"target": 5, "lower_is_better": True}}, number(F(20)), F(1, 4)),
        ({"proportion": {"target": 5, "lower_is_better": True}}, number(F(0)), F(1)),
        ({"linear": {"from": 30, "to": 10}}, number(F(25)), F(1, 4)),
        ({"linear": {"from": 1, "to": 100, "transform": "log"}}, number(F(10)), F(1, 2)),
        ({"steps": [{"at_most": 3, "share": "75%"}]}, number(F(3)), F(3, 4)),
        ({"per_item": {"each": 1, "cap": 5}}, number(F(7)), F(1, 4)),
        ({"per_item": {"each": 2, "cap": 5}}, number(F(2)), F(1, 5)),
        ({"choice": {"options": {"head": 1, "deputy": "1/2"}}}, choice("deputy"), F(1, 2)),
        ({"checklist": {"items": {"a": "1/2", "b": "1/4"}}}, checklist(["a", "b"]), F(3, 4)),
        ({"checklist": {"items": {"a": "1/2", "b": "1/4"}}}, checklist([]), F(0)),
        ("yes_no", yes_no(True), F(1)),
        ({"yes_no": {"if_no": "1/5"}}, yes_no(False), F(1, 5)),
        ("points", number(F(15)), F(3, 4)),
    ],
)
def test_a_rule_earns_of_20_points_what_its_sentence_says(rule: Any, cell: Cell, attainment: F) -> None:
    found = score_one(framework(leaf("1", rule, max=20), most=20), {"1": cell})
    assert figures(found, "1") == (attainment, attainment * 20, 20)


def test_relative_rules_place_a_value_in_its_pool() -> None:
    values = {"a": "8", "b": "4", "c": "4", "d": "2"}
    assert attainments({"relative": {"to": "best"}}, values) == [1, F(1, 2), F(1, 2), F(1, 4)]
    assert attainments({"relative": {"to": "minmax"}}, values) == [1, F(1, 3), F(1, 3), 0]
    assert attainments({"relative": {"to": "rank"}}, values) == [1, F(2, 3), F(2, 3), 0]
    assert attainments({"relative": {"to": "percentile"}}, values) == [1, F(3, 4), F(3, 4), F(1, 4)]


def test_relative_rules_turn_around_where_less_is_better() -> None:
    values = {"a": "8", "b": "4", "c": "4", "d": "2"}
    less = {"lower_is_better": True}
    assert attainments({"relative": {"to": "best"} | less}, values) == [F(1, 4), F(1, 2), F(1, 2), 1]
    assert attainments({"relative": {"to": "minmax"} | less}, values) == [0, F(2, 3), F(2, 3), 1]
    assert attainments({"relative": {"to": "rank"} | less}, values) == [0, F(2, 3), F(2, 3), 1]
    assert attainments({"relative": {"to": "percentile"} | less}, values) == [F(1, 4), F(3, 4), F(3, 4), 1]


def test_a_unit_outside_the_ranked_pool_is_judged_against_it_and_held() -> None:
    values = {"a": "10", "b": "4", "c": "2"}
    assert attainments({"relative": {"to": "minmax", "over": "ranked"}}, values, a=False) == [1, 1, 0]
    assert attainments({"relative": {"to": "rank", "over": "ranked"}}, values, c=False) == [1, 0, 0]


def test_zero_outside_a_pool_of_which_less_is_better_has_everything() -> None:
    rule = {"relative": {"to": "best", "over": "ranked", "lower_is_better": True}}
    assert attainments(rule, {"a": "0", "b": "4", "c": "8"}, a=False) == [1, 1, F(1, 2)]


@pytest.mark.parametrize("to", ["best", "minmax", "rank", "percentile"])
def test_who_stands_alone_beside_an_empty_pool_has_everything(to: str) -> None:
    assert attainments({"relative": {"to": to, "over": "ranked"}}, {"a": "0"}, a=False) == [1]


def test_a_rule_in_points_earns_nothing_where_the_max_is_0() -> None:
    rules: list[Any] = ["points", {"per_item": {"each": 1, "cap": 0}}, {"steps": [{"at_least": 0, "points": 0}]}]
    leaves = [leaf(str(n), rule, max=0) for n, rule in enumerate(rules, start=2)]
    found = score_one(framework(leaf("1", max=100), *leaves), {str(n): number(F(n == 1)) for n in range(1, 5)})
    assert [figures(found, code) for code in "234"] == [(0, 0, 0)] * 3
    assert (found.attainment, found.answered) == (F(1), F(1))


def test_where_all_values_are_equal_everybody_has_everything() -> None:
    for to in ("best", "minmax", "rank", "percentile"):
        assert attainments({"relative": {"to": to}}, {"a": "3", "b": "3"}) == [1, 1]


def test_where_the_best_is_0_nothing_has_arisen_for_anybody() -> None:
    best = leaf("1", {"relative": {"to": "best"}}, max=100, zero_denominator="full")
    assert [found.attainment for found in score_many(framework(best), {"a": "0", "b": "0"}).values()] == [1, 1]
    assert attainments({"relative": {"to": "best"}}, {"a": "0", "b": "0"}) == [None, None]


def test_a_formula_reads_other_leaves_and_is_held() -> None:
    counted = leaf("1", {"proportion": {"target": 10}}, max=0), leaf("2", "yes_no", max=0)
    tree = framework(*counted, leaf("3", {"formula": {"inputs": {"n": "1", "ok": "2"}, "is": "n / 8 * ok"}}, max=100))
    assert score_one(tree, {"1": number(F(2)), "2": yes_no(True)}).attainment == F(1, 4)
    assert score_one(tree, {"1": number(F(9)), "2": yes_no(True)}).attainment == 1
    assert score_one(tree, {"1": number(F(9))}).answered == 0
    assert score_one(tree, {"1": number(F(9)), "2": not_applicable()}).attainment is None


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("1 + 2 * a", F(7)),
        ("(1 + 2) * -a / 2", F(-9, 2)),
        ("8 / 2 / 2", F(2)),
        ("min(a, 2, 5) + max(a, 0)", F(5)),
        ("1 if a > 2 and not a == 4 else 0", F(1)),
        ("a / b if b != 0 else 0.5", F(1, 2)),
        ("(a >= 3) + (b < 0)", F(1)),
        ("1 if b else 2 if a else 3", F(2)),
        ("b != 0 and a / b > 1", F(0)),
        ("b > 0 or a > 3 or a >= 3", F(1)),
        ("5 - a - 1", F(1)),
        ("2 if b <= 0 <= a else 9", F(2)),
        ("a / b", None),
    ],
)
def test_a_formula_is_read_with_the_usual_precedence(text: str, worth: F | None) -> None:
    assert evaluate(text, {"a": F(3), "b": F(0)}) == worth


def test_a_factor_multiplies_and_passes_on_what_it_lacks() -> None:
    factor = leaf("1", {"proportion": {"target": 1}}, max=0, value={"type": "ratio"})
    tree = framework(factor, leaf("2", max=100, times={"of": "1", "take": "attainment"}))
    assert score_one(tree, {"1": ratio(F(1), F(2)), "2": number(F(1, 2))}).attainment == F(1, 4)
    assert score_one(tree, {"2": number(F(1, 2))}).attainment == 0
    assert score_one(tree, {"1": ratio(F(0), F(0)), "2": number(F(1, 2))}).attainment is None


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
