"""From a unit's total to what is published of it: rounding, levels, ranks."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from .sheet import ONE, ZERO, Figures, Node, Scored, Unit, max_for, share, top

Key = tuple[Fraction, ...]


def half_up(figure: Fraction, places: int) -> Fraction:
    return Fraction(floor(figure * 10**places + Fraction(1, 2)), 10**places)


def written(figure: Fraction, places: int) -> str:
    """The figure half-up with exactly these decimals."""
    digits = str(floor(half_up(figure, places) * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def rounded_at(framework: Node, node: Node, depth: int, scored: Scored) -> Scored:
    """Points rounded before the total: the framework calls top indicators `main`, leaves below them `leaf`."""
    place = "main" if depth == 1 else "leaf" if depth > 1 and "rule" in node else None
    places = [entry["places"] for entry in framework.get("round", []) if entry["at"] == place]
    if not places or scored.points is None or not scored.max:
        return scored
    points = min(max(half_up(scored.points, places[0]), ZERO), scored.max)
    return Scored(points / scored.max, points, scored.max, scored.shrunk, scored.answered)


def figure_of(framework: Node, attainment: Fraction, points: Fraction) -> Fraction:
    """The figure that the framework publishes, before rounding."""
    return {"points": points, "fraction": attainment, "percent": attainment * 100}[framework["publish"]["as"]]


def published(framework: Node, total: Scored) -> str | None:
    """The total as the publication shows it."""
    if total.attainment is None or total.points is None:
        return None
    return written(figure_of(framework, total.attainment, total.points), framework["publish"]["places"])


def compared(framework: Node, group: str, total: Scored) -> str | None:
    """The total as ranks compare it: attainment on the group's own max, rounded as published."""
    if total.attainment is None:
        return None
    figure = figure_of(framework, total.attainment, total.attainment * max_for(top(framework), group))
    return written(figure, framework["publish"]["places"])


def level(framework: Node, total: Scored) -> str | None:
    """The last band that admits the attainment, by the published or by the exact figure."""
    if "levels" not in framework or total.attainment is None:
        return None
    figure = total.attainment
    if framework["levels"]["by"] == "published":
        shown = Fraction(published(framework, total) or "0")
        figure = shown / {"points": total.max, "fraction": ONE, "percent": Fraction(100)}[framework["publish"]["as"]]
    admitting = [band["id"] for band in framework["levels"]["bands"] if admits(band, figure)]
    return admitting[-1] if admitting else None


def admits(band: Node, figure: Fraction) -> bool:
    """`above` excludes its bound, `from` includes it."""
    above = "above" not in band or figure > share(band["above"])
    return above and ("from" not in band or figure >= share(band["from"]))


def ranking(
    framework: Node, units: list[Unit], totals: dict[str, Scored], books: dict[str, dict[str, Figures]]
) -> dict[str, int]:
    """The rank of every unit that is ranked, each within its group."""
    ranks: dict[str, int] = {}
    for group in {unit.group for unit in units}:
        ranked = [u for u in units if u.group == group and is_ranked(framework, u, totals[u.text])]
        keys = {u.text: key(framework, u, totals[u.text], books[u.text]) for u in ranked}
        ranks |= ranks_of(framework["ranking"]["ties"], keys)
    return ranks


def is_ranked(framework: Node, unit: Unit, total: Scored) -> bool:
    """Whether the units file ranks it, it has a figure, and enough of it is answered, where that is asked."""
    if not unit.ranked or total.attainment is None:
        return False
    return "availability" not in framework or (
        total.answered is not None and total.answered >= share(framework["availability"])
    )


def key(framework: Node, unit: Unit, total: Scored, book: dict[str, Figures]) -> Key:
    """What is compared, larger before smaller: the figure, then the tie-breaking nodes, which may be without one."""
    by_text = framework["ranking"]["by"] == "published"
    first = Fraction(compared(framework, unit.group, total) or "0") if by_text else (total.attainment or ZERO)
    breakers = [book[code][0] for code in framework["ranking"].get("tie_break", [])]
    return first, *(Fraction(-1) if attainment is None else attainment for attainment in breakers)


def ranks_of(ties: str, keys: dict[str, Key]) -> dict[str, int]:
    """1-1-3 by competition, 1-1-2 dense, 1-2-3 ordinal by the unit's text."""
    if ties == "ordinal":
        in_order = sorted(sorted(keys), key=lambda text: keys[text], reverse=True)
        return {text: place for place, text in enumerate(in_order, start=1)}
    others = set(keys.values()) if ties == "dense" else list(keys.values())
    return {text: 1 + sum(1 for other in others if other > own) for text, own in keys.items()}
