"""What becomes of a value that is missing, not applicable or not arisen, under every aggregate, worked by hand.

The node has 50 points and two children: 1.1 of 20, which lacks a value, and 1.2 of 30, which earns half. Beside it
stands 2 of 50 points, which earns everything.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.engine.builders import (
    RATIO,
    ZERO_IF_MISSING,
    Answers,
    F,
    branch,
    figures,
    framework,
    leaf,
    of,
    ratio,
    score_all,
    score_one,
)
from thang.engine.errors import Answer, Fault, Faulty
from thang.engine.framework import Framework
from thang.engine.values import NotApplicable

SIX_TENTHS_OF_A_HALF = F("0.6597539553864471296870009856148201")  # (1/2)^(30/50): the fifth root of 1/8, 34 digits

TABLE = [
    # policy, aggregate, attainment of the node, its max
    ("rescale", "sum", F(1, 2), 50),
    ("rescale", "mean", F(1, 2), 50),
    ("rescale", "geometric", F(1, 2), 50),
    ("rescale", "harmonic", F(1, 2), 50),
    ("rescale", "best", F(15, 50), 50),
    ("rescale", "worst", F(15, 50), 50),
    ("shrink", "sum", F(1, 2), 30),
    ("full", "sum", F(20 + 15, 50), 50),
    ("full", "mean", F(20 + 15, 50), 50),
    ("full", "geometric", SIX_TENTHS_OF_A_HALF, 50),
    ("full", "harmonic", F(50, 20 + 60), 50),
    ("full", "best", F(20, 50), 50),
    ("full", "worst", F(15, 50), 50),
    ("zero", "sum", F(15, 50), 50),
    ("zero", "mean", F(15, 50), 50),
    ("zero", "geometric", 0, 50),
    ("zero", "harmonic", 0, 50),
    ("zero", "best", F(15, 50), 50),
    ("zero", "worst", 0, 50),
]


def tree(aggregate: str, **policies: Any) -> Framework:
    node = branch(
        "1", leaf("1.1", most=20, value=RATIO, **policies), leaf("1.2", most=30), most=50, aggregate=aggregate
    )
    return framework(node, leaf("2", most=50))


OTHERS: Answers = {"1.2": "1/2", "2": 1}


@pytest.mark.parametrize(("policy", "aggregate", "attainment", "most"), TABLE)
def test_not_applicable_under_every_policy_and_aggregate(policy: str, aggregate: str, attainment: F, most: int) -> None:
    found = score_one(tree(aggregate, not_applicable=policy), {"1.1": NotApplicable("x"), **OTHERS})
    assert figures(found, "1") == (attainment, attainment * most, most)
    assert found.total.points == attainment * most + 50
    assert found.answered == 1


@pytest.mark.parametrize(("policy", "aggregate", "attainment", "most"), TABLE)
def test_missing_and_not_arisen_may_be_treated_as_not_applicable(
    policy: str, aggregate: str, attainment: F, most: int
) -> None:
    missing = tree(aggregate, not_applicable=policy, missing="not_applicable")
    assert figures(score_one(missing, OTHERS), "1") == (attainment, attainment * most, most)
    not_arisen = tree(aggregate, not_applicable=policy, zero_denominator="not_applicable")
    found = score_one(not_arisen, {"1.1": ratio(0, 0), **OTHERS})
    assert figures(found, "1") == (attainment, attainment * most, most)


@pytest.mark.parametrize(("policy", "attainment"), [("zero", F(15, 50)), ("full", F(35, 50))])
def test_not_arisen_has_policies_of_its_own(policy: str, attainment: F) -> None:
    found = score_one(tree("sum", zero_denominator=policy), {"1.1": ratio(0, 0), **OTHERS})
    assert figures(found, "1") == (attainment, attainment * 50, 50)


def test_missing_counts_as_zero_where_the_policy_says_so() -> None:
    assert figures(score_one(tree("sum", missing="zero"), OTHERS), "1") == (F(15, 50), 15, 50)


def test_what_a_leaf_does_not_say_the_defaults_say() -> None:
    strict = replace(tree("sum"), defaults=replace(ZERO_IF_MISSING, not_applicable="full", missing="not_applicable"))
    assert figures(score_one(strict, OTHERS), "1.1") == (1, 20, 20)


def test_an_error_policy_refuses_a_missing_value() -> None:
    with pytest.raises(Faulty) as caught:
        score_one(tree("sum", missing="error"), OTHERS)
    assert caught.value.faults == (Fault("cell.missing_refused", Answer("a", "1.1")),)


def test_an_error_policy_refuses_a_zero_denominator() -> None:
    with pytest.raises(Faulty) as caught:
        score_one(tree("sum", zero_denominator="error"), {"1.1": ratio(0, 0), **OTHERS})
    assert [(fault.kind, fault.found) for fault in caught.value.faults] == [("cell.not_arisen_refused", "0/0")]


# --- What follows above -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "published", "compared", "most"),
    [("rescale", 75, 75, 100), ("shrink", 65, F("81.25"), 80), ("full", 85, 85, 100), ("zero", 65, 65, 100)],
)
def test_what_is_published_and_what_is_compared(policy: str, published: int, compared: F, most: int) -> None:
    found = score_one(tree("sum", not_applicable=policy), {"1.1": NotApplicable(), **OTHERS})
    assert [*of(found, "published", "compared"), found.total.max] == [published, compared, most]


def test_shrinking_takes_the_max_from_every_node_above() -> None:
    inner = branch("1.1", leaf("1.1.1", most=5, not_applicable="shrink"), leaf("1.1.2", most=15))
    deep = framework(branch("1", inner, leaf("1.2", most=30)), leaf("2", most=50))
    found = score_one(deep, {"1.1.1": NotApplicable(), "1.1.2": 1, "1.2": 0, "2": 0})
    assert [figures(found, code)[2] for code in ("1.1.1", "1.1", "1", "2")] == [0, 15, 45, 50]
    assert figures(found) == (F(15, 95), 15, 95)


def test_ranks_compare_what_a_shrunk_unit_would_have_of_the_groups_max() -> None:
    shrinking = framework(leaf("1", most=20, not_applicable="shrink"), leaf("2", most=80))
    run = score_all(shrinking, {"a": {"1": NotApplicable(), "2": "3/4"}, "b": {"1": 0, "2": "7/8"}})
    assert [of(run.of(unit), "published", "compared", "rank") for unit in "ab"] == [[60, 75, 1], [70, 70, 2]]


def test_a_node_of_which_nothing_is_left_drops_out() -> None:
    node = branch("1", leaf("1.1", most=20, not_applicable="shrink"), leaf("1.2", most=30))
    found = score_one(framework(node, leaf("2", most=50)), {"1.1": NotApplicable(), "1.2": NotApplicable(), "2": "1/2"})
    assert figures(found, "1") == (None, None, 30)
    assert [*of(found, "published", "compared"), found.total.max] == [40, 50, 80]


def test_the_document_says_980_of_1000_where_nothing_has_arisen() -> None:
    """ "Không phát sinh hồ sơ trong kỳ: không phải 0 điểm. Điểm tối đa của đơn vị còn 980/1.000." (MISSION.md)"""
    tree = framework(leaf("1", most=20, value=RATIO, not_applicable="shrink"), leaf("2", most=980), most=1000)
    assert figures(score_one(tree, {"1": ratio(0, 0), "2": 1})) == (1, 980, 980)


# --- Answered ---------------------------------------------------------------------------------------------------------


def test_answered_is_the_share_of_the_frameworks_weight_that_has_a_value() -> None:
    node = branch("1", leaf("1.1", most=20), leaf("1.2", most=30, missing="not_applicable"))
    found = score_one(framework(node, leaf("2", most=50)), {"1.1": 1, "2": 1})
    assert found.answered == F(1, 2) * F(20, 50) + F(1, 2)


def test_what_does_not_apply_is_left_out_of_answered_whatever_its_policy() -> None:
    for policy in ("rescale", "full", "zero"):
        found = score_one(tree("sum", not_applicable=policy), {"1.1": NotApplicable(), "2": 1})
        assert found.answered == F(1, 2)


def test_0_of_0_is_an_answer() -> None:
    assert score_one(tree("sum"), {"1.1": ratio(0, 0), **OTHERS}).answered == 1


def test_shrinking_does_not_change_the_weights_of_answered() -> None:
    node = branch("1", leaf("1.1", most=20, not_applicable="shrink"), leaf("1.2", most=30))
    found = score_one(framework(node, leaf("2", most=50)), {"1.1": NotApplicable(), "2": 1})
    assert [found.total.max, *of(found, "answered")] == [80, F(1, 2)]


def test_bonus_penalty_and_max_0_do_not_count_as_answers() -> None:
    extras = leaf("2", most=5, bonus=True), leaf("3", most=5, penalty=True), leaf("4", most=0)
    plain = framework(leaf("1", most=100), *extras)
    assert score_one(plain, {"1": 1}).answered == 1
    assert score_one(plain, {"2": 1, "3": 1, "4": 1}).answered == 0


def test_under_best_a_child_weighs_what_its_weight_says() -> None:
    children = leaf("1.1", most=10, weight=F(3)), leaf("1.2", most=10, weight=F(1))
    found = score_one(framework(branch("1", *children, aggregate="best", most=10), most=10), {"1.1": 1})
    assert found.answered == F(3, 4)
