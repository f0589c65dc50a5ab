"""States: every leaf of a unit judged by its rule, before policies; relative rules in a second pass, then factors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from thang.engine.numbers import in_order
from thang.engine.plan import Factor, Lack, LeafPlan, Plan
from thang.engine.rules import Formula, Relative, Rule, hold
from thang.engine.units import Answers, Unit
from thang.engine.values import MISSING, NotApplicable, Ratio, Value, figure

State = Fraction | Lack
"""A leaf before policies: its attainment, held to 0…1, or why it has none."""

Judges = Mapping[str, Rule]
"""The rules that a second pass has made: relative rules with their pool, by code."""


def second_pass(plans: Mapping[str, Plan], units: Sequence[Unit], answers: Answers) -> dict[str, dict[str, Rule]]:
    """For every group its relative rules with their pools: the values of the group or of all, of all or the ranked."""
    judges: dict[str, dict[str, Rule]] = {group: {} for group in plans}
    pools: dict[tuple[str, str | None], tuple[Fraction, ...]] = {}
    for group, plan in plans.items():
        for leaf in plan.leaves:
            if isinstance(leaf.rule, Relative):
                code, among = leaf.leaf.code, group if leaf.rule.within_group else None
                if (code, among) not in pools:
                    pools[code, among] = _pool(leaf.rule, code, group, units, answers)
                judges[group][code] = leaf.rule.against(pools[code, among])
    return judges


def leaf_states(plan: Plan, unit: Unit, answers: Mapping[str, Value], judges: Judges) -> list[State | None]:
    """Every leaf's state by position, factors applied; None at nodes that are no leaf of the group."""
    states: list[State | None] = [None] * plan.total
    for leaf in plan.leaves:
        if leaf.has <= unit.attributes:
            raw = raw_attainment(leaf, answers.get(leaf.leaf.code, MISSING), judges)
            states[leaf.at] = hold(raw) if isinstance(raw, Fraction) else raw
        else:
            states[leaf.at] = Lack.NOT_APPLICABLE
    for leaf, formula in plan.formulas:
        if states[leaf.at] is not Lack.NOT_APPLICABLE:
            raw = computed(plan, formula, states, answers)
            states[leaf.at] = hold(raw) if isinstance(raw, Fraction) else raw
    for factor in plan.factors:
        states[factor.at] = _multiplied(states[factor.at], taken(factor, states, answers))
    return states


def raw_attainment(leaf: LeafPlan, value: Value, judges: Judges) -> State:
    """What the rule says of the unit's value, not yet held to 0…1; or why there is nothing to say."""
    if value is MISSING:
        return Lack.MISSING
    if isinstance(value, NotApplicable):
        return Lack.NOT_APPLICABLE
    try:
        number = value.share if isinstance(value, Ratio) else value
    except ZeroDivisionError:
        return Lack.NOT_ARISEN
    raw = judges.get(leaf.leaf.code, leaf.rule).attainment(number)
    return Lack.NOT_ARISEN if raw is None else raw


def computed(plan: Plan, formula: Formula, states: Sequence[State | None], answers: Mapping[str, Value]) -> State:
    """A formula's figure, not yet held; missing where an input is, else not applicable where an input is."""
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


def taken(factor: Factor, states: Sequence[State | None], answers: Mapping[str, Value]) -> State:
    """What a factor multiplies with: an attainment, or a value as it was reported; or why there is none."""
    state = states[factor.of]
    number = figure(answers.get(factor.code, MISSING)) if factor.take == "value" else state
    return number if isinstance(number, Fraction) else lack_of(state)


def lack_of(state: State | None) -> Lack:
    """Why a leaf has no figure; one that is absent for the group does not apply."""
    return state if isinstance(state, Lack) else Lack.NOT_APPLICABLE


def _multiplied(state: State | None, factor: State) -> State | None:
    if not isinstance(state, Fraction):
        return state
    return hold(state * factor) if isinstance(factor, Fraction) else factor


def _pool(rule: Relative, code: str, group: str, units: Iterable[Unit], answers: Answers) -> tuple[Fraction, ...]:
    figures = (
        figure(answers.get(unit.text, {}).get(code, MISSING))
        for unit in units
        if (not rule.within_group or unit.group == group) and (unit.ranked or not rule.over_ranked)
    )
    return tuple(in_order(number for number in figures if number is not None))
