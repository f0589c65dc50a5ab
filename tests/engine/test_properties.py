"""What holds of every framework, whatever its figures: order, scale, bounds, replay."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.engine import variations as vary
from tests.engine.real_path import Scored, scored
from tests.oracle.calculation import Cell, not_applicable
from tests.oracle.files import leaves_of
from tests.oracle.generate import Case, cases, cell_text, frameworks, sheets, to_yaml
from tests.oracle.rules import cells as cells_under
from tests.oracle.sheet import Node, rule_of
from thang.engine.check import check
from thang.engine.framework import Branch
from thang.engine.rules import Checklist, Given, Points
from thang.engine.score import UnitScore, compute, rescore
from thang.engine.values import MISSING, Ratio, Ticked, Value, ValueType, YesNo
from thang.library.cells import read_cell
from thang.library.framework_file import parse_framework, print_framework, read_framework
from thang.library.results import run_json
from thang.library.shipped import Shipped, shipped

pytestmark = pytest.mark.slow

BETWEEN = ("sum", "mean", "geometric", "harmonic")  # best and worst compare points, on a max of their own


# --- Order ------------------------------------------------------------------------------------------------------------


@given(cases())
def test_the_order_of_units_changes_nothing(case: Case) -> None:
    there, back = scored(case), scored(case._replace(units=case.units[::-1]))
    assert list(run_json(there.run, there.file.digest)) == list(run_json(back.run, back.file.digest))


@given(cases())
def test_the_order_of_sibling_indicators_changes_no_figure(case: Case) -> None:
    assert scored(case).records == scored(case._replace(framework=vary.siblings_reversed(case.framework))).records


@given(cases())
def test_the_order_of_keys_changes_nothing_and_not_the_digest(case: Case) -> None:
    there, back = scored(case), scored(case._replace(framework=vary.keys_reversed(case.framework)))
    assert there.file.framework == back.file.framework
    assert list(run_json(there.run, there.file.digest)) == list(run_json(back.run, back.file.digest))


# --- Reading and printing ---------------------------------------------------------------------------------------------


@given(frameworks())
def test_to_print_a_framework_and_read_it_again_is_the_identity(tree: Node) -> None:
    file = parse_framework(to_yaml(tree).encode())
    printed = print_framework(file)
    again = parse_framework(printed.encode())
    assert (again.framework, again.tree, again.digest) == (file.framework, file.tree, file.digest)
    assert print_framework(again) == printed


@pytest.mark.parametrize("one", shipped(), ids=lambda one: one.name)
def test_so_it_is_for_what_is_shipped(one: Shipped) -> None:
    file = read_framework(one.framework)
    again = parse_framework(print_framework(file).encode())
    assert (again.framework, again.digest) == (file.framework, file.digest)


# --- Scale and bounds -------------------------------------------------------------------------------------------------


@st.composite
def scaled_cases(draw: st.DrawFn) -> tuple[Case, Case]:
    """A case published as a fraction, and the same with all weights, maxima and points times one factor."""
    tree = vary.without(vary.without_raw_points(draw(frameworks())), "round")
    tree["publish"] = tree["publish"] | {"as": draw(st.sampled_from(["fraction", "percent"]))}
    factor = draw(st.sampled_from([Decimal(2), Decimal("0.5"), Decimal("2.5"), Decimal(1000)]))
    units, cells = draw(sheets(tree))
    in_points = {leaf["code"] for leaf in leaves_of(tree["indicators"]) if rule_of(leaf)[0] == "points"}
    larger = {key: times(cell, factor) if key[1] in in_points else cell for key, cell in cells.items()}
    return Case(tree, units, cells), Case(vary.scaled(tree, factor), units, larger)


def times(cell: Cell, factor: Decimal) -> Cell:
    return Cell(cell.kind, cell.amount * Fraction(factor), word=cell.word)


@given(scaled_cases())
def test_one_factor_on_all_weights_changes_no_attainment_no_rank_and_no_published_figure(
    pair: tuple[Case, Case],
) -> None:
    """Points are another scale then, so a framework that rounds points or publishes them is left out."""
    for small, large in zip(scored(pair[0]).run.scores, scored(pair[1]).run.scores, strict=True):
        assert large.unit == small.unit
        assert large.attainments == small.attainments
        assert (large.rank, large.published, large.compared) == (small.rank, small.published, small.compared)
        assert (large.level, large.answered) == (small.level, small.answered)


@st.composite
def plain_cases(draw: st.DrawFn) -> Case:
    """Without bonus, penalty and rounding."""
    tree = vary.without(vary.without_extras(draw(frameworks())), "round")
    return Case(tree, *draw(sheets(tree)))


@given(plain_cases())
def test_without_bonus_penalty_and_rounding_a_node_lies_between_its_worst_and_its_best_child(case: Case) -> None:
    found = scored(case).run
    for score in found.scores:
        for aggregate, own, children in families(score):
            if own is not None and aggregate in BETWEEN:
                assert min(children) <= own <= max(children)


def families(score: UnitScore) -> Iterator[tuple[str, Fraction | None, list[Fraction]]]:
    """The total and every branch, each with the attainments of its applicable children."""
    framework = score.plan.framework
    yield framework.aggregate, score.attainment, there(score, framework.indicators)
    for node in framework.nodes():
        if isinstance(node, Branch):
            yield node.aggregate, score.node(node.code).attainment, there(score, node.children)


def there(score: UnitScore, nodes: tuple[Any, ...]) -> list[Fraction]:
    found = (score.node(node.code).attainment for node in nodes)
    return [attainment for attainment in found if attainment is not None]


# --- Not applicable ---------------------------------------------------------------------------------------------------


@st.composite
def cases_with_a_leaf_that_does_not_apply(draw: st.DrawFn) -> tuple[Case, str]:
    """A leaf that applies to nobody; what does not apply is spread over the rest."""
    tree = vary.rescaling(draw(frameworks()))
    candidates = vary.removable(tree)
    assume(candidates)
    code = draw(st.sampled_from(candidates))
    units, cells = draw(sheets(tree))
    return Case(tree, units, cells | {(unit.text, code): not_applicable() for unit in units}), code


@given(cases_with_a_leaf_that_does_not_apply())
def test_rescale_equals_leaving_the_child_out(drawn: tuple[Case, str]) -> None:
    case, code = drawn
    smaller = vary.removed(case.framework, code)
    with_it = scored(case).records
    for record in with_it.values():
        assert record["nodes"].pop(code)["attainment"] is None
    assert with_it == scored(case._replace(framework=smaller)).records


# --- Rising rules -----------------------------------------------------------------------------------------------------


@st.composite
def rises(draw: st.DrawFn) -> tuple[Scored, str, str, Value]:
    """A run under rising rules alone, and a better value for one leaf of one unit."""
    tree = vary.rising(draw(frameworks()))
    case = Case(tree, *draw(sheets(tree)))
    assume(case.cells)
    unit, code = draw(st.sampled_from(sorted(case.cells)))
    found = scored(case)
    better = raised(found, unit, code)
    assume(better is not None)
    return found, unit, code, better or MISSING


def raised(found: Scored, unit: str, code: str) -> Value | None:
    """A value that is more, within the leaf's domain; None where there is no more and less, or no room."""
    plan = found.run.of(unit).plan.leaf(code)
    match found.inputs.answers[unit][code]:
        case Fraction() as number if plan is not None:
            ceiling = plan.max if isinstance(plan.rule, Points) else plan.leaf.value.max
            ceiling = Fraction(1) if isinstance(plan.rule, Given) else ceiling
            return number + 3 if ceiling is None else (number + ceiling) / 2
        case Ratio(numerator, denominator) if denominator:
            return Ratio(numerator + 1, denominator)
        case YesNo():
            return YesNo(True)
        case Ticked() if plan is not None and isinstance(plan.rule, Checklist):
            return Ticked(frozenset(plan.rule.items))
        case _:
            return None


@given(rises())
def test_a_higher_value_never_lowers_a_figure_under_rising_rules(drawn: tuple[Scored, str, str, Value]) -> None:
    found, unit, code, better = drawn
    before, after = found.run.of(unit), rescore(found.run, unit, code, better)
    assert all(now >= then for then, now in zip_there(before, after))
    assert after.maxima == before.maxima


def zip_there(before: UnitScore, after: UnitScore) -> list[tuple[Fraction, Fraction]]:
    """Attainments of the nodes that apply, which are the same before and after."""
    pairs = list(zip(before.attainments, after.attainments, strict=True))
    assert all((then is None) == (now is None) for then, now in pairs)
    return [(then, now) for then, now in pairs if then is not None and now is not None]


# --- Replay -----------------------------------------------------------------------------------------------------------


@given(cases())
def test_to_score_twice_is_to_score_once(case: Case) -> None:
    found = scored(case)
    before = deepcopy(found.inputs.answers)
    again = compute(found.inputs.plans, found.inputs.units, found.inputs.answers)
    assert list(run_json(again, "")) == list(run_json(found.run, ""))
    assert found.inputs.answers == before


@st.composite
def changes(draw: st.DrawFn) -> tuple[Scored, str, str, Value]:
    """A run, and another value, none, or not applicable for one leaf of one unit that has it."""
    case = draw(cases())
    found = scored(case)
    unit = draw(st.sampled_from(case.units))
    plan = found.run.of(unit.text).plan
    kinds = {leaf.leaf.code: leaf.leaf.value_type for leaf in plan.leaves if leaf.has <= unit.attributes}
    leaves = [leaf for leaf in leaves_of(case.framework["indicators"]) if kinds.get(leaf["code"])]
    assume(leaves)
    leaf = draw(st.sampled_from(leaves))
    text = draw(st.sampled_from(["", "NA", *[cell_text(cells_under(draw, leaf, unit.group))] * 4]))
    return found, unit.text, leaf["code"], read_cell(text, kinds[leaf["code"]] or ValueType.NUMBER)


@settings(max_examples=settings().max_examples * 2)
@given(changes())
def test_one_changed_answer_scores_as_everything_anew(drawn: tuple[Scored, str, str, Value]) -> None:
    found, unit, code, value = drawn
    answers = found.inputs.answers
    changed = {**answers, unit: {**answers.get(unit, {}), code: value}}
    assert check(found.inputs.plans, found.inputs.units, changed) == []
    anew = compute(found.inputs.plans, found.inputs.units, changed).of(unit)
    alone = rescore(found.run, unit, code, value)
    assert (alone.attainments, alone.maxima, alone.answered) == (anew.attainments, anew.maxima, anew.answered)
    assert (alone.published, alone.compared, alone.level) == (anew.published, anew.compared, anew.level)
