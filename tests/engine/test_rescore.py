"""One unit after one changed answer: what the live receipt shows, without scoring everybody."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.engine.builders import RATIO, Answers, F, framework, leaf, of, ratio, score_units, value
from thang.engine.framework import Times
from thang.engine.rules import Relative
from thang.engine.score import Run, rescore
from thang.engine.units import Unit
from thang.engine.values import MISSING, NotApplicable, Value

UNITS = [Unit("a", "g"), Unit("b", "g"), Unit("c", "g", ranked=False), Unit("x", "h")]
BOTH = {"g": 100, "h": 100}
VALUES: dict[str, Answers] = {"a": {"1": 4}, "b": {"1": 2}, "c": {"1": 8}, "x": {"1": 10}}


def run_of(rule: Relative, answers: Mapping[str, Answers] = VALUES) -> Run:
    return score_units(framework(leaf("1", rule, BOTH), most=BOTH), UNITS, answers)


@pytest.mark.parametrize("to", ["best", "minmax", "rank", "percentile"])
@pytest.mark.parametrize("within_group", [True, False])
@pytest.mark.parametrize("over_ranked", [True, False])
@pytest.mark.parametrize("unit", ["a", "b", "c", "x"])
def test_a_relative_rule_compares_with_the_changed_value(
    to: str, within_group: bool, over_ranked: bool, unit: str
) -> None:
    rule = Relative(to, within_group=within_group, over_ranked=over_ranked)
    run = run_of(rule)
    for changed in (F(1), F(2), F(5), F(20), MISSING, NotApplicable()):
        anew = run_of(rule, {**VALUES, unit: {"1": changed}}).of(unit)
        names = "attainment", "published", "answered", "level"
        assert of(rescore(run, unit, "1", changed), *names) == of(anew, *names)


def test_a_unit_outside_the_pool_does_not_enter_it_by_changing_its_answer() -> None:
    run = run_of(Relative("best", over_ranked=True))
    assert run.of("c").attainment == 1
    assert rescore(run, "c", "1", F(3)).attainment == F(3, 4)
    assert rescore(run, "a", "1", F(1)).attainment == F(1, 2)


def test_the_run_itself_stays_as_it_was() -> None:
    run = run_of(Relative("best"))
    before = [of(one, "unit", "attainment", "rank") for one in run.scores]
    rescore(run, "a", "1", F(20))
    assert [of(one, "unit", "attainment", "rank") for one in run.scores] == before
    assert run.answers["a"] == {"1": F(4)}


def test_a_rescored_unit_has_no_rank_yet() -> None:
    assert of(rescore(run_of(Relative("best")), "a", "1", F(20)), "ranked", "rank") == [False, None]


@pytest.mark.parametrize("changed", [ratio(1, 4), ratio(0, 0), MISSING, NotApplicable()])
def test_whatever_looks_at_the_answer_follows(changed: Value) -> None:
    tree = framework(leaf("1", most=40, value=RATIO), leaf("2", most=60, times=Times("1", "value")))
    units, answers = [Unit("a", "g")], {"1": ratio(1, 2), "2": value(1)}
    alone = rescore(score_units(tree, units, {"a": answers}), "a", "1", changed)
    anew = score_units(tree, units, {"a": {**answers, "1": changed}}).of("a")
    assert alone.attainments == anew.attainments


@pytest.mark.parametrize(("unit", "code"), [("nobody", "1")])
def test_an_unknown_unit_is_named(unit: str, code: str) -> None:
    with pytest.raises(KeyError, match=unit):
        rescore(run_of(Relative("best")), unit, code, F(1))
