"""Every fault that a value can have, from the engine's own API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.engine.builders import GIVEN, F, framework, from_formula, leaf, ratio, score_all, score_one
from thang.engine.check import check, shown
from thang.engine.errors import Answer, Fault, Faulty
from thang.engine.framework import Applies, Framework, Times, ValueSpec
from thang.engine.plan import plans_for
from thang.engine.rules import AnyRule, Checklist, Choice, Linear, Points, Proportion, Relative, YesOrNo
from thang.engine.score import rescore
from thang.engine.units import Unit
from thang.engine.values import MISSING, Chosen, NotApplicable, Ratio, Ticked, Value, ValueType, YesNo

NA = NotApplicable()
NUMBER = Proportion(F(1))
A_RATIO = ValueSpec(ValueType.RATIO)
CHOICE = Choice({"head": F(1), "deputy": F(1, 2)})
ITEMS = Checklist({"a": F(1, 2), "b": F(1, 2)})
BETWEEN = ValueSpec(min=F(0), max=F(10))


def faults(tree: Framework, given: Mapping[str, Value], **unit: Any) -> list[Fault]:
    return check(plans_for(tree), [Unit("a", **({"group": "g"} | unit))], {"a": given})


def of_one(rule: AnyRule, answer: Value, **more: Any) -> list[tuple[str, str, dict[str, str]]]:
    """Kind, what was found and the facts, for one leaf of 100 points."""
    found = faults(framework(leaf("1", rule, 100, **more)), {"1": answer})
    assert all(fault.place == Answer("a", "1") for fault in found)
    return [(fault.kind, fault.found, fault.facts) for fault in found]


@pytest.mark.parametrize(
    ("rule", "value", "spec"),
    [
        (GIVEN, F(0), ValueSpec()),
        (GIVEN, F(1), ValueSpec()),
        (Points(), F(100), ValueSpec()),
        (NUMBER, F(-5), ValueSpec()),
        (NUMBER, F(10), BETWEEN),
        (NUMBER, ratio(1, 4), A_RATIO),
        (NUMBER, ratio(0, 0), A_RATIO),
        (Linear(F(1), F(9), log=True), F(1, 1000), ValueSpec()),
        (Relative("best"), F(0), ValueSpec()),
        (Relative("minmax"), F(-3), ValueSpec()),
        (YesOrNo(), YesNo(False), ValueSpec()),
        (CHOICE, Chosen("deputy"), ValueSpec()),
        (ITEMS, Ticked(frozenset()), ValueSpec()),
        (ITEMS, Ticked(frozenset({"a", "b"})), ValueSpec()),
        (NUMBER, NA, ValueSpec()),
        (NUMBER, MISSING, ValueSpec()),
    ],
)
def test_a_sound_value_has_no_fault(rule: AnyRule, value: Value, spec: ValueSpec) -> None:
    assert of_one(rule, value, value=spec) == []


@pytest.mark.parametrize(
    ("rule", "value", "spec", "low", "high"),
    [
        (GIVEN, F("1.01"), ValueSpec(), "0", "1"),
        (GIVEN, F("-0.01"), ValueSpec(), "0", "1"),
        (GIVEN, F("0.9"), ValueSpec(max=F("0.8")), "0", "0.8"),
        (GIVEN, F("1.1"), ValueSpec(max=F(5)), "0", "1"),
        (Points(), F("100.5"), ValueSpec(), "0", "100"),
        (NUMBER, F(11), BETWEEN, "0", "10"),
        (NUMBER, F(-1), ValueSpec(min=F(0)), "0", ""),
        (Relative("best"), F(-1), ValueSpec(), "0", ""),
        (Linear(F(1), F(9), log=True), F(1), ValueSpec(min=F(2)), "2", ""),
    ],
)
def test_a_number_outside_its_domain_is_refused(rule: AnyRule, value: F, spec: ValueSpec, low: str, high: str) -> None:
    [(kind, _, facts)] = of_one(rule, value, value=spec)
    assert (kind, facts) == ("cell.outside", {"low": low, "high": high})


def test_a_quotient_outside_its_domain_is_refused_and_shown_as_it_was_written() -> None:
    assert of_one(GIVEN, ratio(5, 4), value=A_RATIO) == [("cell.outside", "5/4", {"low": "0", "high": "1"})]


@pytest.mark.parametrize("number", [F(0), F(-2)])
def test_a_logarithm_wants_more_than_0(number: F) -> None:
    assert of_one(Linear(F(1), F(9), log=True), number)[0][0] == "cell.not_positive"


@pytest.mark.parametrize(
    ("rule", "value", "wanted"),
    [
        (NUMBER, YesNo(True), "number"),
        (NUMBER, ratio(1, 2), "number"),
        (YesOrNo(), F(1), "yes_no"),
        (CHOICE, Ticked(frozenset({"head"})), "choice"),
        (ITEMS, Chosen("a"), "checklist"),
        (GIVEN, Chosen("a"), "given"),
        (Points(), ratio(1, 2), "points"),
    ],
)
def test_a_value_of_another_type_is_refused(rule: AnyRule, value: Value, wanted: str) -> None:
    assert of_one(rule, value) == [("cell.wrong_type", shown(value), {"type": wanted})]


def test_a_number_is_no_ratio() -> None:
    assert of_one(NUMBER, F(1), value=A_RATIO) == [("cell.wrong_type", "1", {"type": "ratio"})]


def test_an_unknown_option_is_refused() -> None:
    assert of_one(CHOICE, Chosen("clerk")) == [("cell.unknown_option", "clerk", {"known": "deputy, head"})]


def test_an_unknown_item_is_refused() -> None:
    assert of_one(ITEMS, Ticked(frozenset({"a", "z"}))) == [("cell.unknown_option", "z", {"known": "a, b"})]


def test_a_denominator_below_0_is_refused() -> None:
    assert of_one(NUMBER, ratio(1, -2), value=A_RATIO) == [("cell.negative_denominator", "1/-2", {})]


@pytest.mark.parametrize("policy", ["not_applicable", "zero", "full", "error"])
def test_something_over_nothing_is_refused_under_every_policy(policy: str) -> None:
    assert of_one(NUMBER, ratio(5, 0), value=A_RATIO, zero_denominator=policy) == [("cell.over_zero", "5/0", {})]


def test_nothing_over_nothing_is_refused_only_by_its_policy() -> None:
    refused = of_one(NUMBER, ratio(0, 0), value=A_RATIO, zero_denominator="error")
    assert refused == [("cell.not_arisen_refused", "0/0", {})]


@pytest.mark.parametrize("most", [100, 0])
@pytest.mark.parametrize("given", [{}, {"1": MISSING}])
def test_a_missing_value_is_refused_by_its_policy_though_it_has_no_points(most: int, given: dict[str, Value]) -> None:
    found = faults(framework(leaf("1", most=most, missing="error"), leaf("2", most=100)), given)
    assert found == [Fault("cell.missing_refused", Answer("a", "1"))]


def test_nothing_is_missing_where_the_unit_says_that_it_does_not_apply_or_is_not_asked() -> None:
    asked = framework(leaf("1", most=100, missing="error", applies=Applies(has=frozenset({"portal"}))))
    assert faults(asked, {}) == []
    assert faults(asked, {"1": MISSING}) == []
    assert faults(asked, {"1": NA}, attributes=frozenset({"portal"})) == []


def test_a_value_of_another_groups_indicator_is_refused() -> None:
    tree = framework(leaf("1", most={"g": 100}), leaf("2", most=100), most={"g": 200, "h": 100})
    assert faults(tree, {"1": F(1)}, group="h") == [Fault("cell.not_for_group", Answer("a", "1"), "1", {"group": "h"})]
    assert faults(tree, {"1": MISSING}, group="h") == []


def test_a_value_where_the_unit_lacks_an_attribute_is_refused() -> None:
    tree = framework(leaf("1", most=100, applies=Applies(has=frozenset({"portal", "court"}))))
    assert faults(tree, {"1": F(1)}, attributes=frozenset({"court"})) == [
        Fault("cell.not_for_unit", Answer("a", "1"), "1", {"lacks": "portal"})
    ]


def test_a_value_of_a_formula_is_refused() -> None:
    tree = framework(leaf("1", from_formula("x / 2", x="2"), 50), leaf("2", most=50))
    assert faults(tree, {"1": F(1), "2": F(1)}) == [Fault("cell.computed", Answer("a", "1"), "1")]


def test_all_faults_come_at_once_unit_by_unit() -> None:
    tree = framework(leaf("1", most=50), leaf("2", most=50))
    with pytest.raises(Faulty) as caught:
        score_all(tree, {"B": {"1": 2, "2": YesNo(True)}, "A": {"2": 3}})
    assert [(fault.kind, fault.place) for fault in caught.value.faults] == [
        ("cell.outside", Answer("B", "1")),
        ("cell.wrong_type", Answer("B", "2")),
        ("cell.outside", Answer("A", "2")),
    ]


@pytest.mark.parametrize(
    ("policy", "given", "kind"),
    [
        ({"zero_denominator": "error"}, {"2": 0}, "cell.not_arisen_refused"),
        ({"missing": "error"}, {}, "cell.missing_refused"),
    ],
)
def test_a_lack_that_only_a_formula_shows_is_refused_by_its_policy(
    policy: dict[str, str], given: dict[str, int], kind: str
) -> None:
    tree = framework(leaf("1", from_formula("1 / x", x="2"), 50, **policy), leaf("2", most=50))
    with pytest.raises(Faulty) as caught:
        score_one(tree, given)
    assert caught.value.faults == (Fault(kind, Answer("a", "1")),)


def test_a_best_of_0_is_refused_by_its_policy_for_every_unit() -> None:
    tree = framework(leaf("1", Relative("best"), 100, zero_denominator="error"))
    with pytest.raises(Faulty) as caught:
        score_all(tree, {"A": {"1": 0}, "B": {"1": 0}})
    assert [(fault.kind, fault.place) for fault in caught.value.faults] == [
        ("cell.not_arisen_refused", Answer(unit, "1")) for unit in "AB"
    ]


def test_a_missing_factor_is_refused_by_the_policy_of_the_leaf_that_takes_it() -> None:
    tree = framework(leaf("1", most=50, missing="error", times=Times("2", "value")), leaf("2", most=50))
    with pytest.raises(Faulty) as caught:
        score_one(tree, {"1": 1})
    assert caught.value.faults == (Fault("cell.missing_refused", Answer("a", "1")),)


def test_a_changed_answer_is_checked_like_any() -> None:
    run = score_all(framework(leaf("1", most=100)), {"A": {"1": 1}})
    with pytest.raises(Faulty, match=r"cell\.outside 2"):
        rescore(run, "A", "1", F(2))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (F("0.50"), "0.5"),
        (Ratio(F("1.5"), F(2)), "1.5/2"),
        (YesNo(True), "yes"),
        (YesNo(False), "no"),
        (Chosen("head"), "head"),
        (Ticked(frozenset({"b", "a"})), "a|b"),
        (Ticked(frozenset()), "-"),
        (NA, "NA"),
        (NotApplicable("no portal"), "NA:no portal"),
        (MISSING, ""),
    ],
)
def test_a_value_is_shown_as_its_cell_would_hold_it(value: Value, cell: str) -> None:
    assert shown(value) == cell
