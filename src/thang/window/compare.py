"""Units side by side by their main indicators: the whole table, from which the script shows up to five at a time."""

from __future__ import annotations

from typing import Any

from thang.engine.framework import Group, Leaf, Node
from thang.engine.score import UnitScore
from thang.window.addresses import slug
from thang.window.page import Cell, Link, Page, View
from thang.words.figures import fixed

PLACES = 2


def compare_page(view: View) -> Page:
    groups = [_group(view, group) for group in view.publication.groups()]
    return view.page("compare.html", "compare.html", f"{view.say('compare')} · {view.title}", groups=groups)


def _group(view: View, group: Group) -> dict[str, Any]:
    scores = view.publication.of_group(group)
    nodes = [node for node in view.publication.framework.indicators if _is_shown(node, scores)]
    return {
        "id": slug(group.id),
        "title": group.title[view.language],
        "nodes": [
            Link(f"{node.code} {node.title[view.language]}", view.indicator_address(node.code)) for node in nodes
        ],
        "rows": [_row(view, score, nodes) for score in scores],
    }


def _is_shown(node: Node, scores: list[UnitScore]) -> bool:
    """Of what is hidden nothing is shown, nor of what the group does not have."""
    return not (isinstance(node, Leaf) and node.public == "none") and any(one.node(node.code).max for one in scores)


def _row(view: View, score: UnitScore, nodes: list[Node]) -> dict[str, Any]:
    """Result and shares of the max in percent, so that columns can be read against one another."""
    unit = score.unit.text
    named = view.publication.named[unit]
    shares = [score.attainment, *(score.node(node.code).attainment for node in nodes)]
    return {
        "id": view.publication.slugs[unit],
        "link": Link(named.name, view.unit_address(unit)),
        "key": named.sort,
        "search": named.search,
        "cells": [
            Cell("–" if share is None else fixed(share * 100, PLACES, view.language), is_figure=True)
            for share in shares
        ],
    }
