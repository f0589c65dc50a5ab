"""Random valid frameworks with units and values to match, and their files.

What is made keeps to the contract's faults: `shrink` only below `sum` without `rescale`, maxima that add up, a given
max for what is not `sum` under `sum`, no circles, no cell for a leaf that does not apply. Error policies are left out,
for they make a value a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, NamedTuple

from hypothesis import strategies as st

from .files import cell_text, leaves_of, to_csv, to_yaml, units_csv
from .rules import cells as cells_under
from .rules import chance, formulas, rules
from .sheet import Cell, Node, Unit, not_applicable, rule_of

__all__ = ["Case", "cases", "cell_text", "frameworks", "sheets", "to_csv", "to_yaml", "units_csv"]

Maxima = dict[str, Decimal]  # a node's max by group, for the groups that it speaks of
GROUPS = ["so_nganh", "huyen", "xa"]
ATTRIBUTES = ["portal", "tthc"]
AGGREGATES = ["sum", "sum", "sum", "mean", "geometric", "harmonic", "best", "worst"]
SIZES = [Decimal(text) for text in ("1", "5", "10", "20", "2.5", "0.75")]
TEXTS = ["Ủy ban", "an", "An", "Đài", "Sở A", "Sở B", "Z", "z", "É", "xã 10", "xã 9", "𝐀", "Ban, Tổ", 'Xã "Mới"']
REASONS = ["", "không có TTHC", "sắp xếp"]


class Case(NamedTuple):
    """A framework with units and their values."""

    framework: Node
    units: list[Unit]
    cells: dict[tuple[str, str], Cell]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A random framework with random values."""
    framework = draw(frameworks())
    units, cells = draw(sheets(framework))
    return Case(framework, units, cells)


# --- Frameworks -------------------------------------------------------------------------------------------------------


@st.composite
def frameworks(draw: st.DrawFn) -> Node:
    """A random valid framework, as the plain tree of its file."""
    groups = GROUPS[: draw(st.integers(1, 3))]
    aggregate = draw(st.sampled_from(AGGREGATES))
    tree = Tree(draw, some_defaults(draw, may_shrink=aggregate == "sum"))
    indicators, maxima = tree.children(Place("", groups, aggregate, may_shrink=aggregate == "sum", depth=1))
    tree.refer()
    sizes = maxima if aggregate == "sum" else {group: draw(st.sampled_from(SIZES)) * 10 for group in groups}
    return {
        "thang": "framework/1",
        "id": "random",
        "edition": draw(st.sampled_from(["2022", "1.0", "2023-B"])),
        "title": draw(st.sampled_from(["Bộ chỉ số", {"vi": "Bộ chỉ số", "en": "Index"}])),
        "groups": [{"id": group, "title": group, "max": sizes[group]} for group in groups],
        **publishing(draw),
        **ranking(draw, sorted(tree.maxima)),
        "defaults": tree.defaults,
        "aggregate": aggregate,
        "indicators": indicators,
        **pillars(draw, tree, groups),
    }


def some_defaults(draw: st.DrawFn, *, may_shrink: bool) -> Node:
    return {
        "missing": draw(st.sampled_from(["zero", "not_applicable"])),
        "not_applicable": draw(st.sampled_from(policies(may_shrink=may_shrink))),
        "zero_denominator": draw(st.sampled_from(["not_applicable", "zero", "full"])),
    }


def policies(*, may_shrink: bool) -> list[str]:
    return ["rescale", "full", "zero", *(["shrink", "shrink"] if may_shrink else [])]


def publishing(draw: st.DrawFn) -> Node:
    """What is published, in which levels, and what is rounded before."""
    found: Node = {"publish": {"as": draw(st.sampled_from(["points", "fraction", "percent"]))}}
    found["publish"]["places"] = draw(st.integers(0, 4))
    if chance(draw, 50):
        found["publish"]["rounding"] = "half_up"
    if chance(draw, 60):
        bounds = sorted(draw(st.sets(st.sampled_from([Decimal(n) / 20 for n in range(1, 20)]), min_size=1, max_size=4)))
        bands = [
            {"id": f"band_{n}", "title": "Mức", draw(st.sampled_from(["above", "from"])): b}
            for n, b in enumerate(bounds)
        ]
        by = draw(st.sampled_from(["published", "exact"]))
        found["levels"] = {"by": by, "bands": [{"id": "lowest", "title": "Mức"}, *bands]}
    if chance(draw, 50):
        places = draw(st.sets(st.sampled_from(["leaf", "main"]), min_size=1))
        found["round"] = [{"at": at, "places": draw(st.integers(0, 3))} for at in sorted(places)]
    return found


def ranking(draw: st.DrawFn, codes: list[str]) -> Node:
    """How units are compared, and how much must be answered for it."""
    by = draw(st.sampled_from(["published", "exact"]))
    found: Node = {"by": by, "ties": draw(st.sampled_from(["competition", "dense", "ordinal"]))}
    if chance(draw, 50):
        found["tie_break"] = draw(st.lists(st.sampled_from(codes), max_size=2, unique=True))
    if chance(draw, 30):
        return {"ranking": found, "availability": draw(st.sampled_from([Decimal("0.5"), Decimal("0.75"), 1]))}
    return {"ranking": found}


def pillars(draw: st.DrawFn, tree: Tree, groups: list[str]) -> Node:
    """Sub-totals over nodes of which none is above another, with something to score in every group."""
    found: list[Node] = []
    for n in range(draw(st.integers(0, 2))):
        members: list[str] = []
        for code in draw(st.lists(st.sampled_from(sorted(tree.maxima)), min_size=1, max_size=4, unique=True)):
            if not any(is_above(code, other) or is_above(other, code) for other in members):
                members.append(code)
        if all(any(tree.maxima[code].get(group, 0) for code in members) for group in groups):
            found.append({"id": f"pillar_{n}", "title": "Trụ cột", "of": members})
    return {"pillars": found} if found else {}


def is_above(code: str, other: str) -> bool:
    return other.startswith(f"{code}.")


# --- The tree of indicators -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """Where a node is put: its code, the groups of its parent, and what its parent asks of it."""

    code: str
    groups: list[str]
    parent: str
    may_shrink: bool
    depth: int
    first: bool = False  # carries every group of its parent, with a max above 0
    empty: bool = False  # collected, not scored: every max below is 0
    extra: bool = False  # bonus or penalty


@dataclass
class Tree:
    """Draws nodes, and remembers the leaves and every scored node's maxima."""

    draw: st.DrawFn
    defaults: Node
    leaves: list[Node] = field(default_factory=list)
    maxima: dict[str, Maxima] = field(default_factory=dict)

    def children(self, place: Place) -> tuple[list[Node], Maxima]:
        """The children of a place (itself described by what they find there), and what its max comes to by group."""
        start = self.draw(st.sampled_from([1, 1, 9]))  # 1.9 is followed by 1.10, which is not 1.1
        count = self.draw(st.sampled_from([1, 2, 3, 4, 3, 4] if place.depth == 1 else [1, 2, 2, 3]))
        nodes = []
        own: list[Maxima] = []
        for n in range(count):
            code = f"{place.code}.{start + n}".lstrip(".")
            node = self.node(replace(place, code=code, first=n == 0))
            nodes.append(node)
            own.append(self.maxima[code])
        if not place.empty and chance(self.draw, 20):
            nodes.append(self.leaf(replace(place, code=f"{place.code}.{start + count}".lstrip("."), extra=True)))
        return nodes, {group: self.total(place.parent, group, own) for group in place.groups}

    def total(self, aggregate: str, group: str, own: list[Maxima]) -> Decimal:
        """A parent's max for a group where it is not given."""
        found = [maxima[group] for maxima in own if group in maxima]
        if aggregate == "sum":
            return sum(found, Decimal(0))
        return max(found) if aggregate in ("best", "worst") else Decimal(1)

    def node(self, place: Place) -> Node:
        is_inner = place.depth < 3 and chance(self.draw, 55 if place.depth == 1 else 35)
        return self.inner(place) if is_inner else self.leaf(place)

    def inner(self, place: Place) -> Node:
        """A node with children; its max given, made to add up, or left out."""
        empty = place.empty or (not place.first and chance(self.draw, 10))
        aggregate = "sum" if empty else self.draw(st.sampled_from(AGGREGATES))
        rescale = aggregate == "sum" and not empty and chance(self.draw, 20)
        groups = self.some_groups(place)
        below = aggregate == "sum" and not rescale and place.may_shrink
        inside = Place(place.code, groups, aggregate, below, place.depth + 1, empty=empty)
        children, maxima = self.children(inside)
        node = self.opening(place) | {"aggregate": aggregate}
        if aggregate == "sum" and chance(self.draw, 50):
            del node["aggregate"]
        node |= self.applying(groups if groups != place.groups else None)
        if rescale or (aggregate != "sum" and (place.parent == "sum" or chance(self.draw, 50))):
            maxima = self.sizes(groups)
            node |= {"max": self.written(maxima)} | ({"rescale": True} if rescale else {})
        elif aggregate == "sum" and chance(self.draw, 50):
            node["max"] = self.written(maxima)
        self.maxima[place.code] = maxima
        return node | self.weight(place) | {"children": children}

    def leaf(self, place: Place) -> Node:
        """A leaf with its max, rule and policies."""
        groups = self.some_groups(place)
        given = place.parent == "sum" or place.extra or place.empty or chance(self.draw, 50)
        maxima = self.leaf_maxima(place, groups) if given else dict.fromkeys(groups, Decimal(1))
        node = self.opening(place)
        by_max = given and chance(self.draw, 50)
        node |= self.applying(groups if groups != place.groups and not by_max else None)
        if given:
            node["max"] = self.written(maxima, by_group=groups != place.groups and by_max)
        if place.extra:
            node[self.draw(st.sampled_from(["bonus", "penalty"]))] = True
        node |= rules(self.draw, list(maxima.values()), max_is_given=given)
        node |= self.policies_of(place) | self.weight(place)
        self.leaves.append(node)
        if not place.extra:
            self.maxima[place.code] = maxima
        return node

    def opening(self, place: Place) -> Node:
        title = self.draw(st.sampled_from(["Chỉ số", {"vi": "Chỉ số", "en": "Indicator"}]))
        return {"code": place.code, "title": title}

    def some_groups(self, place: Place) -> list[str]:
        """The groups that a node speaks of: mostly its parent's."""
        if place.first or len(place.groups) == 1 or not chance(self.draw, 30):
            return place.groups
        kept = self.draw(st.sets(st.sampled_from(place.groups), min_size=1))
        return [group for group in place.groups if group in kept]

    def applying(self, groups: list[str] | None) -> Node:
        """An `applies`, where groups are left out or something must be had."""
        found: Node = {} if groups is None else {"groups": groups}
        if chance(self.draw, 12):
            found["has"] = sorted(self.draw(st.sets(st.sampled_from(ATTRIBUTES), min_size=1)))
        return {"applies": found} if found else {}

    def sizes(self, groups: list[str]) -> Maxima:
        """A max above 0 for every group, often the same."""
        one = self.draw(st.sampled_from(SIZES))
        return {group: self.draw(st.sampled_from([one, *SIZES])) for group in groups}

    def leaf_maxima(self, place: Place, groups: list[str]) -> Maxima:
        """A leaf's maxima: 0 where it is only collected, for one group or for all."""
        maxima = self.sizes(groups)
        may_be_zero = not place.first and not place.extra
        if place.empty or (may_be_zero and chance(self.draw, 8)):
            return dict.fromkeys(groups, Decimal(0))
        if may_be_zero and chance(self.draw, 5):
            maxima[groups[0]] = Decimal(0)
        return maxima

    def written(self, maxima: Maxima, *, by_group: bool = False) -> Any:
        """One number where it may be, else one a group."""
        values = set(maxima.values())
        if by_group or len(values) > 1 or chance(self.draw, 20):
            return dict(maxima)
        return values.pop()

    def weight(self, place: Place) -> Node:
        """A weight of its own, never under `sum`."""
        if place.parent == "sum" or place.extra or not chance(self.draw, 40):
            return {}
        return {"weight": self.draw(st.sampled_from([1, 2, 3, Decimal("0.5"), *([] if place.first else [0])]))}

    def policies_of(self, place: Place) -> Node:
        """Policies of the leaf's own; one is needed where the default may not stand here."""
        found: Node = {}
        barred = self.defaults["not_applicable"] == "shrink" and not place.may_shrink
        if barred or chance(self.draw, 25):
            found["not_applicable"] = self.draw(st.sampled_from(policies(may_shrink=place.may_shrink)))
        if chance(self.draw, 15):
            found["missing"] = self.draw(st.sampled_from(["zero", "not_applicable"]))
        return found

    # --- What looks at other leaves ---

    def refer(self) -> None:
        """Formulas and factors, all looking the same way along the file, so that there are no circles."""
        ordered = self.leaves if chance(self.draw, 50) else list(reversed(self.leaves))
        for n, leaf in enumerate(ordered):
            others = ordered[:n]
            measured = [other for other in others if rule_of(other)[0] not in ("choice", "formula")]
            if measured and chance(self.draw, 15):
                self.become_formula(leaf, [other["code"] for other in measured])
            if others and chance(self.draw, 15):
                leaf["times"] = self.factor(others)
            if may_not_arise(leaf) and chance(self.draw, 30):
                leaf["zero_denominator"] = self.draw(st.sampled_from(["not_applicable", "zero", "full"]))

    def become_formula(self, leaf: Node, codes: list[str]) -> None:
        chosen = self.draw(st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True))
        inputs = dict(zip(["a", "b", "so_luong"], chosen, strict=False))
        text = formulas(self.draw, list(inputs))
        used = {name: code for name, code in inputs.items() if re.search(rf"\b{name}\b", text)}
        leaf.pop("value", None)
        leaf["rule"] = {"formula": {"inputs": used or {"a": inputs["a"]}, "is": text if used else "a"}}

    def factor(self, others: list[Node]) -> Node:
        """`times`: another leaf's attainment, or its value where that is a number."""
        other = self.draw(st.sampled_from(others))
        take = ["attainment"] if rule_of(other)[0] in ("choice", "formula") else ["attainment", "value"]
        return {"of": other["code"], "take": self.draw(st.sampled_from(take))}


def may_not_arise(leaf: Node) -> bool:
    """Whether a zero denominator can come up here."""
    name = rule_of(leaf)[0]
    return name in ("formula", "relative") or "times" in leaf or leaf.get("value", {}).get("type") == "ratio"


# --- Units and values -------------------------------------------------------------------------------------------------


Drawn = tuple[list[Unit], dict[tuple[str, str], Cell]]


@st.composite
def sheets(draw: st.DrawFn, framework: Node) -> Drawn:
    """Units for every part of the framework, and values: some missing, some not applicable, some units twins."""
    groups = [group["id"] for group in framework["groups"]]
    texts = draw(st.permutations(TEXTS))[: draw(st.sampled_from([1, 2, 4, 5, 6, 8]))]
    units: list[Unit] = []
    cells: dict[tuple[str, str], Cell] = {}
    for text in texts:
        ranked = not chance(draw, 12)
        if units and chance(draw, 25):
            twin = draw(st.sampled_from(units))
            unit = replace(twin, text=text, ranked=ranked)
            cells |= {(text, code): cell for (whose, code), cell in cells.items() if whose == twin.text}
        else:
            attributes = draw(st.frozensets(st.sampled_from(ATTRIBUTES)))
            unit = Unit(text, draw(st.sampled_from(groups)), ranked, attributes)
            cells |= row(draw, framework, unit)
        units.append(unit)
    return units, cells


def row(draw: st.DrawFn, framework: Node, unit: Unit) -> dict[tuple[str, str], Cell]:
    """A unit's values, for the leaves that apply to it and have values at all."""
    gaps = draw(st.sampled_from([0, 5, 15, 40]))
    found: dict[tuple[str, str], Cell] = {}
    for leaf in leaves_of(pruned(framework["indicators"], unit)):
        if rule_of(leaf)[0] == "formula" or chance(draw, gaps):
            continue
        is_out = chance(draw, gaps)
        reason = draw(st.sampled_from(REASONS)) if is_out else ""
        found[unit.text, leaf["code"]] = not_applicable(reason) if is_out else cells_under(draw, leaf, unit.group)
    return found


def pruned(nodes: list[Node], unit: Unit) -> list[Node]:
    """The nodes that apply to the unit, without what does not apply below them."""
    kept = [node for node in nodes if is_for(node, unit)]
    return [node | {"children": pruned(node["children"], unit)} if "children" in node else node for node in kept]


def is_for(node: Node, unit: Unit) -> bool:
    applies = node.get("applies", {})
    by_group = unit.group in applies.get("groups", [unit.group])
    by_max = not isinstance(node.get("max"), dict) or unit.group in node["max"]
    return by_group and by_max and set(applies.get("has", [])) <= unit.attributes
