"""Pillars: sub-totals beside the total."""

from __future__ import annotations

from typing import Any

from tests.engine.builders import F, branch, framework, leaf, score_one
from thang.engine.framework import Defaults, Framework, Pillar, Rounding, Text
from thang.engine.score import NodeScore
from thang.engine.values import NotApplicable

NA = NotApplicable()
BOTH, SECOND = Pillar("both", Text(""), ("1", "2")), Pillar("second", Text(""), ("2", "3"))


def three(**more: Any) -> Framework:
    return framework(leaf("1", most=50), leaf("2", most=30), leaf("3", most=20), pillars=(BOTH, SECOND), **more)


def test_a_pillar_is_its_members_points_over_their_maxima() -> None:
    one = score_one(three(), {"1": "0.5", "2": 1, "3": 0})
    assert one.pillar(BOTH) == NodeScore(F(55, 80), F(55), F(80))


def test_a_node_may_belong_to_several_pillars_and_the_total_counts_it_once() -> None:
    one = score_one(three(), {"1": 0, "2": 1, "3": 0})
    assert [one.pillar(BOTH).points, one.pillar(SECOND).points, one.total.points] == [30, 30, 30]


def test_a_member_that_does_not_apply_is_left_out_with_its_max() -> None:
    one = score_one(three(), {"1": "0.5", "2": NA, "3": 1})
    assert one.pillar(BOTH) == NodeScore(F(1, 2), F(25), F(50))
    assert one.pillar(SECOND) == NodeScore(F(1), F(20), F(20))


def test_a_pillar_without_applicable_members_has_neither_attainment_nor_points() -> None:
    assert score_one(three(), {"1": 1, "2": NA, "3": NA}).pillar(SECOND) == NodeScore(None, None, F(0))


def test_a_shrunk_branch_counts_with_the_max_that_is_left() -> None:
    main = branch("1", leaf("1.1", most=6, not_applicable="shrink"), leaf("1.2", most=4))
    tree = framework(main, leaf("2", most=10), most=20)
    assert score_one(tree, {"1.1": NA, "1.2": "0.5", "2": 1}).pillar(BOTH) == NodeScore(F(12, 14), F(12), F(14))


def test_members_may_be_nodes_of_different_depth() -> None:
    main = branch("1", leaf("1.1", most=6), leaf("1.2", most=4))
    mixed = Pillar("mixed", Text(""), ("1.2", "2"))
    one = score_one(framework(main, leaf("2", most=10), most=20), {"1.1": 1, "1.2": "0.5", "2": "0.1"})
    assert one.pillar(mixed) == NodeScore(F(3, 14), F(3), F(14))


def test_members_count_with_their_rounded_points() -> None:
    one = score_one(three(round=(Rounding("main", 0),)), {"1": "0.51", "2": "0.51", "3": 0})
    assert one.pillar(BOTH).points == 26 + 15  # 25.5 and 15.3


def test_members_absent_for_the_group_are_left_out() -> None:
    maxima = {"g": 30, "h": 10}
    tree = framework(leaf("1", most={"g": 20}), leaf("2", most=10), most=maxima)
    assert score_one(tree, {"2": "0.5"}, group="h").pillar(BOTH) == NodeScore(F(1, 2), F(5), F(10))


def test_a_bonus_counts_in_a_pillar_with_its_max() -> None:
    tree = framework(leaf("1", most=10), leaf("2", most=2, bonus=True), most=10)
    assert score_one(tree, {"1": "0.5", "2": 1}).pillar(BOTH) == NodeScore(F(7, 12), F(7), F(12))


def test_full_and_zero_are_points_like_any() -> None:
    full = three(defaults=Defaults("zero", "full", "not_applicable"))
    assert score_one(full, {"1": NA, "2": 0}).pillar(BOTH) == NodeScore(F(50, 80), F(50), F(80))
