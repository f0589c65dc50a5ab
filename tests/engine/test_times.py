"""`times`: an attainment multiplied by another indicator's value or attainment."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engine.builders import F, Number, figures, framework, from_formula, leaf, ratio, score_one
from thang.engine.bands import Band as Step
from thang.engine.errors import Faulty
from thang.engine.framework import Framework, Times, ValueSpec
from thang.engine.rules import AnyRule, Checklist, PerItem, Proportion, Steps, YesOrNo
from thang.engine.values import MISSING, NotApplicable, Ratio, Ticked, Value, ValueType, YesNo

NA = NotApplicable()
RATIO = Proportion(F(1))


def two(take: str = "value", other: dict[str, Any] | None = None, **own: Any) -> Framework:
    """3.3 of 60 points, full from 0.5 on, times 1.4 of 40 points."""
    multiplied = leaf("3.3", Proportion(full_from=F("0.5")), 60, times=Times("1.4", take), **own)  # type: ignore[arg-type]  # a word of a list
    return framework(leaf("1.4", Proportion(F("0.9")), 40, **(other or {})), multiplied)


@pytest.mark.parametrize(
    ("take", "factor", "value", "by_hand"),
    [
        ("value", "0.6", "0.3", "0.18"),
        ("value", "0.6", "0.5", "0.6"),
        ("attainment", "0.6", "0.3", "0.2"),
        ("attainment", "0.6", "0.5", F(2, 3)),
        ("attainment", "0.95", "0.3", "0.3"),
        ("value", 0, 1, 0),
    ],
)
def test_the_factor_is_the_value_or_the_attainment(take: str, factor: Number, value: Number, by_hand: Number) -> None:
    assert score_one(two(take), {"1.4": factor, "3.3": value}).node("3.3").attainment == F(by_hand)


@pytest.mark.parametrize(("factor", "by_hand"), [(3, 1), (-1, 0)])
def test_the_product_is_held(factor: int, by_hand: int) -> None:
    assert score_one(two(), {"1.4": factor, "3.3": "0.4"}).node("3.3").attainment == by_hand


def test_the_rule_is_held_before_it_is_multiplied() -> None:
    tree = framework(leaf("1", PerItem(F(1)), 40), leaf("2", Proportion(F("0.5")), 60, times=Times("1", "value")))
    assert score_one(tree, {"1": "0.4", "2": 1}).node("2").attainment == F("0.4")  # not 2 × 0.4


def test_factors_may_follow_one_another_in_whatever_order_they_stand() -> None:
    first = leaf("3", most=20, times=Times("2", "attainment"))
    second = leaf("2", most=30, times=Times("1", "attainment"))
    one = score_one(framework(first, second, leaf("1", most=50)), {"1": "0.5", "2": "0.5", "3": "0.5"})
    assert [one.node(code).attainment for code in "123"] == [F(1, 2), F(1, 4), F(1, 8)]


def test_a_value_is_taken_as_reported_whatever_multiplies_it() -> None:
    first = leaf("3", most=20, times=Times("2", "value"))
    second = leaf("2", most=30, times=Times("1", "attainment"))
    one = score_one(framework(first, second, leaf("1", most=50)), {"1": "0.5", "2": "0.5", "3": "0.5"})
    assert one.node("3").attainment == F(1, 4)


def test_it_is_taken_even_where_its_own_factor_lacks_so_that_it_has_no_attainment() -> None:
    first = leaf("3", most=20, times=Times("2", "value"))
    second = leaf("2", most=30, times=Times("1", "attainment"))
    made = leaf("4", from_formula("b / 2", b="2"), 50)
    one = score_one(framework(first, second, leaf("1", most=0), made), {"1": NA, "2": "0.5", "3": 1})
    assert [one.node(code).attainment for code in "1234"] == [None, None, F(1, 2), F(1, 4)]


@pytest.mark.parametrize(
    ("rule", "value", "by_hand"),
    [
        (RATIO, ratio(9, 10), "0.9"),
        (YesOrNo(F(1, 2), F(1, 4)), YesNo(True), 1),
        (YesOrNo(F(1, 2), F(1, 4)), YesNo(False), 0),
        (Checklist({"a": F(1, 4), "b": F(1, 4)}), Ticked(frozenset({"a"})), 1),
        (Checklist({"a": F(1, 4), "b": F(1, 4)}), Ticked(frozenset()), 0),
        (Steps((Step(F(1, 8), at_least=F(0)),)), F(1, 2), F(1, 2)),
    ],
)
def test_every_value_with_a_number_may_be_taken(rule: AnyRule, value: Value, by_hand: Number) -> None:
    kind = ValueSpec(ValueType.RATIO) if isinstance(value, Ratio) else ValueSpec()
    tree = framework(leaf("1", rule, 40, value=kind), leaf("2", most=60, times=Times("1", "value")))
    assert score_one(tree, {"1": value, "2": 1}).node("2").attainment == F(by_hand)


@pytest.mark.parametrize("lack", [MISSING, NA])
def test_a_lack_of_the_factor_is_taken_over_and_treated_by_the_leafs_own_policies(lack: Value) -> None:
    other = {"missing": "zero", "not_applicable": "full"}
    tree = two(other=other, missing="not_applicable", not_applicable="zero")
    one = score_one(tree, {"1.4": lack, "3.3": 1})
    assert figures(one, "3.3") == (F(0), F(0), F(60))
    assert one.node("1.4").attainment == (0 if lack is MISSING else 1)


@pytest.mark.parametrize("take", ["value", "attainment"])
def test_a_factor_that_has_not_arisen_makes_the_leaf_so(take: str) -> None:
    other: dict[str, Any] = {"value": ValueSpec(ValueType.RATIO), "zero_denominator": "zero"}
    one = score_one(two(take, other, zero_denominator="full"), {"1.4": ratio(0, 0), "3.3": "0.1"})
    assert [one.node(code).attainment for code in ("1.4", "3.3")] == [0, 1]


def test_a_leaf_that_lacks_a_value_keeps_its_own_lack() -> None:
    one = score_one(two(missing="zero", not_applicable="full"), {"1.4": MISSING, "3.3": NA})
    assert one.node("3.3").attainment == 1


def test_a_lack_goes_down_a_chain_of_factors() -> None:
    first = leaf("3", most=20, times=Times("2", "attainment"))
    second = leaf("2", most=30, times=Times("1", "attainment"), not_applicable="zero")
    one = score_one(framework(first, second, leaf("1", most=50)), {"1": NA, "2": 1, "3": 1})
    assert [one.node(code).attainment for code in "123"] == [None, 0, None]


def test_a_factor_that_is_not_for_the_group_does_not_apply() -> None:
    most = {"g": 100, "h": 60}
    tree = framework(leaf("1", most={"g": 40}), leaf("2", most=60, times=Times("1", "value")), most=most)
    assert score_one(tree, {"2": 1}, group="h").attainment is None


def test_a_formula_may_be_a_factor_by_its_attainment() -> None:
    made = leaf("1", from_formula("a / 2", a="2"), 40)
    tree = framework(made, leaf("2", most=60, times=Times("1", "attainment")))
    assert score_one(tree, {"2": "0.5"}).node("2").attainment == F(1, 8)


def test_a_missing_factor_is_refused_where_the_leaf_refuses_what_is_missing() -> None:
    with pytest.raises(Faulty) as caught:
        score_one(two(missing="error"), {"3.3": 1})
    assert [fault.kind for fault in caught.value.faults] == ["cell.missing_refused"]
