"""Checks that need the whole framework: one row each in `CHECKS`, from which command, screen and docs are built.

A check looks only at parts that were read without faults, so that one mistake does not call forth ten messages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from thang.engine.errors import Fault, Spot
from thang.engine.framework import Branch, Leaf, Node
from thang.engine.numbers import ZERO, to_exact_text
from thang.engine.plan import is_present, max_of, top_max
from thang.library.build import Draft, NodeDraft
from thang.library.framework_shape import FRAMEWORK
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
from thang.library.shape import meant
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
    """In the order of the file; a name that is not known is one fault, which says on what other lines it stands."""
    first: dict[object, Fault] = {}
    for fault in sorted(faults, key=_place):
        mark = (fault.kind, fault.found) if fault.kind in _NAMED_ONCE else len(first)
        if mark not in first:
            first[mark] = fault
        elif isinstance(fault.place, Spot):
            lines = {**dict.fromkeys(first[mark].facts.get("lines", "").split(", ")), str(fault.place.line): None}
            listed = ", ".join(line for line in lines if line)
            first[mark] = replace(first[mark], facts={**first[mark].facts, "lines": listed})
    return list(first.values())


_NAMED_ONCE = ("code.unknown", "group.unknown")

RESERVED = ("unit", "group")


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


def codes_are_free(draft: Draft) -> Iterator[Fault]:
    """In a table of values these two headings are the unit and its group."""
    for node in draft.nodes:
        if (code := node.read.get("code")) in RESERVED:
            yield Fault("code.reserved", node.source.spot_of("code"), str(code))


def known_groups(draft: Draft) -> Iterator[Fault]:
    for node in draft.nodes:
        for group, spot in _groups_named(node):
            if draft.groups and group and group not in draft.groups:
                yield Fault("group.unknown", spot, group, hint(group, draft.groups))


def groups_have_indicators(draft: Draft) -> Iterator[Fault]:
    if not draft.nodes or _unsound(draft):
        return
    for at, group in enumerate(draft.framework.groups):
        if group.id and not _is_scored(draft, group.id):
            yield Fault("group.empty", spot_in(draft.source, "groups", at, "id"), group.id)


def maxima_are_given(draft: Draft) -> Iterator[Fault]:
    for node in draft.nodes:
        if node.sound("max", "aggregate", "children") and _lacks_max(draft, node):
            if isinstance(node.node, Branch):
                facts = {"aggregate": node.node.aggregate}
                yield Fault("max.missing_on_branch", node.source.spot, node.node.code, facts)
            else:
                yield Fault("max.missing", node.source.spot, node.node.code)


def maxima_add_up(draft: Draft) -> Iterator[Fault]:
    """From the leaves upward; above a max that is in doubt nothing is compared, for its group."""
    unsound, doubted = _unsound(draft), set[tuple[int, str]]()
    for place in reversed(draft.nodes):
        node = place.node
        if id(place) in unsound or not isinstance(node, Branch) or node.aggregate != "sum" or node.rescale:
            continue
        groups = [group for group in draft.groups if (id(place), group) not in doubted]
        for fault, named in _differing_sums(place, node, groups):
            doubted |= {(id(above), group) for above in (draft, *place.ancestors) for group in named}
            yield fault
    if not unsound and _parent_aggregate(draft, None) == "sum" and draft.groups and draft.nodes:
        yield from _differing_totals(draft, [group for group in draft.groups if (id(draft), group) not in doubted])


def weights_are_used(draft: Draft) -> Iterator[Fault]:
    for node in draft.nodes:
        if node.node.weight is not None and _parent_aggregate(draft, node) == "sum":
            yield Fault("weight.under_sum", node.source.spot_of("weight"), to_exact_text(node.node.weight))


def shrink_stands_under_sums(draft: Draft) -> Iterator[Fault]:
    for node in draft.nodes:
        own = node.read.get("not_applicable", "")
        if own == "shrink" and not node.leaf.stands_outside and (bar := _bar_to_shrink(draft, node)) is not None:
            yield Fault("shrink.not_under_sum", node.source.spot_of("not_applicable"), node.leaf.code, {"above": bar})
    if draft.framework.defaults.not_applicable == "shrink":
        yield from _shrink_by_default(draft)


def pillars_are_sound(draft: Draft) -> Iterator[Fault]:
    by_code = {node.node.code: node for node in draft.nodes}
    for at, pillar in enumerate(draft.framework.pillars):
        for place, code in enumerate(pillar.of):
            spot = spot_in(draft.source, "pillars", at, "of", place)
            if code not in by_code:
                yield from unknown_code(code, draft, spot)
            elif code in pillar.of[:place]:
                first = spot_in(draft.source, "pillars", at, "of", pillar.of.index(code))
                yield Fault("id.duplicate", spot, code, {"line": str(first.line if first else "")})
            elif above := [node.node.code for node in by_code[code].ancestors if node.node.code in pillar.of]:
                yield Fault("pillar.descent", spot, code, {"other": above[0]})


def tie_breakers_are_known(draft: Draft) -> Iterator[Fault]:
    known = {node.node.code for node in draft.nodes}
    for at, code in enumerate(draft.framework.ranking.tie_break):
        if code not in known:
            yield from unknown_code(code, draft, spot_in(draft.source, "ranking", "tie_break", at))


def bonus_or_penalty(draft: Draft) -> Iterator[Fault]:
    for node in draft.nodes:
        if isinstance(node.node, Leaf) and node.node.bonus and node.node.penalty:
            yield Fault("leaf.bonus_and_penalty", node.source.spot_of("penalty"), node.node.code)


CHECKS: tuple[Check, ...] = (
    Check("id.unique", "error", "codes and ids of groups, bands, pillars and roundings stand once", unique_ids),
    Check("code.free", "error", "no code is one of the columns unit and group of a table of values", codes_are_free),
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
        strange = draft.groups and any(group not in draft.groups for group, _ in _groups_named(node))
        if strange or _lacks_max(draft, node) or not node.sound(*kinds):
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


def _lacks_max(draft: Draft, node: NodeDraft) -> bool:
    """Whether a max has to be given and is not: under sum by a leaf, and by a branch that is not itself sum."""
    if node.node.max is not None or (isinstance(node.node, Branch) and node.node.aggregate == "sum"):
        return False
    return node.node.stands_outside or _parent_aggregate(draft, node) == "sum"


def _groups_named(node: NodeDraft) -> list[tuple[str, Spot | None]]:
    """The groups that the node's max and `applies` name, and where."""
    limits, allowed = node.read.get("max"), node.read.get("applies", {}).get("groups", ())
    named = [(group, node.source.spot_of_key("max", group)) for group in limits] if isinstance(limits, dict) else []
    return named + [(group, spot_in(node.source, "applies", "groups", at)) for at, group in enumerate(allowed)]


def _differing_sums(place: NodeDraft, node: Branch, groups: Iterable[str]) -> Iterator[tuple[Fault, list[str]]]:
    """Where the node's max is not the sum of its children's; groups with the same sum are named together."""
    found: dict[tuple[Spot | None, str, str, str], list[str]] = {}
    for group in groups:
        given = top_max(node, group)
        terms, total = _children_sum(node.children, group)
        is_there = all(is_present(one.node, group) for one in (place, *place.ancestors))
        if given is not None and given != total and is_there:
            spot = spot_in(place.source, "max", group)
            found.setdefault((spot, to_exact_text(given), terms, to_exact_text(total)), []).append(group)
    for (spot, text, terms, sum_text), named in found.items():
        yield Fault("max.sum", spot, text, {"group": ", ".join(named), "sum": sum_text, "terms": terms}), named


def _differing_totals(draft: Draft, groups: Sequence[str]) -> Iterator[Fault]:
    for at, (group, read) in enumerate(zip(draft.framework.groups, draft.read["groups"], strict=True)):
        terms, total = _children_sum(draft.framework.indicators, group.id)
        if group.id in groups and "max" in read and total != group.max and _is_scored(draft, group.id):
            facts = {"group": group.id, "sum": to_exact_text(total), "terms": terms}
            spot = spot_in(draft.source, "groups", at, "max")
            yield Fault("max.sum_of_group", spot, to_exact_text(group.max), facts)


def _children_sum(children: Sequence[Node], group: str) -> tuple[str, Fraction]:
    """The children's maxima as `a + b`, empty where there are not two, and their sum."""
    parts = [max_of(child, group) for child in children if is_present(child, group) and not child.stands_outside]
    return " + ".join(to_exact_text(part) for part in parts) if len(parts) > 1 else "", sum(parts, ZERO)


def _parent_aggregate(draft: Draft, node: NodeDraft | None) -> str:
    """The aggregate above a node (of the total without one); empty where it was not read."""
    if node is None or node.parent is None:
        is_known = "aggregate" in draft.read or "aggregate" not in meant(draft.source, FRAMEWORK.keys)
        return draft.framework.aggregate if is_known else ""
    if not node.parent.sound("aggregate") or not isinstance(node.parent.node, Branch):
        return ""
    return node.parent.node.aggregate


def _bar_to_shrink(draft: Draft, node: NodeDraft) -> str | None:
    """The code of the nearest node above that bars shrink, empty for the total; None where nothing bars it."""
    barred = next((above.node.code for above in node.ancestors if not _passes_shrink(above.node)), None)
    return "" if barred is None and draft.framework.aggregate != "sum" else barred


def _shrink_by_default(draft: Draft) -> Iterator[Fault]:
    """Leaves that shrink because the defaults say so: the first below each node that bars it."""
    spot, barred = spot_in(draft.source, "defaults", "not_applicable"), set()
    for node in draft.nodes:
        if not isinstance(node.node, Leaf) or node.node.stands_outside or "not_applicable" in node.meant:
            continue
        bar = _bar_to_shrink(draft, node)
        if bar is not None and bar not in barred:
            barred.add(bar)
            yield Fault("shrink.not_under_sum", spot, node.node.code, {"above": bar})


def _passes_shrink(node: Node) -> bool:
    return isinstance(node, Branch) and node.aggregate == "sum" and not node.rescale


def _place(fault: Fault) -> tuple[int, int]:
    return (fault.place.line, fault.place.column) if isinstance(fault.place, Spot) else (0, 0)
