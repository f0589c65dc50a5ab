"""An edition's tree edited as data: indicators found by their place, changed, added, moved, taken away.

Nothing of the given tree is changed; every function gives another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from typing import Any

Tree = dict[str, Any]


class NotThere(Exception):
    """No indicator stands at that place."""


class LastChild(Exception):
    """An indicator that is made of others needs one at least, and so does a framework."""


def indicator_at(tree: Tree, at: int) -> Tree:
    """The one at the place that it has in the file, counted from 0. Raises NotThere."""
    siblings, index = _place(tree, at)
    return siblings[index]


def changed(tree: Tree, at: int, one: Tree) -> Tree:
    whole = deepcopy(tree)
    siblings, index = _place(whole, at)
    siblings[index] = one
    return whole


def added(tree: Tree, under: int | None, one: Tree) -> Tree:
    """As the last one under that branch; None: among the main indicators. Raises NotThere for a leaf."""
    whole = deepcopy(tree)
    _children(whole, under).append(one)
    return whole


def removed(tree: Tree, at: int) -> Tree:
    """With all that stands under it. Raises LastChild."""
    whole = deepcopy(tree)
    _take(whole, at)
    return whole


def shifted(tree: Tree, at: int, by: int) -> Tree:
    """Up (−1) or down (+1) among its siblings; at the end it stays."""
    whole = deepcopy(tree)
    siblings, index = _place(whole, at)
    to = min(max(index + by, 0), len(siblings) - 1)
    siblings.insert(to, siblings.pop(index))
    return whole


def moved(tree: Tree, at: int, under: int | None) -> Tree:
    """To the end of another branch, which does not stand in itself. Raises NotThere, LastChild."""
    whole = deepcopy(tree)
    one, children = indicator_at(whole, at), _children(whole, under)
    if any(part.get("children") is children for part in _walk([one])):
        raise NotThere
    if any(sibling is one for sibling in children):
        children.append(children.pop(next(i for i, sibling in enumerate(children) if sibling is one)))
        return whole
    _take(whole, at)
    children.append(one)
    return whole


def place_of(tree: Tree, code: str) -> int:
    """The place of the first one of that code. Raises NotThere."""
    for at, one in enumerate(_walk(tree["indicators"])):
        if one["code"] == code:
            return at
    raise NotThere


def inside(tree: Tree, at: int) -> set[int]:
    """The places of an indicator and of all that stands under it."""
    one = indicator_at(tree, at)
    return set(range(at, at + len(list(_walk([one])))))


def max_for(one: Tree, group: str) -> Fraction | None:
    """What the file gives a group for an indicator, of a branch else its children's sum; None: it is not for it."""
    given = one.get("max")
    allowed = one.get("applies", {}).get("groups", [group])
    if group not in allowed or (isinstance(given, dict) and group not in given):
        return None
    if given is not None or "children" not in one:
        found: Fraction = given[group] if isinstance(given, dict) else Fraction(1) if given is None else given
        return found
    return sum_for(one["children"], group)


def sum_for(siblings: list[Tree], group: str) -> Fraction | None:
    """The sum of what counts among them; None where nothing is for the group."""
    counted = (one for one in siblings if not one.get("bonus") and not one.get("penalty"))
    found = [top for top in (max_for(one, group) for one in counted) if top is not None]
    return sum(found, Fraction(0)) if found else None


def _take(whole: Tree, at: int) -> None:
    siblings, index = _place(whole, at)
    if len(siblings) == 1:
        raise LastChild
    del siblings[index]


def _children(whole: Tree, under: int | None) -> list[Tree]:
    if under is None:
        found: list[Tree] = whole["indicators"]
        return found
    one = indicator_at(whole, under)
    if "children" not in one:
        raise NotThere
    children: list[Tree] = one["children"]
    return children


def _place(whole: Tree, at: int) -> tuple[list[Tree], int]:
    for count, (siblings, index) in enumerate(_places(whole["indicators"])):
        if count == at:
            return siblings, index
    raise NotThere


def _places(siblings: list[Tree]) -> Iterator[tuple[list[Tree], int]]:
    for index, one in enumerate(siblings):
        yield siblings, index
        yield from _places(one.get("children", []))


def _walk(trees: list[Tree]) -> Iterator[Tree]:
    for one in trees:
        yield one
        yield from _walk(one.get("children", []))
