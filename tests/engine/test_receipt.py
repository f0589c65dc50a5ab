"""Receipts as data: what they tell of held figures, lacks, factors, rounding and the way to full points."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from tests.engine.builders import (
    GIVEN,
    Answers,
    F,
    Number,
    branch,
    framework,
    from_formula,
    leaf,
    ratio,
    score_all,
    score_units,
)
from thang.engine.bands import Band
from thang.engine.framework import Applies, Framework, Leaf, Rounding, Times, ValueSpec
from thang.engine.plan import Lack, Leaves, Treatment
from thang.engine.receipt import BranchReceipt, FactorUsed, LeafReceipt, MergedReceipt, ToFull, is_left_out, receipt
from thang.engine.rules import Against, AnyRule, Linear, PerItem, Points, Proportion, Relative, Steps
from thang.engine.score import Run
from thang.engine.succession import Succession, succeed
from thang.engine.units import Unit
from thang.engine.values import MISSING, NotApplicable, Ratio, Value, ValueType

HALF = F(1, 2)
PLAIN, RATIO = ValueSpec(), ValueSpec(ValueType.RATIO)
OTHER = leaf("9", GIVEN, 10)
ATTRIBUTE = Applies(has=frozenset({"portal", "tthc"}))


def of_leaf(run: Run, code: str = "1", unit: str = "a") -> LeafReceipt:
    found = receipt(run, unit, code)
    assert isinstance(found, LeafReceipt)
    return found


def of_branch(run: Run, code: str | None = None, unit: str = "a") -> BranchReceipt:
    found = receipt(run, unit, code)
    assert isinstance(found, BranchReceipt)
    return found


def one(rule: AnyRule, value: Number | Value, spec: ValueSpec = PLAIN) -> LeafReceipt:
    """The receipt of the only leaf of the only unit."""
    return of_leaf(score_all(framework(leaf("1", rule, 10, value=spec), most=10), {"a": {"1": value}}))


def with_factor(value: Number, by: Number | Value, take: str, rule: AnyRule = GIVEN) -> LeafReceipt:
    """A leaf multiplied by another that is only collected."""
    timed = leaf("1", rule, 10, times=Times("2", "value" if take == "value" else "attainment"))
    tree = framework(timed, leaf("2", Proportion(F(2)), 0), most=10)
    return of_leaf(score_all(tree, {"a": {"1": value, "2": by}}))


# --- Held -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "value", "raw", "unheld"),
    [
        (Proportion(F("0.8")), "1", F(5, 4), F(5, 4)),
        (Proportion(F("0.8")), "0.8", F(1), None),
        (Proportion(F("0.8")), "0.4", HALF, None),
        (Linear(F(20), F(85)), "20", F(0), None),
        (Linear(F(20), F(85)), "7", F(-1, 5), F(-1, 5)),
    ],
)
def test_a_figure_outside_0_to_1_is_held_and_said(
    rule: AnyRule, value: str, raw: Fraction, unheld: Fraction | None
) -> None:
    found = one(rule, value)
    assert (found.raw, found.unheld, found.held) == (raw, unheld, unheld is not None)


@pytest.mark.parametrize(
    ("value", "by", "rule", "unheld"),
    [
        ("0.8", "1.5", GIVEN, F("1.2")),
        ("0.8", "1.25", GIVEN, None),
        ("0.8", "0.5", GIVEN, None),
        ("4", "0.5", Proportion(F(2)), F(2)),
        ("4", "1.5", Proportion(F(2)), F(2)),
        ("0.8", "-1", GIVEN, F("-0.8")),
    ],
)
def test_a_product_outside_0_to_1_is_held_too(value: str, by: str, rule: AnyRule, unheld: Fraction | None) -> None:
    found = with_factor(value, by, "value", rule)
    assert (found.unheld, found.held) == (unheld, unheld is not None)


def test_where_the_rule_has_nothing_to_judge_nothing_is_held() -> None:
    found = one(GIVEN, MISSING)
    assert (found.raw, found.unheld, found.held) == (None, None, False)


# --- All equal --------------------------------------------------------------------------------------------------------

TO_LOWEST_AND_HIGHEST = Relative("minmax", over_ranked=True)


@pytest.mark.parametrize("to", ["best", "minmax", "rank", "percentile"])
def test_equal_values_are_told(to: str) -> None:
    run = score_all(framework(leaf("1", Relative(to), 10), most=10), {"a": {"1": 5}, "b": {"1": 5}})
    assert of_leaf(run).all_equal
    assert isinstance(of_leaf(run).rule, Against)


@pytest.mark.parametrize("to", ["best", "minmax", "rank", "percentile"])
def test_different_values_are_not_all_equal(to: str) -> None:
    run = score_all(framework(leaf("1", Relative(to), 10), most=10), {"a": {"1": 5}, "b": {"1": 4}})
    assert not of_leaf(run).all_equal
    assert not of_leaf(run, unit="b").all_equal


def test_a_unit_without_a_value_is_not_equal_to_the_others() -> None:
    run = score_all(framework(leaf("1", TO_LOWEST_AND_HIGHEST, 10), most=10), {"a": {}, "b": {"1": 5}, "c": {"1": 5}})
    assert not of_leaf(run).all_equal
    assert of_leaf(run, unit="b").all_equal


@pytest.mark.parametrize("value", [4, 6])
def test_a_unit_outside_the_pool_with_another_value_is_not_equal_to_it(value: int) -> None:
    answers: dict[str, Answers] = {"a": {"1": value}, "b": {"1": 5}, "c": {"1": 5}}
    run = score_all(framework(leaf("1", TO_LOWEST_AND_HIGHEST, 10), most=10), answers, unranked=["a"])
    assert not of_leaf(run).all_equal


def test_a_best_of_0_has_not_arisen_and_earns_nothing() -> None:
    run = score_all(framework(leaf("1", Relative("best"), 10), most=10), {"a": {"1": 0}, "b": {"1": 0}})
    assert (of_leaf(run).lack, of_leaf(run).all_equal) == (Lack.NOT_ARISEN, False)


# --- Lacks ------------------------------------------------------------------------------------------------------------


def lacking(value: Number | Value, **more: Any) -> LeafReceipt:
    tree = framework(leaf("1", GIVEN, 10, **more), OTHER, most=20)
    return of_leaf(score_all(tree, {"a": {"1": value, "9": 1}}))


@pytest.mark.parametrize(
    ("value", "policy", "lack", "treatment"),
    [
        (MISSING, {"missing": "zero"}, Lack.MISSING, F(0)),
        (MISSING, {"missing": "not_applicable", "not_applicable": "shrink"}, Lack.MISSING, Leaves.SHRINK),
        (NotApplicable("x"), {"not_applicable": "rescale"}, Lack.NOT_APPLICABLE, Leaves.SPREAD),
        (NotApplicable("x"), {"not_applicable": "shrink"}, Lack.NOT_APPLICABLE, Leaves.SHRINK),
        (NotApplicable("x"), {"not_applicable": "full"}, Lack.NOT_APPLICABLE, F(1)),
        (NotApplicable("x"), {"not_applicable": "zero"}, Lack.NOT_APPLICABLE, F(0)),
    ],
)
def test_a_lack_comes_with_its_treatment(
    value: Value, policy: dict[str, str], lack: Lack, treatment: Treatment
) -> None:
    found = lacking(value, **policy)
    assert (found.lack, found.treatment, found.leaf_max) == (lack, treatment, F(10))
    assert found.score.attainment == (treatment if isinstance(treatment, Fraction) else None)
    assert is_left_out(found.treatment) == (found.score.attainment is None)


@pytest.mark.parametrize(("policy", "treatment"), [("not_applicable", Leaves.SPREAD), ("zero", F(0)), ("full", F(1))])
def test_a_zero_denominator_comes_with_its_treatment(policy: str, treatment: Treatment) -> None:
    run = score_all(
        framework(leaf("1", Proportion(), 10, value=RATIO, zero_denominator=policy), OTHER), {"a": {"1": ratio(0, 0)}}
    )
    assert (of_leaf(run).lack, of_leaf(run).treatment) == (Lack.NOT_ARISEN, treatment)


def test_shrink_takes_the_score_its_max_and_leaves_the_receipt_the_leafs() -> None:
    found = lacking(NotApplicable(), not_applicable="shrink")
    assert (found.score.max, found.leaf_max) == (F(0), F(10))


def test_what_applies_has_neither_lack_nor_treatment() -> None:
    found = lacking(HALF)
    assert (found.lack, found.treatment, found.lacks_attributes) == (None, None, ())


def test_attributes_that_the_unit_does_not_have_are_named() -> None:
    tree = framework(leaf("1", GIVEN, 10, applies=ATTRIBUTE), OTHER, most=20)
    units = [Unit("a", "g", attributes=frozenset({"tthc"})), Unit("b", "g", attributes=ATTRIBUTE.has), Unit("c", "g")]
    run = score_units(tree, units, {"b": {"1": 1}})
    assert [of_leaf(run, unit=unit).lacks_attributes for unit in "abc"] == [("portal",), (), ("portal", "tthc")]
    assert [of_leaf(run, unit=unit).lack for unit in "abc"] == [Lack.NOT_APPLICABLE, None, Lack.NOT_APPLICABLE]


def test_a_leaf_that_the_group_lacks_has_no_max() -> None:
    tree = framework(leaf("1", GIVEN, {"g": 10}), leaf("2", GIVEN, {"h": 10}), most={"g": 10, "h": 10})
    run = score_units(tree, [Unit("a", "h")], {})
    assert (of_leaf(run).lack, of_leaf(run).score.max, of_leaf(run).treatment) == (Lack.NOT_APPLICABLE, None, None)


# --- To full ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "numerator", "denominator", "cases"),
    [
        (Proportion(), 212, 301, 89),
        (Proportion(F("0.8")), 212, 301, 29),  # 240.8 of 301: the 241st makes it full
        (Proportion(F("0.8")), 79, 100, 1),
        (Proportion(full_from=F(1, 2)), 0, 3, 2),
        (Proportion(F("0.1"), lower_is_better=True), 5, 20, -3),
        (Proportion(F("0.1"), lower_is_better=True), 5, 29, -3),  # 2.9 of 29: with 2 it is full
        (Proportion(F(0), lower_is_better=True), 4, 10, -4),
        (Linear(F(1), F(0)), 1, 4, -1),
        (Steps((Band(F(1), at_least=F("0.9")), Band(HALF, at_least=HALF))), 5, 10, 4),
    ],
)
def test_a_ratio_of_counts_tells_how_many_cases_it_takes(
    rule: AnyRule, numerator: int, denominator: int, cases: int
) -> None:
    found = one(rule, ratio(numerator, denominator), RATIO)
    assert found.to_full is not None
    assert found.to_full.cases == cases
    assert one(rule, ratio(numerator + cases, denominator), RATIO).score.attainment == 1
    one_less = numerator + cases - (1 if cases > 0 else -1)
    assert one(rule, ratio(one_less, denominator), RATIO).score.attainment != 1


@pytest.mark.parametrize(
    ("rule", "value", "figure", "difference"),
    [
        (GIVEN, "0.75", 1, "0.25"),
        (Points(), 4, 10, 6),
        (Proportion(F(4)), 3, 4, 1),
        (Proportion(F(4), lower_is_better=True), 5, 4, -1),
        (PerItem(F(2)), 3, 5, 2),
        (Steps((Band(F(1), at_most=F(2)), Band(HALF, at_most=F(9)))), 5, 2, -3),
    ],
)
def test_a_number_tells_the_figure_that_would_earn_everything(
    rule: AnyRule, value: Number, figure: Number, difference: Number
) -> None:
    assert one(rule, value).to_full == ToFull(F(figure), F(difference))


def test_a_ratio_of_parts_has_no_whole_cases() -> None:
    found = one(Proportion(), Ratio(HALF, F(1)), RATIO).to_full
    assert found == ToFull(F(1), HALF, None)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (GIVEN, 1),
        (Proportion(F("0.8")), "0.9"),
        (PerItem(F(1), cap=F(5)), 3),
        (Steps((Band(HALF, at_least=F(1)),)), 0),
        (GIVEN, MISSING),
    ],
)
def test_where_no_figure_would_earn_more_none_is_told(rule: AnyRule, value: Number | Value) -> None:
    assert one(rule, value).to_full is None


def test_against_the_others_the_best_is_the_goal_and_a_rank_has_none() -> None:
    for to, full in (("best", ToFull(F(8), F(4))), ("rank", None)):
        run = score_all(framework(leaf("1", Relative(to), 10), most=10), {"a": {"1": 4}, "b": {"1": 8}})
        assert of_leaf(run).to_full == full


# --- Factors, formulas, rounding --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("take", "by", "figure", "attainment"), [("value", "0.5", HALF, F("0.4")), ("attainment", "0.5", F(1, 4), F("0.2"))]
)
def test_a_factor_is_told_with_the_figure_that_multiplied(
    take: str, by: str, figure: Fraction, attainment: Fraction
) -> None:
    found = with_factor("0.8", by, take)
    assert found.factor is not None
    assert (found.factor.code, found.factor.take, found.factor.figure) == ("2", take, figure)
    assert (found.raw, found.score.attainment) == (F("0.8"), attainment)


def test_a_factor_without_a_figure_passes_its_lack_on() -> None:
    found = with_factor("0.8", MISSING, "value")
    assert found.factor == FactorUsed("2", "value", None)
    assert (found.raw, found.lack, found.treatment) == (F("0.8"), Lack.MISSING, F(0))


COUNTS: tuple[Leaf, ...] = tuple(leaf(code, Proportion(F(9)), 0) for code in "23")


def test_a_formula_tells_its_inputs_by_name() -> None:
    tree = framework(leaf("1", from_formula("x / y", x="2", y="3"), 10), *COUNTS, most=10)
    run = score_all(tree, {"a": {"2": 1, "3": 4}, "b": {"2": 1}, "c": {"2": 1, "3": 0}})
    assert of_leaf(run).inputs == {"x": F(1), "y": F(4)}
    assert (of_leaf(run).raw, of_leaf(run).lack) == (F(1, 4), None)
    assert of_leaf(run, unit="b").inputs == {"x": F(1), "y": MISSING}
    assert [of_leaf(run, unit=unit).lack for unit in "bc"] == [Lack.MISSING, Lack.NOT_ARISEN]
    assert of_leaf(run, "2").inputs is None


def test_points_before_rounding_are_told_where_they_differ() -> None:
    tree = framework(branch("0", leaf("1", GIVEN, 10)), most=10, round=(Rounding("leaf", 1),))
    run = score_all(tree, {"a": {"1": "0.126"}, "b": {"1": "0.12"}, "c": {}})
    assert [of_leaf(run, unit=unit).unrounded for unit in "abc"] == [F("1.26"), None, None]
    assert of_leaf(run).score.points == F("1.3")
    assert of_branch(run, "0").unrounded is None


def test_a_main_indicator_is_rounded_as_a_whole() -> None:
    tree = framework(branch("0", leaf("1", GIVEN, 10)), leaf("9", GIVEN, 10), most=20, round=(Rounding("main", 1),))
    run = score_all(tree, {"a": {"1": "0.126", "9": "0.125"}})
    assert (of_branch(run, "0").unrounded, of_leaf(run).unrounded) == (F("1.26"), None)
    assert (of_leaf(run, "9").unrounded, of_leaf(run, "9").score.points) == (F("1.25"), F("1.3"))
    assert of_branch(run).unrounded is None


# --- Branches ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("earned", "unheld"), [("0.9", F(14)), ("0.5", None), ("0.4", None)])
def test_points_before_holding_are_told_where_bonus_passes_the_max(earned: str, unheld: Fraction | None) -> None:
    tree = framework(leaf("1", GIVEN, 10), leaf("2", Points(), 5, bonus=True), most=10)
    assert of_branch(score_all(tree, {"a": {"1": earned, "2": 5}})).unheld == unheld


def test_a_penalty_below_0_is_told_before_holding() -> None:
    tree = framework(leaf("1", GIVEN, 10), leaf("2", Points(), 5, penalty=True), most=10)
    found = of_branch(score_all(tree, {"a": {"1": "0.2", "2": 5}}))
    assert (found.unheld, found.score.points) == (F(-3), F(0))
    assert [(part.node.code, part.weight, part.sign) for part in found.parts] == [("1", 1, 0), ("2", None, -1)]


def test_parts_come_in_order_with_whole_weights_and_signs() -> None:
    children = (leaf("1", GIVEN, weight=F(1, 2)), leaf("2", GIVEN, weight=F(3, 4)), leaf("3", GIVEN, 0))
    tree = framework(branch("0", *children, most=10, aggregate="mean"), leaf("4", Points(), 5, bonus=True), most=10)
    run = score_all(tree, {"a": {"1": 1, "2": 0, "3": 1, "4": 1}})
    assert [(part.node.code, part.weight) for part in of_branch(run, "0").parts] == [("1", 2), ("2", 3), ("3", None)]
    assert [(part.node.code, part.sign) for part in of_branch(run).parts] == [("0", 0), ("4", 1)]
    assert (of_branch(run, "0").aggregate, of_branch(run).aggregate, of_branch(run).node) == ("mean", "sum", None)


@pytest.mark.parametrize("policy", ["rescale", "shrink"])
def test_a_part_that_is_left_out_has_no_weight(policy: str) -> None:
    tree = framework(leaf("1", GIVEN, 10, not_applicable=policy), OTHER, most=20)
    parts = of_branch(score_all(tree, {"a": {"1": NotApplicable(), "9": 1}})).parts
    assert [part.weight is None for part in parts] == [True, False]


# --- Every receipt and the run ----------------------------------------------------------------------------------------


def wide() -> Framework:
    first = branch("1", leaf("1.1", GIVEN, 10), leaf("1.2", Relative("best"), 10, not_applicable="full"), most=20)
    second = branch(
        "2",
        leaf("2.1", Proportion(F(4)), 5, value=RATIO),
        leaf("2.2", from_formula("x", x="1.1")),
        aggregate="mean",
        most=80,
    )
    timed = leaf("3", Points(), 5, bonus=True, times=Times("1.1", "attainment"))
    return framework(first, second, timed, round=(Rounding("leaf", 2),), succession="mean_of_main")


ANSWERS: dict[str, Answers] = {
    "a": {"1.1": "0.7", "1.2": 3, "2.1": ratio(1, 3), "3": 5},
    "b": {"1.1": "0.2", "1.2": NotApplicable(), "2.1": ratio(0, 0)},
    "c": {},
}


def test_every_receipt_has_the_score_of_the_run() -> None:
    run = score_all(wide(), ANSWERS)
    for found in run.scores:
        assert receipt(run, found.unit.text).score == found.total
        for node in run.framework.nodes():
            assert receipt(run, found.unit.text, node.code).score == found.node(node.code)


def test_a_merged_unit_shows_those_before_it() -> None:
    before = score_all(wide(), ANSWERS)
    run = succeed(before, [Succession("a", "m"), Succession("b", "m")])
    found = receipt(run, "m", "1")
    assert isinstance(found, MergedReceipt)
    assert [(unit, score) for unit, score in found.predecessors] == [(u, before.of(u).node("1")) for u in "ab"]
    assert found.score == run.of("m").node("1")
    assert receipt(run, "m").score == run.of("m").total


@pytest.mark.parametrize(("unit", "code"), [("x", None), ("a", "x")])
def test_what_is_not_there_has_no_receipt(unit: str, code: str | None) -> None:
    with pytest.raises(KeyError):
        receipt(score_all(wide(), ANSWERS), unit, code)
