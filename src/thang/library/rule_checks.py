"""Checks of single indicators: that rules, formulas, factors, values and levels can do what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeVar

from thang.engine.bands import Band
from thang.engine.errors import Fault, Spot
from thang.engine.formula import FormulaError, is_name, normal_name, parse
from thang.engine.framework import Leaf
from thang.engine.numbers import ZERO, to_exact_text
from thang.engine.rules import Formula, Linear, Proportion, Steps
from thang.engine.values import ValueType
from thang.library.build import Draft, NodeDraft
from thang.library.framework_shape import BAND
from thang.library.shape import meant, nearest
from thang.library.source import Items, Mapping, in_short, spot_in

R = TypeVar("R")


def level_bands_match(draft: Draft) -> Iterator[Fault]:
    levels = draft.framework.levels
    if levels is None or not _bands_are_sound(draft):
        return
    bands = [Band(at_least=band.from_, above=band.above) for band in levels.bands]
    for at, band in enumerate(levels.bands):
        spot = spot_in(draft.source, "levels", "bands", at)
        if band.above is not None and band.from_ is not None:
            yield Fault("band.two_bounds", spot, band.id)
        elif not _can_match(bands[at], bands[at + 1 :], ZERO, Fraction(1)):
            yield Fault("band.never", spot, band.id)
    if levels.bands and not any(band.admits(ZERO) for band in levels.bands):
        yield Fault("band.none_at_zero", spot_in(draft.source, "levels", "bands", 0), levels.bands[0].id)


def steps_match(draft: Draft) -> Iterator[Fault]:
    for node, rule in _ruled(draft, Steps):
        spec = node.leaf.value
        in_order = spec.min is None or spec.max is None or spec.min <= spec.max
        for at, band in enumerate(rule.bands):
            spot = spot_in(node.source, "rule", "steps", at)
            if not band.bounds():
                yield Fault("step.no_bound", spot, str(at + 1))
            elif in_order and not _can_match(band, rule.bands[:at], spec.min, spec.max):
                yield Fault("step.never", spot, str(at + 1))
            if (band.share is None) == (band.points is None):
                yield Fault("step.one_reward", spot, str(at + 1))


def rules_have_parameters(draft: Draft) -> Iterator[Fault]:
    for node, rule in _ruled(draft, Proportion):
        yield from _proportion_faults(node, rule)
    for node, linear in _ruled(draft, Linear):
        spot = spot_in(node.source, "rule", "linear", "to")
        if linear.start == linear.end:
            yield Fault("linear.same_ends", spot, to_exact_text(linear.end))
        if linear.log and (linear.start <= 0 or linear.end <= 0):
            yield Fault(
                "linear.log_of_zero",
                spot_in(node.source, "rule", "linear"),
                to_exact_text(min(linear.start, linear.end)),
            )


def formulas_are_sound(draft: Draft) -> Iterator[Fault]:
    leaves = {node.node.code: node.node for node in draft.nodes if isinstance(node.node, Leaf)}
    for node, rule in _ruled(draft, Formula):
        for name, code in rule.inputs.items():
            spot = spot_in(node.source, "rule", "formula", "inputs", name)
            if not is_name(name):
                yield Fault("formula.input_name", spot, name)
            yield from _figure_fault(code, leaves, draft, spot, node.node.code)
        if all(is_name(name) for name in rule.inputs):
            yield from _text_faults(node, rule)
        if "value" in node.read:
            yield Fault("formula.takes_no_value", node.source.spot_of("value"), node.node.code)


def times_are_sound(draft: Draft) -> Iterator[Fault]:
    leaves = {node.node.code: node.node for node in draft.nodes if isinstance(node.node, Leaf)}
    timed = {
        node.node.code: (node, node.node.times)
        for node in draft.nodes
        if isinstance(node.node, Leaf) and node.node.times is not None
    }
    for node, times in timed.values():
        spot = spot_in(node.source, "times", "of")
        if times.of == node.node.code:
            yield Fault("code.itself", spot, times.of)
        elif times.take == "value":
            yield from _figure_fault(times.of, leaves, draft, spot, node.node.code)
        elif times.of not in leaves:
            yield from unknown_code(times.of, draft, spot)
    for circle in _circles({code: times.of for code, (_, times) in timed.items() if code != times.of}):
        node, _ = timed[circle[0]]
        yield Fault("times.circle", spot_in(node.source, "times", "of"), " → ".join(circle))


def _circles(factors: dict[str, str]) -> Iterator[list[str]]:
    """Every circle of indicators of which each takes the next, beginning and ending with the first of the file.

    >>> list(_circles({"a": "b", "b": "c", "c": "b", "d": "e"}))
    [['b', 'c', 'b']]
    """
    numbers = {code: at for at, code in enumerate(factors)}
    seen: set[str] = set()
    for start in factors:
        path, code = [], start
        while code in factors and code not in seen:
            seen.add(code)
            path.append(code)
            code = factors[code]
        if code in path:
            circle = path[path.index(code) :]
            first = circle.index(min(circle, key=lambda one: numbers[one]))
            yield [*circle[first:], *circle[:first], circle[first]]


def values_fit_rules(draft: Draft) -> Iterator[Fault]:
    for node in draft.nodes:
        leaf = node.node
        if not isinstance(leaf, Leaf) or not node.sound("rule", "value") or "rule" not in node.read:
            continue
        spec = leaf.value
        if spec.type is not None and leaf.rule.takes and spec.type not in leaf.rule.takes:
            known = ", ".join(kind.value for kind in leaf.rule.takes)
            yield Fault("value.type_for_rule", spot_in(node.source, "value", "type"), spec.type.value, {"known": known})
        if spec.min is not None and spec.max is not None and spec.min > spec.max:
            facts = {"min": to_exact_text(spec.min)}
            yield Fault("value.bounds", spot_in(node.source, "value", "max"), to_exact_text(spec.max), facts)


def hint(found: str, known: Iterable[str]) -> dict[str, str]:
    listed = [name for name in known if name]
    return {"known": ", ".join(listed[:12]) + (", …" if len(listed) > 12 else ""), "nearest": nearest(found, listed)}


def unknown_code(code: str, draft: Draft, spot: Spot | None) -> Iterator[Fault]:
    """Of a code that is no leaf's; nothing where it may be one that was not read."""
    if code in [node.node.code for node in draft.nodes]:
        yield Fault("code.not_leaf", spot, code)
    elif code and draft.codes:
        yield Fault("code.unknown", spot, code, hint(code, draft.codes))


def _bands_are_sound(draft: Draft) -> bool:
    """Whether every bound that the file has or meant to have was read."""
    source = draft.source.get("levels")
    listed = source.get("bands") if isinstance(source, Mapping) else None
    bands = [item for item in listed.items if isinstance(item, Mapping)] if isinstance(listed, Items) else []
    read = draft.read["levels"].get("bands", [])
    return len(bands) == len(read) and all(
        {"above", "from"} & meant(band, BAND.keys) <= part.keys() for band, part in zip(bands, read, strict=True)
    )


def _ruled(draft: Draft, kind: type[R]) -> Iterator[tuple[NodeDraft, R]]:
    for node in draft.nodes:
        if isinstance(node.node, Leaf) and isinstance(node.node.rule, kind) and node.sound("rule"):
            yield node, node.node.rule


def _can_match(band: Band, winners: Sequence[Band], low: Fraction | None, high: Fraction | None) -> bool:
    """Whether some number of the domain is admitted by the band and by none of those that win over it."""
    return any(
        band.admits(probe) and not any(winner.admits(probe) for winner in winners)
        for probe in _probes([band, *winners], low, high)
    )


def _probes(bands: Sequence[Band], low: Fraction | None, high: Fraction | None) -> Iterator[Fraction]:
    """One number from every stretch between the bounds, and the bounds themselves."""
    ends = {bound for bound in (low, high) if bound is not None}
    bounds = sorted({bound for band in bands for bound in band.bounds()} | ends) or [ZERO]
    middles = [(left + right) / 2 for left, right in pairwise(bounds)]
    for probe in (bounds[0] - 1, *bounds, *middles, bounds[-1] + 1):
        if (low is None or probe >= low) and (high is None or probe <= high):
            yield probe


def _proportion_faults(node: NodeDraft, rule: Proportion) -> Iterator[Fault]:
    _, read = node.read["rule"]
    spot = spot_in(node.source, "rule", "proportion")
    if ("target" in read) == ("full_from" in read):
        yield Fault("proportion.one_target", spot, ", ".join(read))
    elif "full_from" in read and rule.lower_is_better:
        yield Fault("proportion.full_from_lower", spot, "full_from")
    elif rule.target == 0 and not rule.lower_is_better:
        yield Fault("proportion.target_zero", spot_in(node.source, "rule", "proportion", "target"), "0")


def _text_faults(node: NodeDraft, rule: Formula) -> Iterator[Fault]:
    spot = spot_in(node.source, "rule", "formula", "is")
    known = {normal_name(name): name for name in rule.inputs}
    try:
        names = list(dict.fromkeys(parse(rule.text).names()))
    except FormulaError as error:
        facts = {"formula": in_short(rule.text)}
        yield Fault(f"formula.{error.problem}", spot, in_short(error.part or rule.text), facts)
        return
    for name in names:
        if name not in known:
            yield Fault("formula.unknown_input", spot, name, hint(name, rule.inputs))
    for normal, name in known.items():
        if normal not in names:
            yield Fault("formula.unused_input", spot_in(node.source, "rule", "formula", "inputs", name), name)


def _figure_fault(code: str, leaves: dict[str, Leaf], draft: Draft, spot: Spot | None, own: str) -> Iterator[Fault]:
    """A code whose value is to be taken as a number."""
    leaf = leaves.get(code)
    if leaf is None:
        yield from unknown_code(code, draft, spot)
    elif code == own:
        yield Fault("code.itself", spot, code)
    elif leaf.value_type in (None, ValueType.CHOICE):
        yield Fault("code.no_figure", spot, code)
