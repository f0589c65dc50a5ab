"""The page of a unit: where it stands, its main indicators against the group, and the receipt of every point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from thang.engine.framework import Leaf, Node
from thang.engine.receipt import receipt
from thang.engine.score import UnitScore
from thang.window.addresses import slug
from thang.window.drawings import breaks, main_bars, over_editions, spread
from thang.window.lineage import Step, lineage
from thang.window.page import Cell, Link, Page, View
from thang.words.figures import fixed, fixed_percent, percent, short
from thang.words.receipts import receipt_lines, total_line

FEW = 3
COLUMNS = ("indicators", "points", "max", "attainment", "median", "best")


def unit_page(view: View, score: UnitScore, group: Sequence[UnitScore]) -> Page:
    unit = score.unit
    of = sum(one.ranked for one in group)
    return view.page(
        f"units/{view.publication.slugs[unit.text]}.html",
        "unit.html",
        unit.name or unit.text,
        drawings={
            f"{view.publication.slugs[unit.text]}-main": main_bars(view, score, _nodes(view, score)),
            f"{view.publication.slugs[unit.text]}-place": spread(view, group, None, unit.text),
            f"{view.publication.slugs[unit.text]}-history": over_editions(view, unit.text),
        },
        has_pictures=False,
        total=total_line(score, of, view.language),
        standing=[*_level(view, score), *_strengths(view, score)],
        columns=[Cell(view.say(name), is_figure=name != "indicators") for name in COLUMNS],
        rows=[_row(view, score, node) for node in _nodes(view, score)],
        receipts=[_receipt(view, score, node) for node in view.publication.framework.nodes() if _has(score, node)],
        history=list(_history(view, score)),
    )


def _nodes(view: View, score: UnitScore) -> list[Node]:
    """The main indicators that the unit's group has and that are shown."""
    return [node for node in view.publication.framework.indicators if _has(score, node)]


def _has(score: UnitScore, node: Node) -> bool:
    """Whether the unit's group has the indicator, and it is not hidden."""
    hidden = isinstance(node, Leaf) and node.public == "none"
    return score.node(node.code).max is not None and not hidden


def _level(view: View, score: UnitScore) -> Iterator[str]:
    levels, top, attainment = view.publication.framework.levels, score.maxima[-1], score.attainment
    if levels is None or score.level is None or top is None or attainment is None:
        return
    at = [band.id for band in levels.bands].index(score.level.id)
    facts = {"level": score.level.title[view.language]}
    if at + 1 == len(levels.bands):
        yield view.say("top_level", **facts)
        return
    following = levels.bands[at + 1]
    bound = following.above if following.above is not None else following.from_ or Fraction(0)
    facts |= {"bound": percent(bound, view.language), "next": following.title[view.language]}
    yield view.say("to_next_level", points=short((bound - attainment) * top, view.language), **facts)


def _strengths(view: View, score: UnitScore) -> Iterator[str]:
    """Of its main indicators, where there are enough to tell apart."""
    shares = {
        node.title[view.language]: share
        for node in _nodes(view, score)
        if score.node(node.code).max and (share := score.node(node.code).attainment) is not None
    }
    order = sorted(shares, key=lambda name: shares[name], reverse=True)
    if len(order) >= 2 * FEW:
        yield view.say("strongest", names="; ".join(_with_share(view, name, shares[name]) for name in order[:FEW]))
        yield view.say(
            "weakest", names="; ".join(_with_share(view, name, shares[name]) for name in order[: -FEW - 1 : -1])
        )


def _with_share(view: View, name: str, share: Fraction) -> str:
    return f"{name} ({percent(share, view.language)})"


def _row(view: View, score: UnitScore, node: Node) -> dict[str, Any]:
    own, middle = score.node(node.code), view.publication.middle(score.plan.group, node.code)
    shares = (own.attainment, middle.median, middle.best)
    texts = ["–" if own.points is None else fixed(own.points, 2, view.language)]
    texts.append("–" if own.max is None else short(own.max, view.language, 12))
    return {
        "text": f"{node.code} {node.title[view.language]}",
        "address": view.indicator_address(node.code),
        "cells": [*texts, *("–" if share is None else fixed_percent(share, 2, view.language) for share in shares)],
    }


def _receipt(view: View, score: UnitScore, node: Node) -> dict[str, Any]:
    return {
        "id": slug(node.code),
        "text": f"{node.code} {node.title[view.language]}",
        "address": view.indicator_address(node.code),
        "lines": _lines(view, score, node),
    }


def _lines(view: View, score: UnitScore, node: Node) -> list[str]:
    """The receipt as deep as the values are public."""
    if node.code not in view.publication.openness.opaque:
        return receipt_lines(receipt(view.publication.verdict.run, score.unit.text, node.code), view.language)
    own = score.node(node.code)
    if own.points is None or own.max is None:
        return [view.say("not_public")]
    figures = f"{short(own.points, view.language)} / {short(own.max, view.language)}"
    return [f"{view.say('points')}: {figures}. {view.say('not_public')}"]


def _history(view: View, score: UnitScore) -> Iterator[Link]:
    """Every edition that has the unit, or what it came from or went into, newest first; breaks are told between."""
    steps = lineage(view.series, view.publication, score.unit.text, view.site.successions)
    told = {one.before: one.text for one in breaks(view, steps)}
    for at in range(len(steps) - 1, -1, -1):
        if len(steps) > 1:
            yield from (_standing(view, steps[at], unit) for unit in steps[at].units)
        if at in told:
            yield Link(f"— {view.say('break', why=told[at])} —")


def _standing(view: View, step: Step, unit: str) -> Link:
    """How the unit stood in the edition."""
    other = view.beside_it(step.publication)
    found = step.publication.scores[unit]
    rank = "" if found.rank is None else str(found.rank)
    facts = {"edition": step.publication.framework.edition, "unit": other.name(unit), "rank": rank}
    return Link(view.say("stood", figure=other.figure(found.published), **facts), other.unit_address(unit))
