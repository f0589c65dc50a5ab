"""Aggregates by hand, and the max and weight that a node has without saying so."""

from __future__ import annotations

from decimal import Decimal, getcontext, localcontext

import pytest

from tests.engine.builders import F, branch, figures, framework, leaf, of, score_one
from thang.engine.aggregate import AGGREGATES
from thang.engine.numbers import geometric_mean, whole_weights


@pytest.mark.parametrize(
    ("aggregate", "first", "second", "attainment"),
    [
        ("sum", "1/2", "1", F(7, 8)),
        ("mean", "1/2", "1", F(7, 8)),
        ("harmonic", "1/2", "1", F(4, 5)),
        ("harmonic", "0", "1", 0),
        ("geometric", "1", "1/16", F(1, 8)),
        ("geometric", "0", "1", 0),
        ("geometric", "1/3", "1/3", F(1, 3)),
        ("best", "1", "2/3", F(1, 2)),
        ("best", "1", "1/4", F(1, 4)),
        ("worst", "1", "2/3", F(1, 4)),
        ("worst", "1", "1/4", F(3, 16)),
    ],
)
def test_an_aggregate_of_children_of_10_and_30_points_in_a_node_of_40(
    aggregate: str, first: str, second: str, attainment: F
) -> None:
    node = branch("1", leaf("1.1", most=10), leaf("1.2", most=30), most=40, aggregate=aggregate)
    found = score_one(framework(node, most=40), {"1.1": first, "1.2": second})
    assert figures(found, "1") == (attainment, attainment * 40, 40)


def test_weights_are_given_or_the_given_max_or_1() -> None:
    children = leaf("1.1", most=10, weight=F(3)), leaf("1.2", most=2), leaf("1.3")
    tree = framework(branch("1", *children, aggregate="mean"), most=1, aggregate="mean")
    assert score_one(tree, {"1.1": 1, "1.2": 0, "1.3": 0}).attainment == F(3, 6)
    assert score_one(tree, {"1.1": 0, "1.2": 1, "1.3": 0}).attainment == F(2, 6)
    assert score_one(tree, {"1.1": 0, "1.2": 0, "1.3": 1}).attainment == F(1, 6)


@pytest.mark.parametrize(
    ("aggregate", "most"), [("sum", 40), ("best", 30), ("worst", 30), ("mean", 1), ("geometric", 1), ("harmonic", 1)]
)
def test_a_max_that_is_not_given_follows_from_the_children(aggregate: str, most: int) -> None:
    node = branch("1", leaf("1.1", most=10), leaf("1.2", most=30), aggregate=aggregate)
    assert figures(score_one(framework(node, most=1, aggregate="mean"), {}), "1") == (0, 0, most)


def test_a_node_may_put_its_childrens_points_on_a_scale_of_its_own() -> None:
    tree = framework(branch("1", leaf("1.1", most=10), leaf("1.2", most=30), most=100, rescale=True))
    assert figures(score_one(tree, {"1.1": 0, "1.2": 1}), "1") == (F(3, 4), 75, 100)


@pytest.mark.parametrize("aggregate", ["sum", "mean", "geometric", "harmonic", "best", "worst"])
def test_what_is_collected_and_not_scored_decides_nothing(aggregate: str) -> None:
    node = branch("1", leaf("1.1", most=0), leaf("1.2", most=10), aggregate=aggregate, most=10)
    assert figures(score_one(framework(node, most=10), {"1.1": 0, "1.2": "1/2"}), "1") == (F(1, 2), 5, 10)


@pytest.mark.parametrize("aggregate", ["best", "worst"])
def test_best_and_worst_leave_out_what_has_max_0_or_weight_0(aggregate: str) -> None:
    children = leaf("1.1", most=10), leaf("1.2", most=10, weight=F(0)), leaf("1.3", most=0)
    tree = framework(branch("1", *children, aggregate=aggregate, most=10), most=10)
    for own in ("0", "1"):
        assert score_one(tree, {"1.1": "1/2", "1.2": own, "1.3": own}).attainment == F(1, 2)


def test_a_node_whose_children_all_have_max_0_does_not_apply() -> None:
    tree = framework(branch("1", leaf("1.1", most=0), leaf("1.2", most=0)), leaf("2", most=100))
    found = score_one(tree, {"1.1": 1, "1.2": 1, "2": "1/2"})
    assert figures(found, "1") == (None, None, 0)
    assert figures(found) == (F(1, 2), 50, 100)


def test_a_unit_to_which_nothing_applies_has_no_figures() -> None:
    found = score_one(framework(leaf("1", most=100, missing="not_applicable")), {})
    assert of(found, "attainment", "published", "compared", "rank", "level") == [None] * 5
    assert of(found, "answered", "ranked") == [0, False]


# --- Roots and logarithms ---------------------------------------------------------------------------------------------


def test_a_geometric_mean_keeps_34_digits() -> None:
    with localcontext(prec=34):
        root = F(Decimal("0.5").sqrt())
    assert geometric_mean([1, 1], [F(1, 4), F(1)]) == F(1, 2)
    assert geometric_mean([1, 1], [F(1, 2), F(1)]) == root


def test_a_geometric_mean_stays_between_its_smallest_and_its_largest() -> None:
    near = F(1, 3), F(1, 3) + F(1, 10**60)
    assert near[0] <= geometric_mean([1, 1], near) <= near[1]


def test_a_geometric_mean_does_not_depend_on_the_order_of_the_children() -> None:
    shares = [F(1, 3), F(2, 7), F(5, 11)]
    assert geometric_mean([2, 3, 5], shares) == geometric_mean([5, 3, 2], shares[::-1])


def test_weights_become_the_smallest_whole_numbers() -> None:
    assert whole_weights([F("2.5"), F("0.75"), F(0)]) == (10, 3, 0)
    assert whole_weights([F(0), F(0)]) == (0, 0)


def test_the_context_that_a_program_has_set_changes_no_figure() -> None:
    before = geometric_mean([1, 2], [F(1, 3), F(1, 7)])
    with localcontext(prec=3):
        assert getcontext().prec == 3
        assert geometric_mean([1, 2], [F(1, 3), F(1, 7)]) == before


def test_every_aggregate_has_its_name_in_the_table() -> None:
    assert set(AGGREGATES) == {"sum", "mean", "geometric", "harmonic", "best", "worst"}
