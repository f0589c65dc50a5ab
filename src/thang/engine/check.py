"""Checks of values against a framework: what is outside its domain, where nothing belongs, or what a policy refuses.

A missing value, 0/0 and a wrong value are different things: the first two are faults only where a policy says `error`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from thang.engine.errors import Answer, Fault
from thang.engine.framework import Leaf
from thang.engine.numbers import ONE, ZERO, reaches, to_exact_text, to_text
from thang.engine.plan import Lack, LeafPlan, Leaves, Plan
from thang.engine.rules import Checklist, Choice, Given, Linear, Points, Relative
from thang.engine.units import Answers, Unit
from thang.engine.values import MISSING, Chosen, NotApplicable, Ratio, Ticked, Value, ValueType, YesNo

_CLASSES: dict[ValueType, type] = {
    ValueType.RATIO: Ratio,
    ValueType.YES_NO: YesNo,
    ValueType.CHOICE: Chosen,
    ValueType.CHECKLIST: Ticked,
}


@dataclass(frozen=True, slots=True)
class Domain:
    """The numbers that a leaf takes; a bound left out is open. `strict`: above `low`, not at it."""

    low: Fraction | None = None
    high: Fraction | None = None
    strict: bool = False

    def holds(self, number: Fraction) -> bool:
        if self.low is not None and not reaches(number, self.low):
            return False
        if self.strict and number == self.low:
            return False
        return self.high is None or reaches(self.high, number)

    @property
    def is_open(self) -> bool:
        return self.low is None and self.high is None


@dataclass(frozen=True, slots=True)
class Expected:
    """What a sound cell of one leaf of one group holds: a number of its domain or nothing but known options.

    `is_for_all`: every unit of the group may have a value.
    """

    leaf: LeafPlan
    type: type
    domain: Domain
    is_open: bool
    known: frozenset[str]
    is_for_all: bool

    @classmethod
    def of(cls, leaf: LeafPlan) -> Expected:
        kind = leaf.leaf.value_type
        of_type = _CLASSES.get(kind or ValueType.NUMBER, Fraction)
        domain, is_for_all = domain_of(leaf), kind is not None and not leaf.has
        return cls(leaf, of_type, domain, domain.is_open, _known(leaf.leaf), is_for_all)

    def passes(self, value: Value) -> bool:
        """Quickly yes for the cells that need no closer look: most of them."""
        if type(value) is not self.type or not self.is_for_all:
            return False
        if isinstance(value, Ratio):
            return self.is_open and value.denominator.numerator > 0
        if isinstance(value, Fraction):
            return self.is_open or self.domain.holds(value)
        return _named(value) <= self.known


def check(plans: Mapping[str, Plan], units: Sequence[Unit], answers: Answers) -> list[Fault]:
    """All faults, unit by unit in the order given, then by indicator."""
    groups = {unit.group for unit in units}
    by_group = {group: {leaf.leaf.code: Expected.of(leaf) for leaf in plans[group].leaves} for group in groups}
    refused = {group: [leaf for leaf in plans[group].leaves if _refuses_missing(leaf)] for group in groups}
    faults: list[Fault] = []
    for unit in units:
        expected, given = by_group[unit.group], answers.get(unit.text, {})
        for code, value in given.items():
            sound = expected.get(code)
            if (sound is None or not sound.passes(value)) and (fault := _fault(sound, unit, value)):
                faults.append(replace(fault, place=Answer(unit.text, code)))
        faults += [
            Fault("cell.missing_refused", Answer(unit.text, leaf.leaf.code))
            for leaf in refused[unit.group]
            if leaf.leaf.code not in given and _is_asked(leaf, unit)
        ]
    return faults


def _refuses_missing(leaf: LeafPlan) -> bool:
    return leaf.treatment[Lack.MISSING] is Leaves.REFUSED


def domain_of(leaf: LeafPlan) -> Domain:
    """The domain of a leaf's numbers in one group: its rule's, narrowed by `value.min` and `value.max`."""
    low, high, strict = _rule_domain(leaf)
    spec = leaf.leaf.value
    if spec.min is not None and (low is None or spec.min > low):
        low, strict = spec.min, False
    if spec.max is not None and (high is None or spec.max < high):
        high = spec.max
    return Domain(low, high, strict)


def _rule_domain(leaf: LeafPlan) -> tuple[Fraction | None, Fraction | None, bool]:
    match leaf.rule:
        case Given():
            return ZERO, ONE, False
        case Points():
            return ZERO, leaf.max, False
        case Linear(log=True):
            return ZERO, None, True
        case Relative(to="best"):
            return ZERO, None, False
        case _:
            return None, None, False


def _is_asked(leaf: LeafPlan, unit: Unit) -> bool:
    return bool(leaf.leaf.rule.takes) and leaf.has <= unit.attributes


def _fault(expected: Expected | None, unit: Unit, value: Value) -> Fault | None:
    """What is wrong with one cell, without its place."""
    leaf = expected.leaf if expected else None
    if value is MISSING or isinstance(value, NotApplicable):
        return _refused_lack(leaf, unit, value)
    if leaf is None or expected is None:
        return Fault("cell.not_for_group", None, shown(value), {"group": unit.group})
    if not leaf.leaf.rule.takes:
        return Fault("cell.computed", None, shown(value))
    if not leaf.has <= unit.attributes:
        return Fault("cell.not_for_unit", None, shown(value), {"lacks": ", ".join(sorted(leaf.has - unit.attributes))})
    if not isinstance(value, expected.type):
        wanted = (leaf.leaf.value_type or ValueType.NUMBER).value
        return Fault("cell.wrong_type", None, shown(value), {"type": wanted})
    return _content_fault(expected, value)


def _refused_lack(leaf: LeafPlan | None, unit: Unit, value: Value) -> Fault | None:
    asked = leaf is not None and _is_asked(leaf, unit)
    if asked and leaf is not None and value is MISSING and leaf.treatment[Lack.MISSING] is Leaves.REFUSED:
        return Fault("cell.missing_refused", None)
    return None


def _content_fault(expected: Expected, value: Value) -> Fault | None:
    domain = expected.domain
    if isinstance(value, Fraction):
        return _number_fault(value, shown(value), domain) if not domain.holds(value) else None
    if isinstance(value, Ratio):
        return _ratio_fault(expected.leaf, value, domain)
    unknown = sorted(_named(value) - expected.known)
    if unknown:
        return Fault("cell.unknown_option", None, unknown[0], {"known": ", ".join(sorted(expected.known))})
    return None


def _ratio_fault(leaf: LeafPlan, value: Ratio, domain: Domain) -> Fault | None:
    if value.denominator < 0:
        return Fault("cell.negative_denominator", None, shown(value))
    if value.denominator == 0 and value.numerator != 0:
        return Fault("cell.over_zero", None, shown(value))
    if not value.arisen:
        refused = leaf.treatment[Lack.NOT_ARISEN] is Leaves.REFUSED
        return Fault("cell.not_arisen_refused", None, shown(value)) if refused else None
    return _number_fault(value.share, shown(value), domain) if not domain.holds(value.share) else None


def _number_fault(number: Fraction, found: str, domain: Domain) -> Fault:
    low = "" if domain.low is None else to_text(domain.low)
    high = "" if domain.high is None else to_text(domain.high)
    kind = "cell.not_positive" if domain.strict and number <= 0 else "cell.outside"
    return Fault(kind, None, found, {"low": low, "high": high})


def _named(value: Value) -> frozenset[str]:
    match value:
        case Chosen(option):
            return frozenset({option})
        case Ticked(items):
            return items
        case _:
            return frozenset()


def _known(leaf: Leaf) -> frozenset[str]:
    match leaf.rule:
        case Choice(options):
            return frozenset(options)
        case Checklist(items):
            return frozenset(items)
        case _:
            return frozenset()


def shown(value: Value) -> str:
    """A value as its cell would hold it."""
    match value:
        case Fraction():
            return to_exact_text(value)
        case Ratio(numerator, denominator):
            return f"{to_exact_text(numerator)}/{to_exact_text(denominator)}"
        case YesNo(yes):
            return "yes" if yes else "no"
        case Chosen(option):
            return option
        case Ticked(items):
            return "|".join(sorted(items)) or "-"
        case NotApplicable(reason):
            return f"NA:{reason}" if reason else "NA"
        case _:
            return ""
