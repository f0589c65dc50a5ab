"""Checks that need the whole framework: one row each in `CHECKS`, from which command, screen and docs are built.

A check looks only at parts that were read without faults, so that one mistake does not call forth ten messages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from thang.engine.errors import Fault, Spot
from thang.engine.framework import Branch, Leaf, Node
from thang.engine.numbers import ZERO, to_exact_text
from thang.engine.plan import is_present, max_of, top_max
from thang.library.build import Draft, NodeDraft
from thang.library.rule_checks import (
    formulas_are_sound,
    hint,
    level_bands_match,
    rules_have_parameters,
    steps_match,
    times_are_sound,
    unknown_code,
    values_fit_rules,
)
from thang.library.source import spot_in

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Check:
    """`sentence` says what holds in a sound framework."""

    id: str
    severity: Severity
    sentence: str
    find: Callable[[Draft], Iterator[Fault]]


def check_framework(draft: Draft) -> list[Fault]:
    """Every fault of every check."""
    return [fault for check in CHECKS for fault in check.find(draft)]


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """In the order of the file."""
    return sorted(faults, key=_place)


def unique_ids(draft: Draft) -> Iterator[Fault]:
    yield from _repeated((node.read.get("code"), node.source.spot_of("code")) for node in draft.nodes)
    for key, path in (("groups", ()), ("pillars", ()), ("levels", ("bands",))):
        parts = draft.read.get(key, [])
        listed = parts.get("bands", []) if isinstance(parts, dict) else parts
        yield from _repeated(
            (part.get("id"), spot_in(draft.source, key, *path, at, "id")) for at, part in enumerate(listed)
        )
    rounds = draft.read.get("round", [])
    yield from _repeated((part.get("at"), spot_in(draft.source, "round", at, "at")) for at, part in enumerate(rounds))


def known_groups(draft: Draft) -> Iterator[Fault]:
    if not draft.sound("groups"):
        return
    known = [group.id for group in draft.framework.groups]
    for node in draft.nodes:
        limits = node.read.get("max")
        places = [(group, spot_in(node.source, "max", group)) for group in limits] if isinstance(limits, dict) else []
        allowed = node.read.get("applies", {}).get("groups", ())
        places += [(group, spot_in(node.source, "applies", "groups", at)) for at, group in enumerate(allowed)]
        for group, spot in places:
            if group not in known:
                yield Fault("group.unknown", spot, group, hint(group, known))


def groups_have_indicators(draft: Draft) -> Iterator[Fault]:
    if not draft.nodes or _unsound(draft):
        return
    for at, group in enumerate(draft.framework.groups):
        if not _is_scored(draft, group.id):
            yield Fault("group.empty", spot_in(draft.source, "groups", at, "id"), group.id)


def maxima_are_given(draft: Draft) -> Iterator[Fault]:
    for node in draft.nodes:
        if not node.sound("max", "aggregate") or node.node.max is not None:
            continue
        outside = node.node.stands_outside
        if isinstance(node.node, Leaf) and (_parent_aggregate(draft, node) == "sum" or outside):
            yield Fault("max.missing", node.source.spot, node.node.code)
        if isinstance(node.node, Branch) and node.node.aggregate != "sum" and _parent_aggregate(draft, node) == "sum":
            yield Fault("max.missing_on_branch", node.source.spot, node.node.code, {"aggregate": node.node.aggregate})


def maxima_add_up(draft: Draft) -> Iterator[Fault]:
    unsound = _unsound(draft)
    for draft_node in draft.nodes:
        node = draft_node.node
        if id(draft_node) in unsound or not isinstance(node, Branch) or node.aggregate != "sum" or node.rescale:
            continue
        for group in draft.framework.groups:
            given = top_max(node, group.id)
            if given is not None and is_present(node, group.id):
                yield from _sum_fault(node.children, group.id, given, draft_node.source.spot_of("max"))
    if not unsound and draft.framework.aggregate == "sum" and draft.sound("indicators", "groups"):
        for at, group in enumerate(draft.framework.groups):
            if _is_scored(draft, group.id):
                spot = spot_in(draft.source, "groups", at, "max")
                yield from _sum_fault(draft.framework.indicators, group.id, group.max, spot)


def weights_are_used(draft: Draft) -> Iterator[Fault]:
    for node in draft.nodes:
        if node.node.weight is not None and _parent_aggregate(draft, node) == "sum":
            yield Fault("weight.under_sum", node.source.spot_of("weight"), to_exact_text(node.node.weight))


def shrink_stands_under_sums(draft: Draft) -> Iterator[Fault]:
    for node in draft.nodes:
        if not isinstance(node.node, Leaf) or node.node.stands_outside or not node.sound("not_applicable"):
            continue
        if (node.node.not_applicable or draft.framework.defaults.not_applicable) != "shrink":
            continue
        barred = next((above for above in node.ancestors if not _passes_shrink(above.node)), None)
        if barred is not None or draft.framework.aggregate != "sum":
            spot = node.source.spot_of("not_applicable")
            yield Fault("shrink.not_under_sum", spot, node.node.code, {"above": barred.node.code if barred else ""})


def pillars_are_sound(draft: Draft) -> Iterator[Fault]:
    by_code = {node.node.code: node for node in draft.nodes}
    for at, pillar in enumerate(draft.framework.pillars):
        for place, code in enumerate(pillar.of):
            spot = spot_in(draft.source, "pillars", at, "of", place)
            if code not in by_code:
                yield unknown_code(code, draft, spot)
                continue
            above = {node.node.code for node in by_code[code].ancestors} | set(pillar.of[:place]) & {code}
            for other in above & set(pillar.of):
                yield Fault("pillar.descent", spot, code, {"other": other})


def tie_breakers_are_known(draft: Draft) -> Iterator[Fault]:
    codes = {node.node.code for node in draft.nodes}
    for at, code in enumerate(draft.framework.ranking.tie_break):
        if code not in codes:
            yield unknown_code(code, draft, spot_in(draft.source, "ranking", "tie_break", at))


def bonus_or_penalty(draft: Draft) -> Iterator[Fault]:
    for node in draft.nodes:
        if isinstance(node.node, Leaf) and node.node.bonus and node.node.penalty:
            yield Fault("leaf.bonus_and_penalty", node.source.spot_of("penalty"), node.node.code)


CHECKS: tuple[Check, ...] = (
    Check("id.unique", "error", "codes and ids of groups, bands, pillars and roundings stand once", unique_ids),
    Check("group.known", "error", "max and applies name groups of the framework", known_groups),
    Check("group.has_indicators", "error", "every group has a scored indicator", groups_have_indicators),
    Check(
        "max.given",
        "error",
        "a leaf under sum has a max; so has a node under sum that is not itself sum",
        maxima_are_given,
    ),
    Check("max.sum", "error", "under sum a given max is the sum of the children's, for each group", maxima_add_up),
    Check("weight.used", "error", "weight stands only under aggregates that weigh", weights_are_used),
    Check("level.bands", "error", "every level can be reached and 0 has one", level_bands_match),
    Check("rule.steps", "error", "every step can match and earns a share or points", steps_match),
    Check("rule.parameters", "error", "a rule has the parameters that it needs", rules_have_parameters),
    Check("rule.formula", "error", "a formula can be read and its inputs are known", formulas_are_sound),
    Check("times", "error", "a factor is a known indicator and there are no circles", times_are_sound),
    Check("policy.shrink", "error", "shrink stands only below sums that do not rescale", shrink_stands_under_sums),
    Check("pillar.members", "error", "a pillar's members are known and not of one line of descent", pillars_are_sound),
    Check("ranking.tie_break", "error", "tie-breakers are known indicators", tie_breakers_are_known),
    Check("value.fits", "error", "the type of a value suits its rule and its bounds are in order", values_fit_rules),
    Check("leaf.outside", "error", "an indicator is not bonus and penalty at once", bonus_or_penalty),
)


def _repeated(found: Iterable[tuple[str | None, Spot | None]]) -> Iterator[Fault]:
    first: dict[str, Spot] = {}
    for name, spot in found:
        if name is None or spot is None:
            continue
        if name in first:
            yield Fault("id.duplicate", spot, name, {"line": str(first[name].line)})
        first.setdefault(name, spot)


def _unsound(draft: Draft) -> set[int]:
    """The drafts whose maxima cannot be trusted: themselves or something below them was faulty."""
    unsound: set[int] = set()
    for node in draft.nodes:
        kinds = ("max", "applies", "aggregate", "children", "bonus", "penalty", "rescale")
        lacks_max = isinstance(node.node, Leaf) and node.node.max is None and _parent_aggregate(draft, node) == "sum"
        if lacks_max or not node.sound(*kinds):
            unsound |= {id(node), *(id(above) for above in node.ancestors)}
    return unsound


def _is_scored(draft: Draft, group: str) -> bool:
    """Whether the group has a leaf that it is scored on, with every ancestor there for it."""
    return any(
        isinstance(node.node, Leaf)
        and not node.node.stands_outside
        and is_present(node.node, group)
        and all(is_present(above.node, group) for above in node.ancestors)
        and max_of(node.node, group) > 0
        for node in draft.nodes
    )


def _sum_fault(children: Sequence[Node], group: str, given: Fraction, spot: Spot | None) -> Iterator[Fault]:
    parts = [max_of(child, group) for child in children if is_present(child, group) and not child.stands_outside]
    total = sum(parts, ZERO)
    if total != given:
        terms = " + ".join(to_exact_text(part) for part in parts)
        facts = {"group": group, "sum": to_exact_text(total), "terms": terms}
        yield Fault("max.sum", spot, to_exact_text(given), facts)


def _parent_aggregate(draft: Draft, node: NodeDraft) -> str:
    """The aggregate above a node; empty where it was not read."""
    if node.parent is None:
        return draft.framework.aggregate if "aggregate" in draft.read or not draft.source.get("aggregate") else ""
    if not node.parent.sound("aggregate") or not isinstance(node.parent.node, Branch):
        return ""
    return node.parent.node.aggregate


def _passes_shrink(node: Node) -> bool:
    return isinstance(node, Branch) and node.aggregate == "sum" and not node.rescale


def _place(fault: Fault) -> tuple[int, int]:
    return (fault.place.line, fault.place.column) if isinstance(fault.place, Spot) else (0, 0)
