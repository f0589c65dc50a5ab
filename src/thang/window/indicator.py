"""The page of an indicator: what it is, how it is scored, on what ground, and how everybody stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from statistics import median
from typing import Any

from thang.engine.framework import Branch, Citation, Group, Leaf, Node
from thang.engine.numbers import to_text
from thang.engine.score import UnitScore
from thang.look.charts import Strip
from thang.window.addresses import slug
from thang.window.drawings import spread
from thang.window.notes import cite_text
from thang.window.page import Cell, Link, Page, View
from thang.words.figures import fixed, fixed_percent, percent, short
from thang.words.rules import rule_text
from thang.words.site import COLLECTED_BY
from thang.words.terms import AGGREGATE_TERMS

MANY = 12


def indicator_page(view: View, node: Node) -> Page:
    children = node.children if isinstance(node, Branch) else ()
    is_hidden = isinstance(node, Leaf) and node.public == "none"
    return view.page(
        f"indicators/{node.code.replace('/', '-')}.html",
        "indicator.html",
        f"{node.code} {node.title[view.language]}",
        drawings=_drawings(view, node),
        facts=[*_facts(view, node)],
        cites=[cite_text(cite, view.language) for cite in _cites(view, node)],
        children=[Link(f"{one.code} {one.title[view.language]}", view.indicator_address(one.code)) for one in children],
        groups=[] if is_hidden else [group for one in view.publication.groups() if (group := _group(view, one, node))],
    )


def _drawings(view: View, node: Node) -> dict[str, Strip | None]:
    """How each group's shares lie; nothing of a hidden indicator."""
    if isinstance(node, Leaf) and node.public == "none":
        return {}
    groups = {group.id: view.publication.of_group(group) for group in view.publication.groups()}
    has = {name: [one for one in scores if one.node(node.code).max] for name, scores in groups.items()}
    return {f"{slug(node.code)}-{slug(name)}": spread(view, scores, node) for name, scores in has.items() if scores}


def _facts(view: View, node: Node) -> Iterator[str]:
    """What it is, as the framework says it, then how it is scored and where its figures come from."""
    parent = next(
        (one for one in view.publication.framework.nodes() if isinstance(one, Branch) and node in one.children), None
    )
    if parent is not None:
        yield view.say("part_of", parent=f"{parent.code} {parent.title[view.language]}")
    if node.guidance:
        yield node.guidance[view.language]
    if isinstance(node, Leaf):
        yield f"{view.say('rule')}: {rule_text(node.rule, node, view.language)}"
        if node.collected_by:
            yield view.say("collected_by", who=COLLECTED_BY[node.collected_by].say(view.language, {}))
        if node.public != "value":
            yield view.say("not_public")
    else:
        yield AGGREGATE_TERMS[node.aggregate].say(view.language, {})
    if node.inferred:
        yield f"{view.say('inferred')}: {node.inferred[view.language]}"


def _cites(view: View, node: Node) -> tuple[Citation, ...]:
    """Its own legal basis, else that of the indicator that it belongs to, else the framework's."""
    above = [one for one in view.publication.framework.nodes() if isinstance(one, Branch) and node in one.children]
    return node.cites or (_cites(view, above[0]) if above else view.publication.framework.cites)


def _group(view: View, group: Group, node: Node) -> dict[str, Any] | None:
    """Everybody's figures, best first; None where the group does not have the indicator."""
    scores = [score for score in view.publication.of_group(group) if score.node(node.code).max is not None]
    if not scores:
        return None
    ordered = sorted(scores, key=lambda one: one.unit.text)
    ordered.sort(key=lambda one: _share_of(one, node), reverse=True)
    return {
        "title": group.title[view.language],
        "lines": [*_distribution(view, ordered, node)],
        "rows": [_row(view, score, node) for score in ordered],
    }


def _share_of(score: UnitScore, node: Node) -> Fraction:
    """To sort by: who has none comes last."""
    share = score.node(node.code).attainment
    return Fraction(-1) if share is None else share


def _distribution(view: View, scores: Sequence[UnitScore], node: Node) -> Iterator[str]:
    shares = {one.unit.text: share for one in scores if (share := one.node(node.code).attainment) is not None}
    full = [text for text, share in shares.items() if share == 1]
    if shares:
        yield f"{view.say('median')}: {percent(median(shares.values()), view.language)}."
    if full:
        yield view.say("who_full", count=str(len(full)), names=", ".join(full) if len(full) <= MANY else "")
    else:
        yield view.say("nobody_full")


def _row(view: View, score: UnitScore, node: Node) -> dict[str, Any]:
    own = score.node(node.code)
    texts = ["–" if own.points is None else fixed(own.points, 2, view.language)]
    texts.append("–" if own.max is None else short(own.max, view.language, 12))
    texts.append("–" if own.attainment is None else fixed_percent(own.attainment, 2, view.language))
    keys = ["" if number is None else to_text(number) for number in (own.points, own.max, own.attainment)]
    named = view.publication.named[score.unit.text]
    return {
        "text": named.name,
        "key": named.sort,
        "search": named.search,
        "address": view.unit_address(score.unit.text),
        "cells": [Cell(text, key) for text, key in zip(texts, keys, strict=True)],
    }
