"""Every rule by hand: three values and more, and what is held."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.engine.builders import RATIO, F, Number, attainments, figures, framework, leaf, ratio, score_one
from thang.engine.bands import Band
from thang.engine.framework import ValueSpec
from thang.engine.numbers import ONE
from thang.engine.rules import (
    RULES,
    AnyRule,
    Checklist,
    Choice,
    Given,
    Linear,
    PerItem,
    Points,
    Proportion,
    Relative,
    Steps,
    YesOrNo,
    hold,
)
from thang.engine.values import MISSING, Chosen, Ratio, Ticked, Value, YesNo

MEETINGS = Steps(
    (
        Band(ONE, at_least=F(4)),
        Band(F(3, 4), at_least=F(3)),
        Band(F(1, 2), at_least=F(2)),
        Band(F(1, 4), at_least=F(1)),
    )
)
IN_POINTS = Steps((Band(points=F(20), above=F(4)), Band(points=F(5), above=F(3))))
WINDOW = Steps((Band(ONE, at_least=F(1), below=F(2)), Band(F(1, 2), at_most=F(5))))
HEAD = Choice({"head": ONE, "deputy": F(1, 2), "none": F(0)})
PAPERS = Checklist({"plan": F(1, 2), "report": F(1, 3)})


def ticked(*items: str) -> Ticked:
    return Ticked(frozenset(items))


@pytest.mark.parametrize(
    ("rule", "written", "attainment"),
    [
        (Given(), "0.7167", F(7167, 10000)),
        (Given(), 0, 0),
        (Given(), 1, 1),
        (Points(), 15, F(3, 4)),
        (Points(), "12.5", F(5, 8)),
        (Points(), 20, 1),
        (YesOrNo(), YesNo(True), 1),
        (YesOrNo(), YesNo(False), 0),
        (YesOrNo(if_yes=F(3, 4), if_no=F(1, 5)), YesNo(True), F(3, 4)),
        (YesOrNo(if_yes=F(3, 4), if_no=F(1, 5)), YesNo(False), F(1, 5)),
        (HEAD, Chosen("head"), 1),
        (HEAD, Chosen("deputy"), F(1, 2)),
        (HEAD, Chosen("none"), 0),
        (PAPERS, ticked(), 0),
        (PAPERS, ticked("plan"), F(1, 2)),
        (PAPERS, ticked("plan", "report"), F(5, 6)),
        (PerItem(each=F(1)), 7, F(7, 20)),
        (PerItem(each=F(1), cap=F(5)), 7, F(1, 4)),
        (PerItem(each=F("2.5"), cap=F(15)), 3, F(3, 8)),
        (PerItem(each=F(1)), 25, 1),
        (MEETINGS, 5, 1),
        (MEETINGS, 3, F(3, 4)),
        (MEETINGS, "2.5", F(1, 2)),
        (MEETINGS, 0, 0),
        (IN_POINTS, 5, 1),
        (IN_POINTS, 4, F(1, 4)),
        (IN_POINTS, 3, 0),
        (WINDOW, 1, 1),
        (WINDOW, 2, F(1, 2)),
        (WINDOW, 5, F(1, 2)),
        (WINDOW, "5.01", 0),
        (Proportion(target=F(4, 5)), ratio(212, 301), F(1060, 1204)),
        (Proportion(target=F(4, 5)), "0.4", F(1, 2)),
        (Proportion(target=F(4, 5)), "0.9", 1),
        (Proportion(), ratio(212, 301), F(212, 301)),
        (Proportion(full_from=F(4, 5)), "0.4", F(2, 5)),
        (Proportion(full_from=F(4, 5)), "0.79", F(79, 100)),
        (Proportion(full_from=F(4, 5)), "0.8", 1),
        (Proportion(target=F(5), lower_is_better=True), 20, F(1, 4)),
        (Proportion(target=F(5), lower_is_better=True), 4, 1),
        (Proportion(target=F(5), lower_is_better=True), 0, 1),
        (Proportion(target=F(5), lower_is_better=True), -1, 1),
        (Proportion(target=F(0), lower_is_better=True), 3, 0),
        (Linear(F(10), F(30)), 15, F(1, 4)),
        (Linear(F(10), F(30)), 40, 1),
        (Linear(F(30), F(10)), 25, F(1, 4)),
        (Linear(F(30), F(10)), 31, 0),
        (Linear(F(1), F(100), log=True), 10, F(1, 2)),
        (Linear(F(100), F(1), log=True), 100, 0),
        (Linear(F(1), F(1000), log=True), 10, F("0." + "3" * 34)),
    ],
)
def test_a_rule_earns_of_20_points_what_its_sentence_says(
    rule: AnyRule, written: Number | Value, attainment: F | int
) -> None:
    spec = RATIO if isinstance(written, Ratio) else ValueSpec()
    found = score_one(framework(leaf("1", rule, 20, value=spec), most=20), {"1": written})
    assert figures(found, "1") == (attainment, attainment * 20, 20)


def test_attainment_never_leaves_0_to_1() -> None:
    assert [hold(F(raw)) for raw in ("-0.1", "0", "0.3", "1", "1.1")] == [0, 0, F("0.3"), 1, 1]


def test_ticked_items_that_add_up_to_more_than_everything_are_held() -> None:
    rule = Checklist({"plan": F(3, 4), "report": F(1, 2)})
    assert attainments(rule, {"a": ticked("plan", "report")}) == [1]


@pytest.mark.parametrize("rule", [Points(), PerItem(F(1)), IN_POINTS])
def test_a_rule_in_points_earns_nothing_where_the_max_is_0(rule: AnyRule) -> None:
    found = score_one(framework(leaf("1", most=100), leaf("2", rule, 0)), {"1": 1, "2": 0})
    assert found.node("2").attainment == 0
    assert found.attainment == 1


def test_a_max_of_its_own_for_each_group_decides_what_points_are_worth() -> None:
    rule = PerItem(F(1), cap=F(5))
    assert [rule.on(F(most)).attainment(F(7)) for most in (5, 10, 20)] == [1, F(1, 2), F(1, 4)]


def test_every_rule_has_its_name_in_the_table() -> None:
    assert set(RULES) == {
        "given", "points", "yes_no", "choice", "checklist", "per_item", "steps", "proportion", "linear", "relative",
        "formula",
    }  # fmt: skip


# --- Relative rules ---------------------------------------------------------------------------------------------------

FOUR = {"a": "8", "b": "4", "c": "4", "d": "2"}


@pytest.mark.parametrize(
    ("to", "more_is_better", "less_is_better"),
    [
        ("best", [1, F(1, 2), F(1, 2), F(1, 4)], [F(1, 4), F(1, 2), F(1, 2), 1]),
        ("minmax", [1, F(1, 3), F(1, 3), 0], [0, F(2, 3), F(2, 3), 1]),
        ("rank", [1, F(2, 3), F(2, 3), 0], [0, F(2, 3), F(2, 3), 1]),
        ("percentile", [1, F(3, 4), F(3, 4), F(1, 4)], [F(1, 4), F(3, 4), F(3, 4), 1]),
    ],
)
def test_a_relative_rule_places_8_4_4_and_2_among_one_another(
    to: str, more_is_better: list[F], less_is_better: list[F]
) -> None:
    assert attainments(Relative(to), FOUR) == more_is_better
    assert attainments(Relative(to, lower_is_better=True), FOUR) == less_is_better


@pytest.mark.parametrize("to", ["best", "minmax", "rank", "percentile"])
@pytest.mark.parametrize("values", [{"a": 3, "b": 3}, {"a": 3}])
def test_where_all_are_equal_all_have_everything(to: str, values: Mapping[str, Number]) -> None:
    assert attainments(Relative(to), values) == [1] * len(values)


def test_a_best_of_0_has_not_arisen() -> None:
    assert attainments(Relative("best"), {"a": 0, "b": 0}) == [None, None]
    assert attainments(Relative("best", lower_is_better=True), {"a": 0, "b": 5}) == [None, None]
    assert attainments(Relative("minmax"), {"a": 0, "b": 0}) == [1, 1]


@pytest.mark.parametrize(
    ("rule", "outside", "attainment"),
    [
        (Relative("best", over_ranked=True), 5, F(5, 8)),
        (Relative("best", over_ranked=True), 9, 1),
        (Relative("best", over_ranked=True, lower_is_better=True), 4, F(1, 2)),
        (Relative("best", over_ranked=True, lower_is_better=True), 1, 1),
        (Relative("best", over_ranked=True, lower_is_better=True), 0, 1),
        (Relative("minmax", over_ranked=True), 5, F(1, 2)),
        (Relative("minmax", over_ranked=True), 9, 1),
        (Relative("minmax", over_ranked=True), 1, 0),
        (Relative("rank", over_ranked=True), 5, 0),
        (Relative("rank", over_ranked=True), 8, 1),
        (Relative("rank", over_ranked=True), 1, 0),
        (Relative("percentile", over_ranked=True), 5, F(1, 2)),
        (Relative("percentile", over_ranked=True), 1, 0),
        (Relative("percentile", over_ranked=True, lower_is_better=True), 1, 1),
    ],
)
def test_a_unit_that_is_not_ranked_is_judged_against_8_and_2_and_held(
    rule: Relative, outside: int, attainment: F
) -> None:
    assert attainments(rule, {"out": outside, "a": 8, "d": 2}, ["out"])[0] == attainment


@pytest.mark.parametrize("to", ["minmax", "rank"])
def test_beside_one_value_an_outsider_has_everything_or_nothing(to: str) -> None:
    more, less = Relative(to, over_ranked=True), Relative(to, over_ranked=True, lower_is_better=True)
    assert [attainments(more, {"out": own, "a": 4}, ["out"])[0] for own in (3, 4, 5)] == [0, 1, 1]
    assert [attainments(less, {"out": own, "a": 4, "b": 4}, ["out"])[0] for own in (3, 4, 5)] == [1, 1, 0]


@pytest.mark.parametrize("to", ["best", "minmax", "rank", "percentile"])
def test_beside_nobody_an_outsider_has_everything(to: str) -> None:
    assert attainments(Relative(to, over_ranked=True), {"out": 0}, ["out"]) == [1]


def test_missing_and_zero_denominators_are_not_in_the_pool() -> None:
    values: dict[str, Value] = {"a": ratio(1, 2), "b": ratio(1, 4), "c": ratio(0, 0), "d": MISSING}
    assert attainments(Relative("percentile"), values, value=RATIO) == [1, F(1, 2), None, 0]
