"""Receipts of random cases: from what a receipt tells, its points follow, and they are the run's."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given

from tests.engine.builders import F, branch, framework, leaf, score_all
from tests.engine.real_path import scored
from tests.oracle.generate import Case, cases
from thang.engine.framework import Rounding
from thang.engine.numbers import rounded
from thang.engine.plan import Lack
from thang.engine.receipt import BranchReceipt, LeafReceipt, Receipt, ToFull, receipt
from thang.engine.rules import Rule, hold
from thang.engine.score import Run
from thang.engine.values import NotApplicable, Ratio

pytestmark = pytest.mark.slow

ONE = Fraction(1)


def receipts(run: Run) -> Iterator[Receipt]:
    """The receipt of every node and of the total of every unit, each with the score of the run."""
    for found in run.scores:
        total = receipt(run, found.unit.text)
        assert total.score == found.total
        yield total
        for node in run.framework.nodes():
            one = receipt(run, found.unit.text, node.code)
            assert one.score == found.node(node.code)
            yield one


def of_leaves(run: Run) -> list[LeafReceipt]:
    """Those of leaves that are for the unit's group."""
    return [one for one in receipts(run) if isinstance(one, LeafReceipt) and one.score.max is not None]


def of_branches(run: Run) -> list[BranchReceipt]:
    return [one for one in receipts(run) if isinstance(one, BranchReceipt)]


def settled(one: LeafReceipt) -> Fraction | None:
    """The attainment that the receipt tells of, before rounding: by rule and factor, or by policy."""
    if one.lack is not None:
        return one.treatment if isinstance(one.treatment, Fraction) else None
    factor = one.factor.figure if one.factor else None
    return None if one.raw is None else hold(hold(one.raw) * (ONE if factor is None else factor))


@given(cases())
def test_the_points_of_a_leaf_follow_from_what_its_receipt_tells(case: Case) -> None:
    run = scored(case).run
    for one in of_leaves(run):
        attainment = settled(one)
        if one.unrounded is not None:
            assert attainment is not None
            assert one.unrounded == attainment * one.leaf_max != one.score.points
        else:
            assert one.score.points == (None if attainment is None else attainment * one.leaf_max)


def test_what_a_policy_gives_is_rounded_and_told_like_any_points() -> None:
    """2.25 of 2.25 points become 2; 2.5 become 3, which is held to 2.5, so that nothing has changed."""
    children = [leaf(f"1.{n}", most=most, not_applicable="full") for n, most in enumerate(["2.25", "2.5"], start=1)]
    tree = framework(branch("1", *children), most="4.75", round=(Rounding("leaf", 0),))
    for answer in (1, NotApplicable()):
        run = score_all(tree, {"a": {"1.1": answer, "1.2": answer}})
        found = [receipt(run, "a", code) for code in ("1.1", "1.2")]
        assert [one.score.points for one in found] == [2, F("2.5")]
        assert [one.unrounded for one in found if isinstance(one, LeafReceipt)] == [F("2.25"), None]


def test_a_node_that_is_rounded_beyond_its_max_and_held_is_not_called_rounded() -> None:
    tree = framework(branch("1", leaf("1.1", most="2.5")), most="2.5", round=(Rounding("main", 0),))
    found = receipt(score_all(tree, {"a": {"1.1": 1}}), "a", "1")
    assert isinstance(found, BranchReceipt)
    assert [found.score.points, found.unrounded] == [F("2.5"), None]


@given(cases())
def test_a_lack_is_told_where_and_only_where_the_rule_had_nothing_to_judge(case: Case) -> None:
    for one in of_leaves(scored(case).run):
        assert (one.treatment is None) == (one.lack is None)
        assert one.lack is not None or one.raw is not None
        assert not one.lacks_attributes or one.lack is Lack.NOT_APPLICABLE
        assert not (one.held and one.raw is None)


@given(cases())
def test_what_would_earn_everything_does(case: Case) -> None:
    for one in of_leaves(scored(case).run):
        if one.to_full is None:
            continue
        assert earned(one.rule, one.to_full.figure) == 1
        assert isinstance(one.value, Fraction | Ratio)
        now = one.value.share if isinstance(one.value, Ratio) else one.value
        assert now + one.to_full.difference == one.to_full.figure
        if isinstance(one.value, Ratio) and one.to_full.cases:
            assert_no_case_too_many(one.rule, one.value, one.to_full)


def assert_no_case_too_many(rule: Rule, value: Ratio, to_full: ToFull) -> None:
    """With so many cases more (or fewer) the goal is reached, with one less of them it is not yet."""
    cases = to_full.cases or 0
    step = 1 if cases > 0 else -1
    reached, nearly = ((value.numerator + n) / value.denominator for n in (cases, cases - step))
    assert reached >= to_full.figure > nearly if step > 0 else reached <= to_full.figure < nearly


def earned(rule: Rule, number: Fraction) -> Fraction:
    return hold(rule.attainment(number) or Fraction(0))


@given(cases())
def test_the_points_of_a_node_follow_from_its_parts(case: Case) -> None:
    run = scored(case).run
    for one in of_branches(run):
        weighed = [(part.weight, part.score.attainment) for part in one.parts if part.weight is not None]
        pairs = [(weight, share) for weight, share in weighed if share is not None]
        if one.score.points is None or one.aggregate not in ("sum", "mean"):
            continue
        assert one.score.max is not None
        plain = sum((w * share for w, share in pairs), Fraction(0)) / sum(w for w, _ in pairs) * one.score.max
        outside = sum((part.sign * (part.score.points or 0) for part in one.parts if part.sign), Fraction(0))
        assert told(one, plain + outside) == one.score.points


def told(one: BranchReceipt, points: Fraction) -> Fraction:
    """The points after what the receipt says of holding and rounding."""
    most = one.score.max or Fraction(0)
    if one.unheld is not None:
        assert one.unheld == points
        points = min(max(points, Fraction(0)), most)
    if one.unrounded is not None:
        assert one.unrounded == points
        points = min(rounded(points, places(one.framework.round)), most)
    return points


def places(roundings: tuple[Rounding, ...]) -> int:
    return next(one.places for one in roundings if one.at == "main")
