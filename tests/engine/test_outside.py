"""Bonus and penalty: outside their parent's maxima, inside its points, held to 0…max."""

from __future__ import annotations

import pytest

from tests.engine.builders import Answers, F, branch, figures, framework, leaf, score_one
from thang.engine.framework import Framework, Leaf
from thang.engine.rules import PerItem
from thang.engine.values import NotApplicable


def node(*extras: Leaf, most: int = 10) -> Framework:
    return framework(branch("1", leaf("1.1", most=10), *extras), most=most)


BONUS, PENALTY = leaf("1.2", most=5, bonus=True), leaf("1.3", most=5, penalty=True)


@pytest.mark.parametrize(
    ("answers", "points"),
    [
        ({"1.1": "1/2", "1.2": "3/5"}, 8),
        ({"1.1": "1/2", "1.3": "3/5"}, 2),
        ({"1.1": "1/2", "1.2": "3/5", "1.3": "2/5"}, 6),
        ({"1.1": "9/10", "1.2": 1}, 10),
        ({"1.1": "1/5", "1.3": 1}, 0),
        ({"1.1": "9/10", "1.2": 1, "1.3": "4/5"}, 10),
    ],
)
def test_bonus_adds_penalty_takes_and_the_sum_of_both_is_held(answers: Answers, points: int) -> None:
    found = score_one(node(BONUS, PENALTY), answers)
    assert figures(found, "1") == (F(points, 10), points, 10)


def test_bonus_and_penalty_have_points_of_their_own_max() -> None:
    found = score_one(node(BONUS), {"1.1": 0, "1.2": "3/5"})
    assert figures(found, "1.2") == (F(3, 5), 3, 5)


def test_a_bonus_is_not_held_before_a_penalty_is_taken() -> None:
    found = score_one(node(BONUS, PENALTY), {"1.1": 1, "1.2": 1, "1.3": 1})
    assert figures(found, "1") == (1, 10, 10)


def test_at_the_top_they_change_the_total() -> None:
    tree = framework(leaf("1", most=100), leaf("2", most=50, penalty=True))
    assert figures(score_one(tree, {"1": "3/4", "2": "1/2"})) == (F(1, 2), 50, 100)
    assert figures(score_one(tree, {"1": "1/4", "2": 1})) == (0, 0, 100)


def test_points_per_item_may_be_a_penalty() -> None:
    deduction = leaf("1.3", PerItem(F(1), cap=F(3)), 3, penalty=True)
    assert figures(score_one(node(deduction), {"1.1": 1, "1.3": 2}), "1") == (F(4, 5), 8, 10)
    assert figures(score_one(node(deduction), {"1.1": 1, "1.3": 7}), "1") == (F(7, 10), 7, 10)


@pytest.mark.parametrize("policy", ["rescale", "shrink"])
def test_what_stands_outside_takes_no_max_with_it_when_it_does_not_apply(policy: str) -> None:
    tree = node(leaf("1.2", most=5, bonus=True, not_applicable=policy))
    found = score_one(tree, {"1.1": "1/2", "1.2": NotApplicable()})
    assert figures(found, "1") == (F(1, 2), 5, 10)
    assert figures(found, "1.2") == (None, None, 5)


def test_a_bonus_alone_does_not_make_a_node_apply() -> None:
    found = score_one(node(BONUS), {"1.1": NotApplicable(), "1.2": 1})
    assert figures(found, "1") == (None, None, 10)
    assert figures(found) == (None, None, 10)


@pytest.mark.parametrize("aggregate", ["mean", "geometric", "harmonic", "best", "worst"])
def test_they_work_on_points_under_every_aggregate(aggregate: str) -> None:
    tree = framework(branch("1", leaf("1.1", most=10), BONUS, aggregate=aggregate, most=10), most=10)
    assert figures(score_one(tree, {"1.1": "1/2", "1.2": "1/5"}), "1") == (F(3, 5), 6, 10)


def test_in_a_node_that_rescales_a_bonus_point_is_a_point_of_the_node() -> None:
    tree = framework(branch("1", leaf("1.1", most=10), BONUS, most=100, rescale=True))
    assert figures(score_one(tree, {"1.1": "1/2", "1.2": 1}), "1") == (F(55, 100), 55, 100)
