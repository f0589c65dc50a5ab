"""Frameworks changed in one respect, as trees: turned around, stripped, scaled, made to rise."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.oracle.files import leaves_of, plain
from tests.oracle.sheet import Node, how, is_extra, max_for, present, rule_of

MEANS = ("mean", "geometric", "harmonic")
RISING_STEPS = [{"at_least": 4, "share": 1}, {"at_least": 2, "share": "1/2"}, {"above": 0, "share": "1/4"}]


def each_node(nodes: list[Node], change: Callable[[Node], Node]) -> list[Node]:
    """Every node changed, those below it first."""
    below = [node | {"children": each_node(node["children"], change)} if "children" in node else node for node in nodes]
    return [change(node) for node in below]


def with_nodes(framework: Node, change: Callable[[Node], Node]) -> Node:
    return framework | {"indicators": each_node(framework["indicators"], change)}


def without(framework: Node, *keys: str) -> Node:
    return {key: value for key, value in framework.items() if key not in keys}


# --- Order ------------------------------------------------------------------------------------------------------------


def keys_reversed(part: Any) -> Any:
    """Every mapping of the file with its keys from the last to the first; lists as they are."""
    if isinstance(part, dict):
        return {key: keys_reversed(part[key]) for key in reversed(part)}
    return [keys_reversed(item) for item in part] if isinstance(part, list) else part


def siblings_reversed(framework: Node) -> Node:
    """Every list of indicators from the last to the first."""

    def turned(node: Node) -> Node:
        return node | {"children": node["children"][::-1]} if "children" in node else node

    changed = with_nodes(framework, turned)
    return changed | {"indicators": changed["indicators"][::-1]}


# --- What is left out -------------------------------------------------------------------------------------------------


def without_extras(framework: Node) -> Node:
    """No bonus and no penalty, and nobody who looks at one."""
    extras = {leaf["code"] for leaf in leaves_of(framework["indicators"]) if is_extra(leaf)}

    def kept(node: Node) -> Node:
        if "children" in node:
            return node | {"children": [child for child in node["children"] if not is_extra(child)]}
        return node if not extras & looked_at(node) else given(without(node, "times"))

    changed = with_nodes(framework, kept)
    return changed | {"indicators": [node for node in changed["indicators"] if not is_extra(node)]}


def given(leaf: Node) -> Node:
    """The leaf with the plainest rule of all."""
    return without(leaf, "value") | {"rule": "given"}


def looked_at(leaf: Node) -> set[str]:
    """The codes that a leaf takes a value or an attainment from."""
    name, parameters = rule_of(leaf)
    inputs = set(parameters["inputs"].values()) if name == "formula" else set()
    return inputs | ({leaf["times"]["of"]} if "times" in leaf else set())


def rescaling(framework: Node) -> Node:
    """What does not apply is spread over the rest, everywhere."""
    changed = with_nodes(framework, lambda node: without(node, "not_applicable"))
    return changed | {"defaults": framework["defaults"] | {"not_applicable": "rescale"}}


def removable(framework: Node) -> list[str]:
    """Leaves that take values, that nobody refers to, and whose parent stays without them, with the same max."""
    referred = {code for leaf in leaves_of(framework["indicators"]) for code in looked_at(leaf)}
    referred |= {code for pillar in framework.get("pillars", []) for code in pillar["of"]}
    referred |= set(framework["ranking"].get("tie_break", []))
    groups = [group["id"] for group in framework["groups"]]

    def stays(leaf: Node) -> bool:
        return "rule" in leaf and not is_extra(leaf) and all(present(leaf, group) for group in groups)

    steady = [node for node in branches_of(framework["indicators"]) if "max" in node or how(node) in MEANS]
    parents = [node for node in steady if sum(map(stays, node["children"])) > 1]
    leaves = [leaf for node in parents for leaf in node["children"] if stays(leaf) and rule_of(leaf)[0] != "formula"]
    return [leaf["code"] for leaf in leaves if leaf["code"] not in referred]


def branches_of(nodes: Iterable[Node]) -> list[Node]:
    return [found for node in nodes if "children" in node for found in (node, *branches_of(node["children"]))]


def removed(framework: Node, code: str) -> Node:
    """Without the leaf; its parent keeps its max."""

    def parting(node: Node) -> Node:
        kept = [child for child in node.get("children", []) if child["code"] != code]
        if len(kept) == len(node.get("children", [])):
            return node
        return node | ({"rescale": True} if how(node) == "sum" else {}) | {"children": kept}

    return with_nodes(framework, parting)


def decimal(number: Fraction) -> Decimal:
    return Decimal(plain(number))


# --- Scale ------------------------------------------------------------------------------------------------------------


def scaled(framework: Node, factor: Decimal) -> Node:
    """Every max and weight times the factor, those that are only understood included.

    A child of a mean that gives neither max nor weight has max and weight 1; here both are written, times the factor.
    """
    groups = [group["id"] for group in framework["groups"]]

    def times(number: Any) -> Decimal:
        return Decimal(number) * factor

    def understood_weight(node: Node, parent: str) -> Node:
        if parent == "sum" or is_extra(node) or ("max" in node and "weight" not in node):
            return {}
        return {"weight": times(node.get("weight", 1))}

    def grown(node: Node, parent: str) -> Node:
        most = {group: times(decimal(max_for(node, group))) for group in groups if present(node, group)}
        larger = node | {"max": most} | understood_weight(node, parent)
        if "rule" in node:
            return larger | {"rule": in_points(node["rule"], times)}
        return larger | {"children": [grown(child, how(node)) for child in node["children"]]}

    return framework | {
        "groups": [group | {"max": times(group["max"])} for group in framework["groups"]],
        "indicators": [grown(node, how(framework)) for node in framework["indicators"]],
    }


def without_raw_points(framework: Node) -> Node:
    """Nobody looks at a value in points, which would grow with the max."""
    seen = {code for leaf in leaves_of(framework["indicators"]) for code in looked_at(leaf)}
    return with_nodes(
        framework, lambda node: given(node) if node.get("rule") == "points" and node["code"] in seen else node
    )


def in_points(rule: Any, times: Callable[[Any], Decimal]) -> Any:
    """The rule with what it says in points changed."""
    name, parameters = rule_of({"rule": rule})
    if name == "per_item":
        return {name: {key: times(number) for key, number in parameters.items()}}
    if name == "steps":
        return {name: [step | {"points": times(step["points"])} if "points" in step else step for step in parameters]}
    return rule


# --- Rising rules -----------------------------------------------------------------------------------------------------


def rising(framework: Node) -> Node:
    """Only rules under which more is never worse, and nothing by which one leaf's more is another's less.

    Left out are penalties (more of them is worse), factors by raw value (which may be below 0), formulas, choices (no
    more and less) and relative rules (a unit that rises lifts the best of the others). Means, `best` and `worst`, bonus
    and rounding all rise with what they are made of.
    """

    def lifted(node: Node) -> Node:
        if "children" in node:
            return node
        kept = without(node, "penalty", "times") | ({"bonus": True} if "penalty" in node else {})
        if node.get("times", {}).get("take") == "attainment":
            kept["times"] = node["times"]
        name, parameters = rule_of(node)
        return RISING[name](kept, parameters) if name in RISING else given(kept)

    return with_nodes(framework, lifted)


def as_it_is(leaf: Node, _: Any) -> Node:
    return leaf


RISING: dict[str, Callable[[Node, Any], Node]] = {
    "given": as_it_is,
    "points": as_it_is,
    "per_item": as_it_is,
    "checklist": as_it_is,
    "yes_no": lambda leaf, _: leaf | {"rule": {"yes_no": {"if_yes": "3/4", "if_no": "1/4"}}},
    "steps": lambda leaf, _: leaf | {"rule": {"steps": RISING_STEPS}},
    "proportion": lambda leaf, parameters: leaf | {"rule": {"proportion": without(parameters, "lower_is_better")}},
    "linear": lambda leaf, parameters: leaf | {"rule": {"linear": upward(parameters)}},
}


def upward(parameters: Node) -> Node:
    low, high = sorted((parameters["from"], parameters["to"]))
    return parameters | {"from": low, "to": high}
