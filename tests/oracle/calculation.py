"""A second calculation of an index, straight from the sentences of the framework contract: naive recursion on the tree.

Nothing is compiled or shared between units; every figure is a fraction. It is slow and plain on purpose, takes its
input as valid, and exists so that tests can hold the engine against it. `leaves` finds what a leaf earns, `outcome`
what follows from the totals; here are the nodes between.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from .leaves import decimal_of, hold, kept, state
from .outcome import compared, level, published, ranking, rounded_at
from .sheet import (
    ABSENT,
    ONE,
    ZERO,
    Cell,
    Cells,
    Figures,
    Lack,
    Node,
    Scored,
    Sheet,
    State,
    Unit,
    checklist,
    choice,
    how,
    is_extra,
    max_for,
    not_applicable,
    number,
    present,
    ratio,
    top,
    weight,
    yes_no,
)

__all__ = [
    "Cell",
    "Result",
    "Unit",
    "checklist",
    "choice",
    "not_applicable",
    "number",
    "oracle",
    "ratio",
    "yes_no",
]


@dataclass(frozen=True, slots=True)
class Result:
    """What is known of a unit in the end; None wherever the contract says null."""

    ranked: bool
    rank: int | None
    points: Fraction | None
    max: Fraction
    attainment: Fraction | None
    published: str | None
    compared: str | None
    level: str | None
    answered: Fraction | None
    nodes: dict[str, Figures]
    pillars: dict[str, Figures]


def oracle(framework: Node, units: list[Unit], cells: Cells) -> dict[str, Result]:
    """Score, rank and grade every unit."""
    totals: dict[str, Scored] = {}
    books: dict[str, dict[str, Figures]] = {}
    for unit in units:
        books[unit.text] = {}
        totals[unit.text] = score(Sheet(framework, units, cells, unit), top(framework), 0, books[unit.text])
    ranks = ranking(framework, units, totals, books)
    return {u.text: result(framework, u, totals[u.text], ranks.get(u.text), books[u.text]) for u in units}


def result(framework: Node, unit: Unit, total: Scored, rank: int | None, nodes: dict[str, Figures]) -> Result:
    """Gather a unit's figures, published and graded."""
    return Result(
        ranked=rank is not None,
        rank=rank,
        points=total.points,
        max=total.max,
        attainment=total.attainment,
        published=published(framework, total),
        compared=compared(framework, unit.group, total),
        level=level(framework, total),
        answered=total.answered,
        nodes=nodes,
        pillars={pillar["id"]: pillar_figures(pillar["of"], nodes) for pillar in framework.get("pillars", [])},
    )


def policy(sheet: Sheet, leaf: Node, name: str) -> str:
    return str(leaf.get(name, sheet.framework["defaults"][name]))


def settle(sheet: Sheet, leaf: Node, found: State) -> Fraction | str:
    """The attainment after the leaf's policies, or `rescale` or `shrink` where it does not apply."""
    if isinstance(found, Fraction):
        return found
    verdict = "not_applicable"
    if found is Lack.MISSING:
        verdict = policy(sheet, leaf, "missing")
    if found is Lack.NOT_ARISEN:
        verdict = policy(sheet, leaf, "zero_denominator")
    if verdict == "not_applicable":
        verdict = policy(sheet, leaf, "not_applicable")
    return {"zero": ZERO, "full": ONE}.get(verdict, verdict)


def score(sheet: Sheet, node: Node, depth: int, book: dict[str, Figures]) -> Scored:
    """Score a node that is present for the unit's group, and write it and all below it into the book."""
    scored = score_leaf(sheet, node) if "rule" in node else score_parent(sheet, node, depth, book)
    scored = rounded_at(sheet.framework, node, depth, scored)
    if "code" in node:
        book[node["code"]] = (scored.attainment, scored.points, scored.max)
    return scored


def score_leaf(sheet: Sheet, leaf: Node) -> Scored:
    """A leaf's points, or what it takes from every max above it; what is missing is the one thing not answered."""
    found = state(sheet, leaf)
    most = max_for(leaf, sheet.unit.group)
    answered = None if found is Lack.NOT_APPLICABLE else Fraction(found is not Lack.MISSING)
    settled = settle(sheet, leaf, found)
    if isinstance(settled, Fraction):
        return Scored(settled, settled * most, most, answered=answered)
    shrunk = most if settled == "shrink" and not is_extra(leaf) else ZERO
    return Scored(None, None, most - shrunk, shrunk, answered)


def score_parent(sheet: Sheet, node: Node, depth: int, book: dict[str, Figures]) -> Scored:
    """A parent's points from its children's, then bonus and penalty, held to 0…max."""
    group = sheet.unit.group
    children: list[tuple[Node, Scored]] = []
    for child in node["children"]:
        if present(child, group):
            children.append((child, score(sheet, child, depth + 1, book)))
        else:
            write_absent(child, book)
    members = [(child, scored) for child, scored in children if not is_extra(child)]
    shrunk = sum((scored.shrunk for _, scored in members), ZERO)
    most = max_for(node, group) - shrunk
    answered = share_answered(node, members, group)
    attainment = aggregated(node, members, group, most)
    if attainment is None:
        return Scored(None, None, most, shrunk, answered)
    points = min(max(attainment * most + extras(children), ZERO), most)
    return Scored(points / most if most else attainment, points, most, shrunk, answered)


def write_absent(node: Node, book: dict[str, Figures]) -> None:
    """A node that does not speak of the group has no figures, nor has anything below it."""
    book[node["code"]] = ABSENT
    for child in node.get("children", []):
        write_absent(child, book)


def extras(children: list[tuple[Node, Scored]]) -> Fraction:
    """Bonus less penalty."""
    found = ZERO
    for child, scored in children:
        if is_extra(child) and scored.points is not None:
            found += scored.points if child.get("bonus") else -scored.points
    return found


def weight_in(node: Node, child: Node, scored: Scored, group: str) -> Fraction:
    """What a child weighs in its parent: its unit's max under `sum`."""
    return scored.max if how(node) == "sum" else weight(child, group)


def share_answered(node: Node, members: list[tuple[Node, Scored]], group: str) -> Fraction | None:
    """The share of weight that has a value, of what applies; the weights are the framework's, shrunk or not."""
    by_max = how(node) == "sum"
    weighed = [(max_for(c, group) if by_max else weight(c, group), scored.answered) for c, scored in members]
    counted = [(w, answered) for w, answered in weighed if w > 0 and answered is not None]
    whole = sum((w for w, _ in counted), ZERO)
    return sum((w * answered for w, answered in counted), ZERO) / whole if whole else None


def aggregated(node: Node, members: list[tuple[Node, Scored]], group: str, most: Fraction) -> Fraction | None:
    """The attainment that the applicable children make, or None where none applies."""
    applicable = [(child, scored) for child, scored in members if scored.attainment is not None]
    if how(node) in ("best", "worst"):
        return extreme(how(node), [scored for child, scored in applicable if weight(child, group) > 0], most)
    weighed = [(weight_in(node, child, s, group), s.attainment) for child, s in applicable]
    pairs = [(w, a) for w, a in weighed if w > 0 and a is not None]
    if not pairs:
        return None
    if how(node) == "geometric":
        return geometric(pairs)
    if how(node) == "harmonic":
        return harmonic(pairs)
    return mean(pairs)


def extreme(name: str, scored: list[Scored], most: Fraction) -> Fraction | None:
    """The most or fewest points of the children that have a max, as a share of the node's."""
    points = [child.points for child in scored if child.points is not None and child.max > 0]
    if not points or not most:
        return None
    return hold((max(points) if name == "best" else min(points)) / most)


def mean(pairs: list[tuple[Fraction, Fraction]]) -> Fraction:
    return sum((w * a for w, a in pairs), ZERO) / sum((w for w, _ in pairs), ZERO)


def harmonic(pairs: list[tuple[Fraction, Fraction]]) -> Fraction:
    """Nothing where any child has nothing."""
    if any(a == 0 for _, a in pairs):
        return ZERO
    return sum((w for w, _ in pairs), ZERO) / sum((w / a for w, a in pairs), ZERO)


def geometric(pairs: list[tuple[Fraction, Fraction]]) -> Fraction:
    """Exact where all are equal or one is nothing, else by 50-digit logarithms, between smallest and largest."""
    attainments = [a for _, a in pairs]
    smallest, largest = min(attainments), max(attainments)
    if smallest == largest or smallest == 0:
        return smallest
    with localcontext(prec=50):
        logs = sum((decimal_of(w) * decimal_of(a).ln() for w, a in pairs), Decimal(0))
        found = kept((logs / decimal_of(sum((w for w, _ in pairs), ZERO))).exp())
    return min(max(found, smallest), largest)


def pillar_figures(codes: list[str], nodes: dict[str, Figures]) -> Figures:
    """Σ points ÷ Σ max of the members that apply."""
    found = [(points, most) for _, points, most in (nodes[code] for code in codes) if points is not None]
    whole = sum((most for _, most in found if most is not None), ZERO)
    if not whole:
        return None, None, whole
    points = sum((points for points, _ in found), ZERO)
    return points / whole, points, whole
