"""Groups and attributes: what an indicator asks for, and what units without it have."""

from __future__ import annotations

import pytest

from tests.engine.builders import F, branch, figures, framework, leaf, score_one
from thang.engine.framework import Applies, Framework
from thang.library.framework_file import parse_framework

BOTH = {"g": 100, "h": 60}
ONLY_H, PORTAL = Applies(groups=frozenset({"h"})), Applies(has=frozenset({"portal"}))


def test_a_max_a_group_is_the_max_of_that_group() -> None:
    tree = framework(leaf("1", most={"g": 70, "h": 60}), leaf("2", most={"g": 30}), most=BOTH)
    assert figures(score_one(tree, {"1": "1/2", "2": 1})) == (F(65, 100), 65, 100)
    assert figures(score_one(tree, {"1": "1/2"}, group="h")) == (F(1, 2), 30, 60)


@pytest.mark.parametrize(
    "absent",
    [
        leaf("1", most={"h": 10}),
        leaf("1", most=10, applies=ONLY_H),
        branch("1", leaf("1.1", most=10), applies=ONLY_H),
        branch("1", leaf("1.1", most={"h": 10})),
    ],
)
def test_what_is_not_for_a_group_has_no_figures_there_and_no_max(absent: object) -> None:
    tree = framework(absent, leaf("2", most=100), most={"g": 100, "h": 110})  # type: ignore[arg-type]  # a leaf or a branch
    found = score_one(tree, {"2": "1/2"})
    assert [figures(found, code) for code in tree_codes(tree)] == [(None, None, None)] * (len(tree_codes(tree)) - 1) + [
        (F(1, 2), 50, 100)
    ]
    assert found.answered == 1


def tree_codes(tree: Framework) -> list[str]:
    return [node.code for node in tree.nodes()]


def test_full_gives_nothing_to_a_group_that_lacks_the_indicator() -> None:
    tree = framework(leaf("1", most={"h": 10}, not_applicable="full"), leaf("2", most=100), most={"g": 100, "h": 110})
    assert figures(score_one(tree, {"2": 0}), "1") == (None, None, None)


def test_an_attribute_that_a_unit_lacks_makes_a_leaf_not_applicable_by_its_own_policy() -> None:
    asking = leaf("1", most=40, applies=PORTAL, not_applicable="full")
    tree = framework(asking, leaf("2", most=60))
    assert figures(score_one(tree, {"2": 0})) == (F(2, 5), 40, 100)
    assert figures(score_one(tree, {"2": 0}, attributes=frozenset({"portal"}))) == (0, 0, 100)


def test_what_a_node_asks_for_every_leaf_below_it_asks_for() -> None:
    node = branch(
        "1", leaf("1.1", most=20), leaf("1.2", most=20, applies=Applies(has=frozenset({"tthc"}))), applies=PORTAL
    )
    tree = framework(node, leaf("2", most=60))
    found = score_one(tree, {"2": 1}, attributes=frozenset({"tthc"}))
    assert figures(found, "1") == (None, None, 40)
    found = score_one(tree, {"1.1": "1/2", "2": 1}, attributes=frozenset({"portal"}))
    assert [figures(found, code) for code in ("1", "1.2")] == [(F(1, 2), 20, 40), (None, None, 20)]


def test_below_a_node_for_one_group_nothing_has_to_add_up_for_the_others() -> None:
    """The maxima of 1.1 add up for h, which alone has 1; g would have only 1.1.2 of it."""
    file = parse_framework(b"""
thang: framework/1
id: test
edition: "a"
title: Test
groups: [{id: g, title: g, max: 5}, {id: h, title: h, max: 9}]
publish: {as: points, places: 2}
ranking: {by: published, ties: competition}
defaults: {missing: zero, not_applicable: rescale, zero_denominator: not_applicable}
indicators:
  - {code: "2", title: Two, max: 5, rule: given}
  - code: "1"
    title: One
    applies: {groups: [h]}
    children:
      - code: "1.1"
        title: Part
        max: 4
        children:
          - {code: "1.1.1", title: A, max: {h: 3}, rule: given}
          - {code: "1.1.2", title: B, max: 1, rule: given}
""")
    assert figures(score_one(file.framework, {"2": 1})) == (1, 5, 5)
    assert figures(score_one(file.framework, {"1.1.1": 1, "1.1.2": 0, "2": 0}, group="h")) == (F(3, 9), 3, 9)
