"""A framework resolved for one group: which indicators apply, their maxima, weights and policies, in order of use.

Every node has a position, its place in `Framework.nodes()`; the total has the last one. Positions are the same for all
groups, so that figures of units of different groups line up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from graphlib import TopologicalSorter
from typing import Literal

from thang.engine.aggregate import AGGREGATES, BY_POINTS, Aggregate
from thang.engine.framework import Branch, Defaults, Framework, Group, Leaf, Node
from thang.engine.numbers import ONE, ZERO, whole_weights
from thang.engine.rules import Formula, Rule


class Lack(Enum):
    """Why a leaf has no attainment of its own."""

    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    NOT_ARISEN = "not_arisen"


class Leaves(Enum):
    """How a leaf leaves its parent's sum: its max is spread over the others, or falls away."""

    SPREAD = "rescale"
    SHRINK = "shrink"
    REFUSED = "error"


Treatment = Fraction | Leaves


@dataclass(frozen=True, slots=True)
class Factor:
    """`times` with its place: the leaf at `at` is multiplied by the figure of the leaf at `of`."""

    at: int
    of: int
    code: str
    take: Literal["value", "attainment"]


@dataclass(frozen=True, slots=True)
class LeafPlan:
    """A leaf as one group has it. `places` are its points' decimals, None where it is not rounded."""

    at: int
    leaf: Leaf
    max: Fraction
    rule: Rule
    has: frozenset[str]
    treatment: Mapping[Lack, Treatment]
    places: int | None
    ancestors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BranchPlan:
    """`weights`: the children's in the aggregate (their maxima under `sum`); `outside`: bonus (+1) and penalty (−1)."""

    at: int
    aggregate: Aggregate
    by_maxima: bool
    by_points: bool
    children: tuple[int, ...]
    weights: tuple[Fraction, ...]
    whole: tuple[int, ...]
    outside: tuple[tuple[int, Literal[1, -1]], ...]
    places: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """`branches` come children first and end with the total. A node absent for the group has max None."""

    framework: Framework
    group: Group
    nodes: tuple[Node, ...]
    positions: Mapping[str, int]
    leaves: tuple[LeafPlan, ...]
    formulas: tuple[tuple[LeafPlan, Formula], ...]
    branches: tuple[BranchPlan, ...]
    factors: tuple[Factor, ...]
    maxima: tuple[Fraction | None, ...]

    @property
    def total(self) -> int:
        return len(self.nodes)

    def leaf(self, code: str) -> LeafPlan | None:
        """The leaf's plan; None where it does not apply to the group."""
        return next((plan for plan in self.leaves if plan.leaf.code == code), None)

    def branch(self, at: int) -> BranchPlan:
        return next(plan for plan in self.branches if plan.at == at)


def plans_for(framework: Framework) -> dict[str, Plan]:
    """Resolve a checked framework for every one of its groups."""
    return {group.id: plan_for(framework, group) for group in framework.groups}


def plan_for(framework: Framework, group: Group) -> Plan:
    """Resolve a checked framework for one of its groups."""
    return _Planner(framework, group).plan()


def top_max(node: Node, group_id: str) -> Fraction | None:
    """The max that the file gives this node for the group; None where it gives none."""
    return node.max.get(group_id) if isinstance(node.max, Mapping) else node.max


def is_for(node: Node, group_id: str) -> bool:
    """Whether the node itself is for the group: by `applies.groups`, and named in `max` where max goes by group."""
    allowed = node.applies.groups is None or group_id in node.applies.groups
    return allowed and (not isinstance(node.max, Mapping) or group_id in node.max)


def children_for(node: Branch, group_id: str) -> list[Node]:
    return [child for child in node.children if is_present(child, group_id)]


def is_present(node: Node, group_id: str) -> bool:
    """Whether the group has the node: it is for the group and, if it has children, one that counts is present."""
    if not is_for(node, group_id) or isinstance(node, Leaf):
        return is_for(node, group_id)
    return any(not child.stands_outside for child in children_for(node, group_id))


def max_of(node: Node, group_id: str) -> Fraction:
    """The node's max for a group that has it: given, else its children's sum (largest under best and worst), else 1."""
    given = top_max(node, group_id)
    if given is not None or isinstance(node, Leaf):
        return ONE if given is None else given
    maxima = [max_of(child, group_id) for child in children_for(node, group_id) if not child.stands_outside]
    if node.aggregate == "sum":
        return sum(maxima, ZERO)
    return max(maxima) if node.aggregate in BY_POINTS else ONE


def weight_of(node: Node, aggregate: str, group_id: str) -> Fraction:
    """The node's weight under a parent with this aggregate; with max 0 it is collected, not scored, and has none."""
    if aggregate == "sum" or not max_of(node, group_id):
        return max_of(node, group_id)
    if node.weight is not None:
        return node.weight
    given = top_max(node, group_id)
    return ONE if given is None else given


class _Planner:
    def __init__(self, framework: Framework, group: Group) -> None:
        self.framework, self.group = framework, group
        self.nodes = tuple(framework.nodes())
        self.positions = {node.code: at for at, node in enumerate(self.nodes)}
        self.maxima: list[Fraction | None] = [None] * len(self.nodes)
        self.leaves: list[LeafPlan] = []
        self.branches: list[BranchPlan] = []

    def plan(self) -> Plan:
        top = [node for node in self.framework.indicators if is_present(node, self.group.id)]
        total = len(self.nodes)
        for node in top:
            self._visit(node, (total,), frozenset())
        self.branches.append(self._branch(total, self.framework.aggregate, top, places=None))
        return Plan(
            framework=self.framework,
            group=self.group,
            nodes=self.nodes,
            positions=self.positions,
            leaves=tuple(self.leaves),
            formulas=tuple((leaf, leaf.rule) for leaf in self.leaves if isinstance(leaf.rule, Formula)),
            branches=tuple(self.branches),
            factors=tuple(self._factors()),
            maxima=(*self.maxima, self.group.max),
        )

    def _visit(self, node: Node, ancestors: tuple[int, ...], has: frozenset[str]) -> None:
        at = self.positions[node.code]
        self.maxima[at] = max_of(node, self.group.id)
        has |= node.applies.has
        if isinstance(node, Leaf):
            self.leaves.append(self._leaf(node, ancestors, has))
            return
        children = children_for(node, self.group.id)
        for child in children:
            self._visit(child, (at, *ancestors), has)
        places = self._places("main") if len(ancestors) == 1 else None
        self.branches.append(self._branch(at, node.aggregate, children, places))

    def _leaf(self, leaf: Leaf, ancestors: tuple[int, ...], has: frozenset[str]) -> LeafPlan:
        maximum = max_of(leaf, self.group.id)
        return LeafPlan(
            at=self.positions[leaf.code],
            leaf=leaf,
            max=maximum,
            rule=leaf.rule.on(maximum),
            has=has,
            treatment=treatments(leaf, self.framework.defaults),
            places=self._places("main" if len(ancestors) == 1 else "leaf"),
            ancestors=ancestors,
        )

    def _branch(self, at: int, aggregate: str, children: list[Node], places: int | None) -> BranchPlan:
        counted = [child for child in children if not child.stands_outside]
        weights = [weight_of(child, aggregate, self.group.id) for child in counted]
        return BranchPlan(
            at=at,
            aggregate=AGGREGATES[aggregate],
            by_maxima=aggregate == "sum",
            by_points=aggregate in BY_POINTS,
            children=tuple(self.positions[child.code] for child in counted),
            weights=tuple(weights),
            whole=whole_weights(weights),
            outside=tuple(
                (self.positions[child.code], 1 if child.bonus else -1)
                for child in children
                if isinstance(child, Leaf) and child.stands_outside
            ),
            places=places,
        )

    def _places(self, at: Literal["leaf", "main"]) -> int | None:
        return next((rounding.places for rounding in self.framework.round if rounding.at == at), None)

    def _factors(self) -> Iterator[Factor]:
        """In an order in which each factor is ready before it is used."""
        timed = {plan.leaf.code: plan.leaf.times for plan in self.leaves if plan.leaf.times}
        order = TopologicalSorter({code: {times.of} for code, times in timed.items()}).static_order()
        for code in order:
            if times := timed.get(code):
                yield Factor(self.positions[code], self.positions[times.of], times.of, times.take)


def treatments(leaf: Leaf, defaults: Defaults) -> dict[Lack, Treatment]:
    """What each lack does to the leaf: an attainment, or how the leaf leaves its parent's sum."""
    by_policy: dict[str, Treatment] = {"zero": ZERO, "full": ONE, "error": Leaves.REFUSED}
    away: dict[str, Treatment] = {"rescale": Leaves.SPREAD, "shrink": Leaves.SHRINK}
    not_applicable = {**by_policy, **away}[leaf.not_applicable or defaults.not_applicable]
    by_policy["not_applicable"] = not_applicable
    return {
        Lack.NOT_APPLICABLE: not_applicable,
        Lack.MISSING: by_policy[leaf.missing or defaults.missing],
        Lack.NOT_ARISEN: by_policy[leaf.zero_denominator or defaults.zero_denominator],
    }
