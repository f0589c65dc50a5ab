"""The part of the bridge that sets two editions side by side: what becomes of indicators, and of answers to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thang.engine.compare import Change, Pairs, compare, pair
from thang.engine.framework import Framework, Language, Leaf
from thang.words.changes import Editions, change_line

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
