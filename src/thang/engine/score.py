"""Scores: from typed values to attainments, points, published figures, levels and ranks, all exact.

The order of computation: values → leaf attainments (relative rules in a second pass) → `times` → nodes upward (bonus
and penalty, then `round`) → total → pillars → published → ranks and levels.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from thang.engine.aggregate import Parts
from thang.engine.check import check
from thang.engine.errors import Answer, Fault, Faulty
from thang.engine.framework import Framework, LevelBand, Pillar
from thang.engine.numbers import ONE, ZERO, added, rounded, weighted_mean, whole_weights
from thang.engine.plan import BranchPlan, Lack, LeafPlan, Leaves, Plan, plans_for
from thang.engine.rank import Standing, ranks
from thang.engine.rules import Against, hold
from thang.engine.states import Judges, State, lack_of, leaf_states, second_pass
from thang.engine.units import Answers, Unit
from thang.engine.values import MISSING, Value, figure


@dataclass(frozen=True, slots=True)
class NodeScore:
    """One node of one unit; attainment and points are None where it does not apply, max where the group lacks it."""

    attainment: Fraction | None
    points: Fraction | None
    max: Fraction | None


@dataclass(frozen=True, slots=True)
class UnitScore:
    """The figures of one unit, by position in its plan. `answered` is a share of weight, None if nothing applies.

    `states` are its leaves' before policies; empty where the figures are its predecessors'.
    """

    unit: Unit
    plan: Plan
    attainments: Sequence[Fraction | None]
    maxima: Sequence[Fraction | None]
    answered: Fraction | None
    ranked: bool = False
    rank: int | None = None
    states: Sequence[State | None] = field(default=(), compare=False, repr=False)

    @property
    def attainment(self) -> Fraction | None:
        return self.attainments[-1]

    @property
    def total(self) -> NodeScore:
        return self._at(self.plan.total)

    @property
    def published(self) -> Fraction | None:
        """The figure that is made public, rounded; of the unit's own max where it is points."""
        return self._figure(self.maxima[-1])

    @property
    def compared(self) -> Fraction | None:
        """The figure that is ranked under `by: published`: like the published one, of the group's max."""
        return self._figure(self.plan.group.max)

    @property
    def level(self) -> LevelBand | None:
        levels, maximum = self.plan.framework.levels, self.maxima[-1]
        attainment, published = self.attainment, self.published
        if levels is None or attainment is None or published is None or not maximum:
            return None
        by_published = self.plan.framework.publish.attainment(published, maximum)
        return levels.of(by_published if levels.by == "published" else attainment)

    def node(self, code: str) -> NodeScore:
        """Raises KeyError for a code that is not in the framework."""
        return self._at(self.plan.positions[code])

    def pillar(self, pillar: Pillar) -> NodeScore:
        """Σ points ÷ Σ max of its applicable members."""
        members = [member for member in map(self.node, pillar.of) if member.points is not None]
        top = added([member.max or ZERO for member in members])
        if not top:
            return NodeScore(None, None, top)
        points = added([member.points or ZERO for member in members])
        return NodeScore(points / top, points, top)

    def _at(self, position: int) -> NodeScore:
        attainment, maximum = self.attainments[position], self.maxima[position]
        if attainment is None or maximum is None:
            return NodeScore(None, None, maximum)
        return NodeScore(attainment, attainment * maximum, maximum)

    def _figure(self, maximum: Fraction | None) -> Fraction | None:
        if self.attainment is None or maximum is None:
            return None
        return self.plan.framework.publish.figure(self.attainment, maximum)


@dataclass(frozen=True, slots=True)
class Run:
    """One computation with all that it was computed from. `scores`: by group, rank (unranked last), then unit.

    `predecessors` are the scores that a successor's figures were made of (see `succession`).
    """

    framework: Framework
    plans: Mapping[str, Plan]
    answers: Answers
    judges: Mapping[str, Judges]
    scores: tuple[UnitScore, ...]
    predecessors: Mapping[str, tuple[UnitScore, ...]] = field(default_factory=dict)
    _by_unit: dict[str, UnitScore] = field(default_factory=dict, init=False, compare=False, repr=False)

    def of(self, unit: str) -> UnitScore:
        """Raises KeyError for a unit that was not scored."""
        if not self._by_unit:  # a run is whole when it is made, so this is filled once
            self._by_unit.update((score.unit.text, score) for score in self.scores)
        return self._by_unit[unit]


def score(framework: Framework, units: Sequence[Unit], answers: Answers) -> Run:
    """Check the values and score all units. A unit without answers is all missing. Raises Faulty with every fault."""
    plans = plans_for(framework)
    if faults := check(plans, units, answers):
        raise Faulty(faults)
    return compute(plans, units, answers)


def compute(
    plans: Mapping[str, Plan],
    units: Sequence[Unit],
    answers: Answers,
    watch: Callable[[Sequence[Unit]], Iterable[Unit]] = iter,
) -> Run:
    """Score all units from values that `check` has passed. Raises Faulty only where computing shows a refused lack.

    `watch` hands the units on one by one, so that a caller can show how far it has come.
    """
    judges = second_pass(plans, units, answers)
    scored: list[UnitScore] = []
    faults: list[Fault] = []
    for unit in watch(units):
        try:
            scored.append(score_unit(plans[unit.group], unit, answers.get(unit.text, {}), judges[unit.group]))
        except Faulty as error:
            faults += error.faults
    if faults:
        raise Faulty(faults)
    framework = next(iter(plans.values())).framework
    return Run(framework, plans, answers, judges, tuple(ranked_scores(framework, scored)))


def rescore(run: Run, unit: str, code: str, value: Value) -> UnitScore:
    """One unit after one changed answer, unranked; relative rules compare with it. Raises Faulty, KeyError."""
    before = run.of(unit)
    old = run.answers.get(unit, {})
    answers = {**old, code: value}
    if faults := check(run.plans, [before.unit], {unit: answers}):
        raise Faulty(faults)
    judges = {**run.judges[before.unit.group]}
    judge = judges.get(code)
    if isinstance(judge, Against) and (before.unit.ranked or not judge.rule.over_ranked):
        judges[code] = judge.rule.against(_replaced(judge.pool, figure(old.get(code, MISSING)), figure(value)))
    return score_unit(before.plan, before.unit, answers, judges)


def score_unit(plan: Plan, unit: Unit, answers: Mapping[str, Value], judges: Judges) -> UnitScore:
    """One unit, unranked. Raises Faulty where a policy `error` meets a lack that only computing shows."""
    return score_states(plan, unit, leaf_states(plan, unit, answers, judges), {})


def score_states(plan: Plan, unit: Unit, states: Sequence[State | None], given: Mapping[int, Fraction]) -> UnitScore:
    """One unit from the states of its leaves, unranked. Raises Faulty where a policy refuses a lack.

    `given`: attainments by position that are taken as they are, because what they are made of is not known.
    """
    attainments: list[Fraction | None] = [None] * (plan.total + 1)
    maxima = _settle(plan, unit, states, attainments)
    for leaf in plan.leaves if given else ():
        attainments[leaf.at] = given.get(leaf.at, attainments[leaf.at])
    for branch in plan.branches:
        known = given.get(branch.at)
        attainments[branch.at] = _finished(branch, plan, attainments, maxima) if known is None else known
    answered = _answered(plan, states)
    return UnitScore(unit, plan, attainments, maxima, answered, states=states)


def _settle(
    plan: Plan, unit: Unit, states: Sequence[State | None], attainments: list[Fraction | None]
) -> Sequence[Fraction | None]:
    """Apply the policies and round the leaves; returns the unit's maxima, which `shrink` lowers."""
    maxima: list[Fraction | None] | None = None
    faults: list[Fault] = []
    for leaf in plan.leaves:
        state = states[leaf.at]
        outcome = state if isinstance(state, Fraction) else leaf.treatment[lack_of(state)]
        if isinstance(outcome, Fraction):
            attainments[leaf.at] = outcome if leaf.places is None else _rounded(outcome, leaf.max, leaf.places)
        elif outcome is Leaves.SHRINK and not leaf.leaf.stands_outside:
            maxima = _shrunk(list(plan.maxima) if maxima is None else maxima, leaf)
        elif outcome is Leaves.REFUSED and isinstance(state, Lack):
            faults.append(Fault(f"cell.{state.value}_refused", Answer(unit.text, leaf.leaf.code)))
    if faults:
        raise Faulty(faults)
    return plan.maxima if maxima is None else maxima


def _shrunk(maxima: list[Fraction | None], leaf: LeafPlan) -> list[Fraction | None]:
    for at in leaf.ancestors:
        maxima[at] = (maxima[at] or ZERO) - leaf.max
    maxima[leaf.at] = ZERO
    return maxima


def _rounded(attainment: Fraction, maximum: Fraction, places: int) -> Fraction:
    if not maximum:
        return attainment
    return hold(rounded(attainment * maximum, places) / maximum)


def total_of(plan: Plan, attainments: Sequence[Fraction | None], maxima: Sequence[Fraction | None]) -> Fraction | None:
    """The total's attainment from those of the main indicators."""
    return _finished(plan.branches[-1], plan, attainments, maxima)


def _finished(
    branch: BranchPlan, plan: Plan, attainments: Sequence[Fraction | None], maxima: Sequence[Fraction | None]
) -> Fraction | None:
    """The node's attainment, with bonus and penalty, held and rounded."""
    attainment = rolled_up(branch, plan, attainments, maxima)
    maximum = maxima[branch.at] or ZERO
    if attainment is None or not maximum:
        return attainment
    if branch.outside:
        attainment = hold(attainment + outside_points(branch, attainments, maxima) / maximum)
    return attainment if branch.places is None else _rounded(attainment, maximum, branch.places)


def rolled_up(
    branch: BranchPlan, plan: Plan, attainments: Sequence[Fraction | None], maxima: Sequence[Fraction | None]
) -> Fraction | None:
    """What the node's children make of it; None where none applies, all have weight 0, or points have no max."""
    parts = _parts(branch, plan, attainments, maxima)
    maximum = maxima[branch.at] or ZERO
    if parts is None or (branch.by_points and not maximum):
        return None
    return hold(branch.aggregate(parts, maximum))


def _parts(
    branch: BranchPlan, plan: Plan, attainments: Sequence[Fraction | None], maxima: Sequence[Fraction | None]
) -> Parts | None:
    weights, shares, counted = [], [], []
    for weight, at in zip(unit_weights(branch, plan, maxima), branch.children, strict=True):
        share = attainments[at]
        if share is not None and weight:
            weights.append(weight)
            shares.append(share)
            counted.append(at)
    tops = [maxima[at] or ZERO for at in counted] if branch.by_points else ()
    return Parts(weights, shares, tops) if weights else None


def unit_weights(branch: BranchPlan, plan: Plan, maxima: Sequence[Fraction | None]) -> Sequence[int]:
    """The children's weights for a unit: under `sum` its own maxima, which `shrink` may have lowered."""
    if not branch.by_maxima or maxima is plan.maxima:
        return branch.whole
    return whole_weights([maxima[at] or ZERO for at in branch.children])


def outside_points(
    branch: BranchPlan, attainments: Sequence[Fraction | None], maxima: Sequence[Fraction | None]
) -> Fraction:
    """Bonus less penalty, in points."""
    return sum((sign * (attainments[at] or ZERO) * (maxima[at] or ZERO) for at, sign in branch.outside), ZERO)


def _answered(plan: Plan, states: Sequence[State | None]) -> Fraction | None:
    """The nested share of the framework's weight of the applicable leaves that have a value; 0/0 is one.

    Only nodes that are short of something are kept with their share: in most branches nothing is missing.
    """
    lacks = [(leaf.at, state) for leaf in plan.leaves if not isinstance(state := states[leaf.at], Fraction)]
    short = {at: ZERO for at, state in lacks if state is Lack.MISSING}
    gone = {at for at, state in lacks if state is Lack.NOT_APPLICABLE}
    for branch in plan.branches:
        weighed = zip(branch.whole, branch.children, strict=True)
        counted = [(weight, short.get(at, ONE)) for weight, at in weighed if weight and at not in gone]
        if not counted:
            gone.add(branch.at)
        elif not short.keys().isdisjoint(branch.children):
            short[branch.at] = weighted_mean([weight for weight, _ in counted], [share for _, share in counted])
    return None if plan.total in gone else short.get(plan.total, ONE)


def _replaced(pool: Sequence[Fraction], old: Fraction | None, new: Fraction | None) -> list[Fraction]:
    changed = list(pool)
    if old is not None:
        del changed[bisect_left(changed, old)]
    if new is not None:
        insort(changed, new)
    return changed


def ranked_scores(framework: Framework, scored: Sequence[UnitScore]) -> list[UnitScore]:
    """Ranks within each group, and the order of results: by group, rank (unranked last), then unit."""
    ordered: list[UnitScore] = []
    for group in framework.groups:
        members = [one for one in scored if one.unit.group == group.id]
        places = ranks([_standing(one) for one in members if _may_rank(one)], framework.ranking.ties)
        placed = [replace(one, ranked=one.unit.text in places, rank=places.get(one.unit.text)) for one in members]
        ordered += sorted(placed, key=lambda one: (one.rank is None, one.rank or 0, one.unit.text))
    return ordered


def _may_rank(one: UnitScore) -> bool:
    needed = one.plan.framework.availability
    enough = needed is None or (one.answered is not None and one.answered >= needed)
    return one.unit.ranked and one.attainment is not None and enough


def _standing(one: UnitScore) -> Standing:
    ranking = one.plan.framework.ranking
    basis = one.compared if ranking.by == "published" else one.attainment
    shares = tuple(one.node(code).attainment for code in ranking.tie_break)
    return Standing(one.unit.text, basis or ZERO, shares)
