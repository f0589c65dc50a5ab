"""What the oracle reads: cells, units, and the framework file's own tree, which is never turned into anything else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

Node = dict[str, Any]
Figures = tuple[Fraction | None, Fraction | None, Fraction | None]  # attainment, points, max
ZERO, ONE = Fraction(0), Fraction(1)
ABSENT: Figures = (None, None, None)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a unit reported for a leaf; made by the functions below, and simply absent where it is missing."""

    kind: str
    amount: Fraction = ZERO
    denominator: Fraction = ONE
    word: str = ""
    ticked: frozenset[str] = frozenset()


def number(amount: Fraction) -> Cell:
    return Cell("number", amount)


def ratio(numerator: Fraction, denominator: Fraction) -> Cell:
    return Cell("ratio", numerator, denominator)


def yes_no(answer: bool) -> Cell:
    return Cell("yes_no", Fraction(answer))


def choice(option: str) -> Cell:
    return Cell("choice", word=option)


def checklist(ticked: Iterable[str]) -> Cell:
    return Cell("checklist", ticked=frozenset(ticked))


def not_applicable(reason: str = "") -> Cell:
    return Cell("not_applicable", word=reason)


@dataclass(frozen=True, slots=True)
class Unit:
    text: str
    group: str
    ranked: bool = True
    attributes: frozenset[str] = frozenset()


class Lack(Enum):
    """Why a leaf has no attainment of its own; never zero, and never one for another."""

    MISSING = "missing"
    NOT_APPLICABLE = "not applicable"
    NOT_ARISEN = "not arisen"


State = Fraction | Lack
Cells = Mapping[tuple[str, str], Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a unit's score depends on: the framework, everybody's values, and the unit."""

    framework: Node
    units: Sequence[Unit]
    cells: Cells
    unit: Unit

    def of(self, unit: Unit) -> Sheet:
        return Sheet(self.framework, self.units, self.cells, unit)


@dataclass(frozen=True, slots=True)
class Scored:
    """A node of one unit: its max after shrinking, and what shrinking took."""

    attainment: Fraction | None
    points: Fraction | None
    max: Fraction
    shrunk: Fraction = ZERO
    answered: Fraction | None = None


def exact(written: int | Decimal) -> Fraction:
    """A number of the file, which is never a binary float."""
    if isinstance(written, float):
        raise TypeError(f"a binary float: {written}")
    return Fraction(written)


def share(written: int | Decimal | str) -> Fraction:
    """A share, which may be written 3/4 or 75%."""
    if not isinstance(written, str):
        return exact(written)
    return Fraction(written[:-1]) / 100 if written.endswith("%") else Fraction(written)


def top(framework: Node) -> Node:
    """The total as if it were a node: the top indicators' parent, whose max is the group's."""
    maxima = {group["id"]: group["max"] for group in framework["groups"]}
    return {"aggregate": framework.get("aggregate", "sum"), "max": maxima, "children": framework["indicators"]}


def how(node: Node) -> str:
    return str(node.get("aggregate", "sum"))


def is_extra(node: Node) -> bool:
    return bool(node.get("bonus") or node.get("penalty"))


def line_to(code: str, nodes: Sequence[Node]) -> list[Node]:
    """The node of this code with all that is above it, from the top indicator down."""
    for node in nodes:
        if node["code"] == code:
            return [node]
        below = line_to(code, node.get("children", []))
        if below:
            return [node, *below]
    return []


def given_max(node: Node, group: str) -> Fraction | None:
    """The max as written for the group, if it is."""
    written = node.get("max")
    if isinstance(written, dict):
        return exact(written[group]) if group in written else None
    return None if written is None else exact(written)


def present(node: Node, group: str) -> bool:
    """Whether the node itself speaks of the group: by `applies`, by its max, by some child."""
    groups = node.get("applies", {}).get("groups")
    if groups is not None and group not in groups:
        return False
    if isinstance(node.get("max"), dict) and group not in node["max"]:
        return False
    return "rule" in node or any(present(child, group) for child in node["children"])


def max_for(node: Node, group: str) -> Fraction:
    """The node's max for the group before anything shrinks."""
    given = given_max(node, group)
    if given is not None:
        return given
    maxima = [max_for(c, group) for c in node.get("children", []) if present(c, group) and not is_extra(c)]
    if "rule" in node or how(node) in ("mean", "geometric", "harmonic"):
        return ONE
    return sum(maxima, ZERO) if how(node) == "sum" else max(maxima, default=ONE)


def weight(node: Node, group: str) -> Fraction:
    """What a child weighs under any other aggregate than `sum`; nothing if it is only collected."""
    if not max_for(node, group):
        return ZERO
    if "weight" in node:
        return exact(node["weight"])
    given = given_max(node, group)
    return ONE if given is None else given


def rule_of(leaf: Node) -> tuple[str, Any]:
    """The rule's name and its parameters."""
    if isinstance(leaf["rule"], str):
        return leaf["rule"], {}
    ((name, parameters),) = leaf["rule"].items()
    return name, parameters or {}
