"""An index over its editions: a group's median and best, and every unit's figures, with breaks where none compares."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from thang.engine.framework import Group
from thang.look.charts import Chart
from thang.window.addresses import slug
from thang.window.drawings import middles_over_editions
from thang.window.editions import Publication
from thang.window.lineage import Step, comparable, lineage
from thang.window.page import Cell, Link, Page, View


def trends_page(view: View) -> Page:
    editions = [*reversed(view.series.editions)]
    groups = view.publication.groups()
    drawings: dict[str, Chart | None] = {
        f"trends-{slug(group.id)}": middles_over_editions(view, group) for group in groups
    }
    return view.page(
        "trends.html",
        "trends.html",
        f"{view.say('trends')} · {view.title}",
        notes=[*_notes(view, editions)],
        drawings=drawings,
        groups=[_group(view, group, editions) for group in groups] if len(editions) > 1 else [],
    )


def _notes(view: View, editions: list[Publication]) -> Iterator[str]:
    if len(editions) < 2:
        yield view.say("one_edition")
    for old, new in pairwise(editions):
        if not comparable(old, new):
            yield view.say("break_between", old=old.framework.edition, new=new.framework.edition)


def _group(view: View, group: Group, editions: list[Publication]) -> dict[str, Any]:
    """A row a unit of this edition; what it came from stands in the cells of older editions, by name."""
    scores = view.publication.of_group(group)
    columns = [Cell(view.say("unit"))]
    for at, one in enumerate(editions):
        is_break = at > 0 and not comparable(editions[at - 1], one)
        columns.append(Cell(f"{'‖ ' if is_break else ''}{one.framework.edition}", is_figure=True))
    return {
        "title": group.title[view.language],
        "columns": columns,
        "rows": [_row(view, score.unit.text, editions) for score in scores],
    }


def _row(view: View, unit: str, editions: list[Publication]) -> dict[str, Any]:
    named = view.publication.named[unit]
    steps = {id(one.publication): one for one in lineage(view.series, view.publication, unit, view.site.successions)}
    return {
        "text": named.name,
        "key": named.sort,
        "search": named.search,
        "address": view.unit_address(unit),
        "cells": [_figures(view, steps.get(id(one)), unit) for one in editions],
    }


def _figures(view: View, step: Step | None, unit: str) -> list[Link]:
    """The unit's figure, or those of the units that stand for it, each by its name."""
    if step is None:
        return [Link("–")]
    other, scores = view.beside_it(step.publication), step.publication.scores
    mark = "‖ " if step.rearranged else ""
    return [
        Link(
            f"{mark}{'' if one == unit and len(step.units) == 1 else other.name(one) + ' '}"
            f"{other.figure(scores[one].published)}",
            other.unit_address(one),
        )
        for one in step.units
    ]
