"""The oracle's rules, formulas and factors against figures worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.oracle.calculation import (
    Cell,
    checklist,
    choice,
    not_applicable,
    number,
    ratio,
    yes_no,
)
from tests.oracle.formula import evaluate
from tests.oracle.trees import F, attainments, figures, framework, leaf, score_many, score_one


@pytest.mark.parametrize(
    ("rule", "cell", "attainment"),
    [
        ({"steps": [{"at_least": 4, "share": 1}, {"at_least": 3, "share": "3/4"}]}, number(F(3)), F(3, 4)),
        ({"steps": [{"above": 4, "points": 10}, {"above": 3, "share": "25%"}]}, number(F(5)), F(1, 2)),
        ({"steps": [{"above": 3, "share": 1}]}, number(F(3)), F(0)),
        ({"steps": [{"at_least": 1, "below": 2, "share": 1}, {"at_least": 1, "share": "1/2"}]}, number(F(2)), F(1, 2)),
        ({"proportion": {"target": Decimal("0.8")}}, ratio(F(212), F(301)), F(212, 301) / F(4, 5)),
        ({"proportion": {"target": Decimal("0.8")}}, ratio(F(9), F(10)), F(1)),
        ({"proportion": {"full_from": Decimal("0.8")}}, number(F("0.4")), F(2, 5)),
        ({"proportion": {"full_from": Decimal("0.8")}}, number(F("0.8")), F(1)),
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


@pytest.mark.parametrize(("to", "worse"), [("best", F(3, 4)), ("minmax", 0), ("rank", 0), ("percentile", 0)])
def test_beside_equal_numbers_an_outsider_is_as_good_or_not(to: str, worse: F) -> None:
    rule = {"relative": {"to": to, "over": "ranked"}}
    assert [attainments(rule, {"a": own, "b": "4", "c": "4"}, a=False)[0] for own in "345"] == [worse, 1, 1]


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


def test_a_factor_by_value_is_the_value_as_reported_whatever_multiplies_it() -> None:
    two = leaf("2", max=0, times={"of": "3", "take": "attainment"})
    tree = framework(leaf("1", max=100, times={"of": "2", "take": "value"}), two, leaf("3", max=0))
    found = score_one(tree, {"1": number(F(1)), "2": number(F(1, 2)), "3": not_applicable()})
    assert [figures(found, code)[0] for code in "12"] == [F(1, 2), None]


def test_a_factor_multiplies_and_passes_on_what_it_lacks() -> None:
    factor = leaf("1", {"proportion": {"target": 1}}, max=0, value={"type": "ratio"})
    tree = framework(factor, leaf("2", max=100, times={"of": "1", "take": "attainment"}))
    assert score_one(tree, {"1": ratio(F(1), F(2)), "2": number(F(1, 2))}).attainment == F(1, 4)
    assert score_one(tree, {"2": number(F(1, 2))}).attainment == 0
    assert score_one(tree, {"1": ratio(F(0), F(0)), "2": number(F(1, 2))}).attainment is None
