"""The ranking of an edition: a table a group, complete without script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from thang.engine.framework import Group
from thang.engine.numbers import to_text
from thang.engine.score import UnitScore
from thang.look.keys import search_key, sort_key
from thang.window.addresses import slug
from thang.window.drawings import tiles
from thang.window.page import Cell, Page, View
from thang.words.figures import fixed, short

COLUMNS = ("rank", "unit", "published", "points", "max", "level", "stated", "difference", "change")
TEXTS = ("unit", "level", "change")


def ranking_page(view: View) -> Page:
    groups = [_group(view, group) for group in view.publication.groups()]
    inferred = view.publication.framework.inferred[view.language]
    notes = [f"{view.say('inferred')}: {inferred}"] if inferred else []
    return view.page("index.html", "ranking.html", view.title, groups=groups, notes=notes)


def map_page(view: View) -> Page:
    """A tile a unit for every group that can be read so; the ranking is its table."""
    charts = {f"map-{slug(group.id)}": tiles(view, group) for group in view.publication.groups()}
    shown = any(chart is not None for chart in charts.values())
    note = view.say("map_note") if shown else view.say("map_none")
    return view.page("map/index.html", "map.html", f"{view.say('map')} · {view.title}", note=note, drawings=charts)


def _group(view: View, group: Group) -> dict[str, Any]:
    scores = view.publication.of_group(group)
    rows = [[*_cells(view, score)] for score in scores]
    shown = [at for at in range(len(COLUMNS)) if any(row[at].text for row in rows)]
    columns = [Cell(view.say(COLUMNS[at]), is_figure=COLUMNS[at] not in TEXTS) for at in shown]
    return {
        "id": slug(group.id),
        "title": group.title[view.language],
        "max": view.say("max_of_group", max=short(group.max, view.language, 12)),
        "one_level": _one_level(view, scores),
        "columns": columns,
        "rows": [{"search": found_by(scores[at]), "cells": [row[one] for one in shown]} for at, row in enumerate(rows)],
    }


def found_by(score: UnitScore) -> str:
    """For those who type without diacritics; with them, the script looks at the name itself."""
    return search_key(f"{score.unit.text} {score.unit.name}")


def _cells(view: View, score: UnitScore) -> Iterator[Cell]:
    unit, total, stated = score.unit, score.total, score.unit.stated
    yield Cell("–" if score.rank is None else str(score.rank), str(score.rank or 10**9), is_figure=True)
    yield Cell(unit.name or unit.text, sort_key(unit.name or unit.text), view.unit_address(unit.text))
    yield _number(view.figure(score.published), score.published)
    is_points = score.plan.framework.publish.form == "points"
    yield _number("" if is_points or total.points is None else fixed(total.points, 2, view.language), total.points)
    yield _number("" if total.max is None else short(total.max, view.language, 12), total.max)
    yield Cell(score.level.title[view.language] if score.level else "", _level_key(score))
    yield _number("" if stated is None else view.figure(stated), stated)
    difference = None if stated is None or score.published is None else score.published - stated
    yield _number("" if difference is None else signed(view, difference), difference)
    yield Cell(_change(view, score), "")


def _number(text: str, number: Fraction | None) -> Cell:
    return Cell(text, "" if number is None else to_text(number), is_figure=True)


def signed(view: View, difference: Fraction) -> str:
    if not difference:
        return "0"
    return ("+" if difference > 0 else "−") + view.figure(abs(difference))


def _level_key(score: UnitScore) -> str:
    levels = score.plan.framework.levels
    return (
        "" if levels is None or score.level is None else str([band.id for band in levels.bands].index(score.level.id))
    )


def _change(view: View, score: UnitScore) -> str:
    """The rank of the edition before, where there is one; what else changed is on the unit's page."""
    before = view.series.before(view.publication)
    old = before.scores.get(score.unit.text) if before else None
    if old is None or old.rank is None or score.rank is None or old.rank == score.rank:
        return ""
    return view.say("change_rank", old=str(old.rank), new=str(score.rank))


def _one_level(view: View, scores: Sequence[UnitScore]) -> str:
    """Said where a level holds at least nine of ten units, so that it hardly tells them apart."""
    for score in scores:
        level = score.level
        count = sum(one.level == level for one in scores)
        if level is not None and len(scores) > 2 and count * 10 >= len(scores) * 9:
            return view.say("one_level", count=str(count), of=str(len(scores)), level=level.title[view.language])
    return ""
