"""Two editions side by side: which indicator was which, and every change that can move a score.

Titles, sources, guidance and what is public move nothing and are not compared. Codes of the old edition are read as the
codes that their indicators have in the new one, so that a mere new number is one change and not many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from thang.engine.framework import Branch, Framework, Leaf, Node
from thang.engine.plan import is_for, top_max
from thang.engine.rules import Formula


@dataclass(frozen=True, slots=True)
class Change:
    """`what` is a name of `EDITION`, `INDICATOR`, `LEAF` or `BRANCH`, or one of `OTHERS`.

    `place`: a code of the new edition (of the old one for what is gone), a group's or a pillar's id, or "". Of a rule
    `old` and `new` are the leaves that have it.
    """

    what: str
    place: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Pairs:
    """Indicators of two editions. `was`: new leaf → its old leaves; `now`: old code → new code, where it is one to one.

    `now` holds branches too: an old branch is the new one with which it shares most leaves.
    """

    was: Mapping[str, tuple[str, ...]]
    now: Mapping[str, str]


def pair(old: Framework, new: Framework) -> Pairs:
    """By `was`; without it, by the same code, unless the new edition says that this code has become another.

    Two drafts of one edition both tell of the edition before, so between them codes alone count.
    """
    known = {leaf.code for leaf in old.leaves()}
    told = {leaf.code: () if _is_one_edition(old, new) else leaf.was for leaf in new.leaves()}
    claimed = {code for codes in told.values() for code in codes}
    was = {code: _predecessors(code, codes, known, claimed) for code, codes in told.items()}
    heirs = [code for codes in was.values() for code in codes]
    now = {codes[0]: code for code, codes in was.items() if len(codes) == 1 and heirs.count(codes[0]) == 1}
    return Pairs(was, now | _branches(old, new, now))


def compare(old: Framework, new: Framework) -> list[Change]:
    """Every change that can move a score, a rank or a level: the edition, groups, indicators in order, pillars."""
    pairs = pair(old, new)
    one, other = _Side(old, pairs.now, is_old=True), _Side(new, {})
    return [
        *_edition(one, other),
        *_by_id("group", [(group.id, group.max) for group in old.groups], [(g.id, g.max) for g in new.groups]),
        *_indicators(one, other, pairs),
        *_by_id("pillar", one.pillars(), other.pillars()),
    ]


@dataclass(frozen=True, slots=True)
class _Side:
    """An edition with its codes as the new edition has them."""

    framework: Framework
    now: Mapping[str, str]
    is_old: bool = False

    def code(self, code: str) -> str:
        """What is gone keeps its code with its edition, so that it is not taken for another that has the code now."""
        return self.now.get(code, f"{code} ({self.framework.edition})") if code and self.is_old else code

    def codes(self, codes: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.code(code) for code in codes)

    def parent(self, code: str) -> str:
        branches = (node for node in self.framework.nodes() if isinstance(node, Branch))
        own = (branch.code for branch in branches if any(child.code == code for child in branch.children))
        return self.code(next(own, ""))

    def pillars(self) -> list[tuple[str, frozenset[str]]]:
        return [(pillar.id, frozenset(self.codes(pillar.of))) for pillar in self.framework.pillars]


def _is_one_edition(old: Framework, new: Framework) -> bool:
    return (old.id, old.edition) == (new.id, new.edition)


def _predecessors(code: str, told: Sequence[str], known: set[str], claimed: set[str]) -> tuple[str, ...]:
    if told:
        return tuple(was for was in told if was in known)
    return (code,) if code in known and code not in claimed else ()


def _branches(old: Framework, new: Framework, now: Mapping[str, str]) -> dict[str, str]:
    """Old branch → new branch, each at most once; the pairs that share most leaves first, then those of one code."""
    shared = [
        (-len({now.get(leaf, "") for leaf in _leaves(one)} & _leaves(other)), one.code != other.code, at, one, other)
        for at, one in enumerate(node for node in old.nodes() if isinstance(node, Branch))
        for other in new.nodes()
        if isinstance(other, Branch)
    ]
    found: dict[str, str] = {}
    for count, is_other_code, _, one, other in sorted(shared, key=lambda entry: entry[:3]):
        if (count or not is_other_code) and one.code not in found and other.code not in found.values():
            found[one.code] = other.code
    return found


def _leaves(node: Node) -> set[str]:
    if isinstance(node, Leaf):
        return {node.code}
    return {code for child in node.children for code in _leaves(child)}


def _edition(old: _Side, new: _Side) -> Iterator[Change]:
    for what, read in EDITION.items():
        yield from _differing(what, "", read(old), read(new))


def _by_id(kind: str, old: Sequence[tuple[str, Any]], new: Sequence[tuple[str, Any]]) -> Iterator[Change]:
    before, after = dict(old), dict(new)
    for name in [*after, *(name for name in before if name not in after)]:
        what = kind if name in before and name in after else f"{kind}_added" if name in after else f"{kind}_removed"
        yield from _differing(what, name, before.get(name), after.get(name))


def _indicators(old: _Side, new: _Side, pairs: Pairs) -> Iterator[Change]:
    before = {node.code: node for node in old.framework.nodes()}
    groups = {group.id for group in old.framework.groups} & {group.id for group in new.framework.groups}
    known = {code: one for one, code in pairs.now.items()}
    for node in new.framework.nodes():
        if node.code in known:
            sides = (before[known[node.code]], old), (node, new)
            yield from _differing("code", node.code, known[node.code], node.code)
            yield from _node(*sides, groups)
        elif isinstance(node, Leaf) and pairs.was[node.code]:
            yield Change("joined", node.code, pairs.was[node.code], node.code)
        else:
            yield Change("added", node.code, None, node)
        told = node.was if isinstance(node, Leaf) and not _is_one_edition(old.framework, new.framework) else ()
        if lost := tuple(code for code in told if code not in before):
            yield Change("was_unknown", node.code, lost, None)
    kept = {code for codes in pairs.was.values() for code in codes} | set(pairs.now)
    for code, node in before.items():
        if code not in kept:
            yield Change("removed", code, node, None)


def _node(one: tuple[Node, _Side], other: tuple[Node, _Side], groups: set[str]) -> Iterator[Change]:
    kinds = LEAF if isinstance(one[0], Leaf) and isinstance(other[0], Leaf) else BRANCH
    for what, read in {**INDICATOR, **kinds}.items():
        yield from _differing(what, other[0].code, read(*one), read(*other))
    if kinds is LEAF and _rule(*one) != _rule(*other):
        yield Change("rule", other[0].code, one[0], other[0])
    before, after = (_maxima(node, groups) for node, _ in (one, other))
    yield from _differing("max", other[0].code, before, after)


def _maxima(node: Node, groups: set[str]) -> dict[str, Fraction | None]:
    """The max that the file gives, by group; a group that the indicator is not for is not there."""
    return {group: top_max(node, group) for group in sorted(groups) if is_for(node, group)}


def _differing(what: str, place: str, old: Any, new: Any) -> Iterator[Change]:
    if old != new:
        yield Change(what, place, old, new)


def _rule(leaf: Any, side: _Side) -> Any:
    """A formula by what it computes of which indicators, not by how it is written."""
    if not isinstance(leaf.rule, Formula):
        return leaf.rule
    inputs = {name: side.code(code) for name, code in leaf.rule.inputs.items()}
    return inputs, repr(leaf.rule.expression)


EDITION: dict[str, Callable[[_Side], Any]] = {
    "publish_as": lambda side: side.framework.publish.form,
    "publish_places": lambda side: side.framework.publish.places,
    "round": lambda side: frozenset((entry.at, entry.places) for entry in side.framework.round),
    "aggregate": lambda side: side.framework.aggregate,
    "ranking_by": lambda side: side.framework.ranking.by,
    "ranking_ties": lambda side: side.framework.ranking.ties,
    "ranking_tie_break": lambda side: side.codes(side.framework.ranking.tie_break),
    "levels_by": lambda side: side.framework.levels.by if side.framework.levels else None,
    "levels_bands": lambda side: tuple(
        (band.id, band.above, band.from_) for band in (side.framework.levels.bands if side.framework.levels else ())
    ),
    "defaults_missing": lambda side: side.framework.defaults.missing,
    "defaults_not_applicable": lambda side: side.framework.defaults.not_applicable,
    "defaults_zero_denominator": lambda side: side.framework.defaults.zero_denominator,
    "availability": lambda side: side.framework.availability,
    "succession": lambda side: side.framework.succession,
}

INDICATOR: dict[str, Callable[[Any, _Side], Any]] = {
    "parent": lambda node, side: side.parent(node.code),
    "weight": lambda node, side: node.weight,
    "has": lambda node, side: node.applies.has,
}

LEAF: dict[str, Callable[[Any, _Side], Any]] = {
    "type": lambda leaf, side: leaf.value_type,
    "domain": lambda leaf, side: (leaf.value.min, leaf.value.max),
    "outside": lambda leaf, side: "bonus" if leaf.bonus else "penalty" if leaf.penalty else "",
    "times": lambda leaf, side: (side.code(leaf.times.of), leaf.times.take) if leaf.times else None,
    "missing": lambda leaf, side: leaf.missing,
    "not_applicable": lambda leaf, side: leaf.not_applicable,
    "zero_denominator": lambda leaf, side: leaf.zero_denominator,
}

BRANCH: dict[str, Callable[[Any, _Side], Any]] = {
    "children": lambda node, side: isinstance(node, Branch),
    "aggregate": lambda node, side: getattr(node, "aggregate", None),
    "rescale": lambda node, side: getattr(node, "rescale", None),
}

OTHERS: tuple[str, ...] = ("group", "group_added", "group_removed", "pillar", "pillar_added", "pillar_removed")
OTHERS += ("code", "joined", "added", "removed", "was_unknown", "max")
