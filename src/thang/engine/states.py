"""States: every leaf of a unit judged by its rule, before policies; relative rules in a second pass, then factors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from thang.engine.plan import Lack, LeafPlan, Plan
from thang.engine.rules import Formula, Relative, Rule, hold
from thang.engine.units import Answers, Unit
from thang.engine.values import MISSING, NotApplicable, Ratio, Value, figure

State = Fraction | Lack
"""A leaf before policies: its attainment, held to 0…1, or why it has none."""

Judges = Mapping[str, Rule]
"""The rules that a second pass has made: relative rules with their pool, by code."""


def second_pass(plans: Mapping[str, Plan], units: Sequence[Unit], answers: Answers) -> dict[str, dict[str, Rule]]:
    """For every group its relative rules with their pools: the values of the group (or of all), of all units or the ranked."""
    judges: dict[str, dict[str, Rule]] = {group: {} for group in plans}
    for group, plan in plans.items():
        for leaf in plan.leaves:
            if isinstance(leaf.rule, Relative):
                pool = _pool(leaf.rule, leaf.leaf.code, group, units, answers)
                judges[group][leaf.leaf.code] = leaf.rule.against(pool)
    return judges


def leaf_states(plan: Plan, unit: Unit, answers: Mapping[str, Value], judges: Judges) -> list[State | None]:
    """Every leaf's state by position, factors applied; None at nodes that are no leaf of the group."""
    states: list[State | None] = [None] * plan.total
    for leaf in plan.leaves:
        if leaf.has <= unit.attributes:
            states[leaf.at] = _held(raw_attainment(leaf, answers.get(leaf.leaf.code, MISSING), judges))
        else:
            states[leaf.at] = Lack.NOT_APPLICABLE
    for leaf, formula in plan.formulas:
        if states[leaf.at] is not Lack.NOT_APPLICABLE:
            states[leaf.at] = _held(computed(plan, formula, states, answers))
    for factor in plan.factors:
        taken = states[factor.of]
        if factor.take == "value" and isinstance(taken, Fraction):
            taken = figure(answers[factor.code])
        states[factor.at] = _multiplied(states[factor.at], taken)
    return states


def raw_attainment(leaf: LeafPlan, value: Value, judges: Judges) -> State:
    """What the rule says of the unit's value, not yet held to 0…1; or why there is nothing to say."""
    if value is MISSING:
        return Lack.MISSING
    if isinstance(value, NotApplicable):
        return Lack.NOT_APPLICABLE
    rule = judges.get(leaf.leaf.code, leaf.rule)
    if isinstance(value, Ratio):
        raw = rule.attainment(value.share) if value.arisen else None
    else:
        raw = rule.attainment(value)
    return Lack.NOT_ARISEN if raw is None else raw


def computed(plan: Plan, formula: Formula, states: Sequence[State | None], answers: Mapping[str, Value]) -> State:
    """A formula's figure, not yet held. A missing input makes it missing, else one that does not apply makes it not apply."""
    inputs: dict[str, Fraction] = {}
    lacks: set[Lack] = set()
    for name, code in formula.inputs.items():
        number = figure(answers.get(code, MISSING))
        if number is None:
            lacks.add(lack_of(states[plan.positions[code]]))
        else:
            inputs[name] = number
    for lack in Lack:
        if lack in lacks:
            return lack
    result = formula.attainment(inputs)
    return Lack.NOT_ARISEN if result is None else result


def lack_of(state: State | None) -> Lack:
    """Why a leaf has no figure; one that is absent for the group does not apply."""
    return state if isinstance(state, Lack) else Lack.NOT_APPLICABLE


def _held(raw: State) -> State:
    return hold(raw) if isinstance(raw, Fraction) else raw


def _multiplied(state: State | None, factor: State | None) -> State | None:
    if not isinstance(state, Fraction):
        return state
    return hold(state * factor) if isinstance(factor, Fraction) else lack_of(factor)


def _pool(rule: Relative, code: str, group: str, units: Iterable[Unit], answers: Answers) -> tuple[Fraction, ...]:
    figures = (
        figure(answers.get(unit.text, {}).get(code, MISSING))
        for unit in units
        if (not rule.within_group or unit.group == group) and (unit.ranked or not rule.over_ranked)
    )
    return tuple(sorted(number for number in figures if number is not None))
