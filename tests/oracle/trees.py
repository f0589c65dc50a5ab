"""Frameworks as plain trees, and the oracle's results for a unit or for several."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.oracle.calculation import Cell, Result, Unit, number, oracle

Node = dict[str, Any]
F = Fraction  # short, for the many figures below


def framework(*indicators: Node, most: int = 100, **more: Any) -> Node:
    """One group, points to two decimals, the usual policies; whatever a test changes is said there."""
    return {
        "groups": [{"id": "g", "title": "g", "max": most}],
        "publish": {"as": "points", "places": 2},
        "ranking": {"by": "published", "ties": "competition"},
        "defaults": {"missing": "zero", "not_applicable": "rescale", "zero_denominator": "not_applicable"},
        "indicators": list(indicators),
    } | more


def leaf(code: str, rule: Any = "given", **more: Any) -> Node:
    return {"code": code, "title": code, "rule": rule, **more}


def parent(code: str, *children: Node, **more: Any) -> Node:
    return {"code": code, "title": code, "children": list(children), **more}


def score_one(tree: Node, cells: dict[str, Cell], **unit: Any) -> Result:
    """The result of a single unit."""
    return oracle(tree, [Unit("a", "g", **unit)], {("a", code): cell for code, cell in cells.items()})["a"]


def score_many(tree: Node, values: dict[str, str], **ranked: bool) -> dict[str, Result]:
    """The results of units that each report one number for the leaf 1."""
    units = [Unit(text, "g", ranked=ranked.get(text, True)) for text in values]
    return oracle(tree, units, {(text, "1"): number(F(value)) for text, value in values.items()})


def attainments(rule: Node, values: dict[str, str], **ranked: bool) -> list[F | None]:
    results = score_many(framework(leaf("1", rule, max=100)), values, **ranked)
    return [results[text].attainment for text in values]


def figures(found: Result, code: str) -> tuple[Any, ...]:
    """A node's attainment, points and max."""
    return found.nodes[code]
