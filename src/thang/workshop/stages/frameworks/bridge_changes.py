"""The part of the bridge that sets two editions side by side: what becomes of indicators, and of answers to them."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from thang.engine.carry import Effect, effect_of
from thang.engine.compare import Change, Pairs, compare, pair
from thang.engine.errors import Faulty
from thang.engine.framework import Framework, Language, Leaf
from thang.engine.score import UnitScore
from thang.library.units import Inputs, read_inputs
from thang.words.changes import Editions, change_line
from thang.words.figures import fixed

__all__ = ["Effect", "effect_of"]

# What becomes of the answer: it stays, it is to be given again, there is none yet, nobody asks for it any more.
KEPT, AGAIN, NEW, GONE = "kept", "again", "new", "gone"
FATES = (KEPT, AGAIN, NEW, GONE)
# After these an answer does not mean what it meant.
_OTHER_MEANING = ("type", "domain", "children")


@dataclass(frozen=True, slots=True)
class Fate:
    """A leaf of either edition. `code` is empty for one that is gone, `was` for a new one."""

    code: str
    was: tuple[str, ...]
    fate: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """`whole`: what changed besides leaves. `fates`: the new edition's leaves, then those that are gone."""

    old: Framework
    new: Framework
    whole: tuple[Change, ...]
    fates: tuple[Fate, ...]

    def taken_over(self) -> Mapping[str, str]:
        """New code → the old code whose answer stands for it as it is."""
        return {one.code: one.was[0] for one in self.fates if one.fate == KEPT}

    def line(self, change: Change, language: Language) -> str:
        return change_line(change, Editions(self.old, self.new), language)


def changes_between(old: Framework, new: Framework) -> Changes:
    """What a later edition, also one that replaces another in mid-year, makes of the answers to the one before."""
    pairs = pair(old, new)
    leaves = {leaf.code for leaf in new.leaves()}
    by_code: defaultdict[str, list[Change]] = defaultdict(list)
    whole = []
    for change in compare(old, new):
        if change.place in leaves and change.what not in ("removed", "group", "pillar"):
            by_code[change.place].append(change)
        elif change.what != "removed" or not _is_leaf(old, change.place):
            whole.append(change)
    fates = [_fate(old, new, leaf, pairs, tuple(by_code[leaf.code])) for leaf in new.leaves()]
    return Changes(old, new, tuple(whole), (*fates, *_gone(old, pairs)))


def _fate(old: Framework, new: Framework, leaf: Leaf, pairs: Pairs, changes: tuple[Change, ...]) -> Fate:
    was = pairs.was[leaf.code]
    if not was:
        return Fate(leaf.code, (), NEW, changes)
    is_same = len(was) == 1 and pairs.now.get(was[0]) == leaf.code
    means_other = any(change.what in _OTHER_MEANING for change in changes) or _has_other_options(old, new, was, leaf)
    return Fate(leaf.code, was, KEPT if is_same and not means_other else AGAIN, changes)


def _has_other_options(old: Framework, new: Framework, was: tuple[str, ...], leaf: Leaf) -> bool:
    """Whether an option or an item that could be answered is there no more."""
    before = old.node(was[0])
    if not isinstance(before, Leaf):
        return False
    return any(
        set(getattr(before.rule, name, ())) - set(getattr(leaf.rule, name, ())) != set()
        for name in ("options", "items")
    )


def _gone(old: Framework, pairs: Pairs) -> Iterator[Fate]:
    kept = {code for codes in pairs.was.values() for code in codes}
    for leaf in old.leaves():
        if leaf.code not in kept:
            yield Fate("", (leaf.code,), GONE)


def _is_leaf(framework: Framework, code: str) -> bool:
    return any(leaf.code == code for leaf in framework.leaves())


def effect_on(old: Framework, new: Framework, values: bytes, units: bytes | None) -> Effect:
    """The same from tables as people have them, of either edition. Raises Faulty with the old one's faults."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, "values"), Path(folder, "units")]
        for path, data in zip(paths, (values, units), strict=True):
            if data is not None:
                path.write_bytes(data)
        listed = None if units is None else paths[1]
        try:
            inputs, is_forward = _inputs(old, paths[0], listed), True
        except Faulty as error:
            try:
                inputs, is_forward = _inputs(new, paths[0], listed), False
            except Faulty:
                raise Faulty(replace(fault, file=Path(fault.file).name) for fault in error.faults) from None
    return effect_of(old, new, inputs.answers, inputs.units, is_forward=is_forward)


def _inputs(framework: Framework, values: Path, units: Path | None) -> Inputs:
    return read_inputs(framework, values, units)


@dataclass(frozen=True, slots=True)
class Mover:
    """A unit before and after, as texts; `change` is of the share of the max, in percentage points."""

    name: str
    group: str
    before: str
    after: str
    change: str
    ranks: tuple[str, str]
    levels: tuple[str, str]

    @property
    def moves_rank(self) -> bool:
        return self.ranks[0] != self.ranks[1]

    @property
    def moves_level(self) -> bool:
        return self.levels[0] != self.levels[1]


def movers_of(effect: Effect, language: Language) -> list[Mover]:
    """Every unit that both editions score."""
    return [_mover(one, other, language) for one, other in effect.pairs()]


def _mover(one: UnitScore, other: UnitScore, language: Language) -> Mover:
    before, after = (_published(side, language) for side in (one, other))
    ranks = ["–" if side.rank is None else str(side.rank) for side in (one, other)]
    levels = [side.level.title[language] if side.level else "–" for side in (one, other)]
    group, name = other.plan.group.title[language], other.unit.name or other.unit.text
    return Mover(
        name, group, before, after, _difference(one, other, language), (ranks[0], ranks[1]), (levels[0], levels[1])
    )


def _published(score: UnitScore, language: Language) -> str:
    places = score.plan.framework.publish.places
    return "–" if score.published is None else fixed(score.published, places, language)


def _difference(one: UnitScore, other: UnitScore, language: Language) -> str:
    """In shares of the max, which both editions have whatever they publish."""
    if one.attainment is None or other.attainment is None:
        return "–"
    difference = other.attainment - one.attainment
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    return sign + fixed(abs(difference) * 100, 2, language)
