"""Receipts: why a node has the points it has, as data, built on demand from a run.

A receipt recomputes nothing that it could read off, and repeats no rule: it asks the same functions that scored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Literal

from thang.engine.framework import Branch, Framework, Leaf, Node
from thang.engine.numbers import ZERO
from thang.engine.plan import BranchPlan, Factor, Lack, LeafPlan, Leaves, Plan, Treatment
from thang.engine.rules import Against, Formula, Rule, hold
from thang.engine.score import NodeScore, Run, UnitScore, outside_points, rolled_up, unit_weights
from thang.engine.states import Judges, State, computed, leaf_states, raw_attainment, taken
from thang.engine.units import Unit
from thang.engine.values import MISSING, Ratio, Value, figure


@dataclass(frozen=True, slots=True)
class ToFull:
    """The number that would earn everything; for a ratio of whole counts also how many more (or fewer) cases."""

    figure: Fraction
    difference: Fraction
    cases: int | None = None


@dataclass(frozen=True, slots=True)
class FactorUsed:
    """A factor with the figure that multiplied, or None where it had none."""

    code: str
    take: Literal["value", "attainment"]
    figure: Fraction | None


@dataclass(frozen=True, slots=True)
class LeafReceipt:
    """`lack` says why the rule had nothing to judge, `treatment` what became of it; `raw` is the figure before holding.

    `leaf_max` is the leaf's max before `shrink` took it away. `inputs` are a formula's, by name. `unrounded` is set
    where points were rounded to something else.
    """

    unit: Unit
    leaf: Leaf
    rule: Rule
    value: Value
    score: NodeScore
    leaf_max: Fraction = ZERO
    lack: Lack | None = None
    lacks_attributes: tuple[str, ...] = ()
    treatment: Treatment | None = None
    raw: Fraction | None = None
    factor: FactorUsed | None = None
    inputs: Mapping[str, Value] | None = None
    unrounded: Fraction | None = None
    to_full: ToFull | None = None

    @property
    def unheld(self) -> Fraction | None:
        """The figure that left 0…1 and was brought back: the rule's, else its product with the factor."""
        if self.raw is None or hold(self.raw) != self.raw:
            return self.raw
        factor = self.factor.figure if self.factor and self.factor.figure is not None else Fraction(1)
        product = self.raw * factor
        return product if hold(product) != product else None

    @property
    def held(self) -> bool:
        """Whether the rule's figure, with its factor, left 0…1 and was brought back."""
        return self.unheld is not None

    @property
    def all_equal(self) -> bool:
        """Whether a relative rule met equal values only, this one too, which earn everything."""
        if not isinstance(self.rule, Against) or not self.rule.all_equal or self.raw != 1:
            return False
        return not self.rule.pool or figure(self.value) == self.rule.pool[0]


@dataclass(frozen=True, slots=True)
class Part:
    """A child in its parent's sum: its weight (None where it takes no part), and the sign of bonus or penalty."""

    node: Node
    score: NodeScore
    weight: int | None
    sign: Literal[-1, 0, 1] = 0


@dataclass(frozen=True, slots=True)
class BranchReceipt:
    """`node` is None for the total. `unheld`: points before they were held to 0…max; `unrounded`: before rounding."""

    unit: Unit
    framework: Framework
    node: Branch | None
    aggregate: str
    parts: tuple[Part, ...]
    score: NodeScore
    unheld: Fraction | None = None
    unrounded: Fraction | None = None


@dataclass(frozen=True, slots=True)
class MergedReceipt:
    """A figure that stands for a merged unit: the plain mean of its predecessors'; no score, no comparable figure."""

    unit: Unit
    node: Node
    score: NodeScore
    predecessors: tuple[tuple[str, NodeScore], ...]


Receipt = LeafReceipt | BranchReceipt | MergedReceipt


def receipt(run: Run, unit: str, code: str | None = None) -> Receipt:
    """Why one node of one unit has its points; without a code: the total. Raises KeyError for what is not there."""
    score = run.of(unit)
    if code is None:
        return _branch_receipt(score, score.plan.total)
    node = score.plan.nodes[score.plan.positions[code]]
    if (before := run.predecessors.get(unit)) is not None:
        return MergedReceipt(
            score.unit, node, score.node(code), tuple((one.unit.text, one.node(code)) for one in before)
        )
    if isinstance(node, Branch):
        return _branch_receipt(score, score.plan.positions[code])
    return _leaf_receipt(run, score, node)


def _leaf_receipt(run: Run, score: UnitScore, leaf: Leaf) -> LeafReceipt:
    plan, answers, judges = score.plan, run.answers.get(score.unit.text, {}), run.judges[score.unit.group]
    value, node = answers.get(leaf.code, MISSING), score.node(leaf.code)
    leaf_plan = plan.leaf(leaf.code)
    if leaf_plan is None:
        return LeafReceipt(score.unit, leaf, leaf.rule, value, node, lack=Lack.NOT_APPLICABLE)
    lacking = tuple(sorted(leaf_plan.has - score.unit.attributes))
    factor = next((one for one in plan.factors if one.at == leaf_plan.at), None)
    states = _states_if_needed(plan, score, answers, judges, leaf_plan, factor)
    raw = Lack.NOT_APPLICABLE if lacking else _raw(plan, leaf_plan, states, answers, judges)
    multiplier = None if factor is None else taken(factor, states, answers)
    used = None if factor is None else _factor_used(factor, multiplier)
    lack = raw if isinstance(raw, Lack) else multiplier if isinstance(multiplier, Lack) else None
    treatment = None if lack is None else leaf_plan.treatment[lack]
    judged = judges.get(leaf.code, leaf_plan.rule)
    return LeafReceipt(
        unit=score.unit,
        leaf=leaf,
        rule=judged,
        value=value,
        score=node,
        leaf_max=leaf_plan.max,
        lack=lack,
        lacks_attributes=lacking,
        treatment=treatment,
        raw=None if isinstance(raw, Lack) else raw,
        factor=used,
        inputs=_inputs(leaf, answers),
        unrounded=_unrounded(_settled(raw, used, treatment), leaf_plan, node),
        to_full=_to_full(judged, value, raw),
    )


def _states_if_needed(
    plan: Plan,
    score: UnitScore,
    answers: Mapping[str, Value],
    judges: Judges,
    leaf: LeafPlan,
    factor: Factor | None,
) -> list[State | None]:
    """The other leaves' states, for a formula or a factor; most leaves do not look at others."""
    if factor is None and not isinstance(leaf.rule, Formula):
        return []
    return leaf_states(plan, score.unit, answers, judges)


def _raw(plan: Plan, leaf: LeafPlan, states: list[State | None], answers: Mapping[str, Value], judges: Judges) -> State:
    if isinstance(leaf.rule, Formula):
        return computed(plan, leaf.rule, states, answers)
    return raw_attainment(leaf, answers.get(leaf.leaf.code, MISSING), judges)


def _inputs(leaf: Leaf, answers: Mapping[str, Value]) -> dict[str, Value] | None:
    if not isinstance(leaf.rule, Formula):
        return None
    return {name: answers.get(code, MISSING) for name, code in leaf.rule.inputs.items()}


def _factor_used(factor: Factor, multiplier: State | None) -> FactorUsed:
    return FactorUsed(factor.code, factor.take, multiplier if isinstance(multiplier, Fraction) else None)


def _settled(raw: State, used: FactorUsed | None, treatment: Treatment | None) -> Fraction | None:
    """The attainment before rounding: the policy's where something lacks, else the rule's with its factor, held."""
    if treatment is not None or not isinstance(raw, Fraction):
        return treatment if isinstance(treatment, Fraction) else None
    factor = used.figure if used and used.figure is not None else Fraction(1)
    return hold(hold(raw) * factor)


def _unrounded(settled: Fraction | None, leaf: LeafPlan, node: NodeScore) -> Fraction | None:
    """The points before rounding, where rounding made others of them."""
    if settled is None or leaf.places is None or settled * leaf.max == node.points:
        return None
    return settled * leaf.max


def _to_full(rule: Rule, value: Value, raw: State) -> ToFull | None:
    full, number = rule.full_at(), figure(value)
    if full is None or number is None or not isinstance(raw, Fraction) or hold(raw) == 1:
        return None
    return ToFull(full, full - number, _cases(value, full))


def _cases(value: Value, full: Fraction) -> int | None:
    """How many more cases a ratio's numerator needs (fewer, if below zero), its denominator standing still."""
    if not isinstance(value, Ratio) or value.numerator.denominator != 1 or value.denominator.denominator != 1:
        return None
    wanted = full * value.denominator
    return (ceil(wanted) if wanted > value.numerator else int(wanted // 1)) - int(value.numerator)


def _branch_receipt(score: UnitScore, at: int) -> BranchReceipt:
    plan = score.plan
    framework = plan.framework
    node = plan.nodes[at] if at < plan.total else None
    branch = node if isinstance(node, Branch) else None
    aggregate = framework.aggregate if branch is None else branch.aggregate
    found = next((one for one in plan.branches if one.at == at), None)
    total = score.total if branch is None else score.node(branch.code)
    if found is None:
        return BranchReceipt(score.unit, framework, branch, aggregate, (), total)
    unheld, unrounded = _before(found, score)
    return BranchReceipt(
        score.unit, framework, branch, aggregate, tuple(_parts(found, score)), total, unheld, unrounded
    )


def _parts(branch: BranchPlan, score: UnitScore) -> list[Part]:
    parts = []
    for weight, at in zip(unit_weights(branch, score.plan, score.maxima), branch.children, strict=True):
        node = score.plan.nodes[at]
        own = score.node(node.code)
        parts.append(Part(node, own, None if own.attainment is None or not weight else weight))
    for at, sign in branch.outside:
        node = score.plan.nodes[at]
        parts.append(Part(node, score.node(node.code), None, sign))
    return parts


def _before(branch: BranchPlan, score: UnitScore) -> tuple[Fraction | None, Fraction | None]:
    """Points before holding (with bonus and penalty) and before rounding, each only where it differs."""
    plain = rolled_up(branch, score.plan, score.attainments, score.maxima)
    maximum = score.maxima[branch.at] or ZERO
    if plain is None or not maximum:
        return None, None
    reached = plain * maximum + outside_points(branch, score.attainments, score.maxima)
    held = min(max(reached, ZERO), maximum)
    is_rounded = held != (score.attainments[branch.at] or ZERO) * maximum
    return (reached if held != reached else None), (held if is_rounded else None)


def is_left_out(treatment: Treatment | None) -> bool:
    """Whether a lack took the leaf out of its parent's sum."""
    return treatment in (Leaves.SPREAD, Leaves.SHRINK)
