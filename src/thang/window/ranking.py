"""The ranking of an edition: a table a group, complete without script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from thang.engine.framework import Group
from thang.engine.numbers import to_text
from thang.engine.score import UnitScore
from thang.window.addresses import slug
from thang.window.drawings import spark, spread
from thang.window.lineage import Step, lineage
from thang.window.page import Cell, Link, Page, View
from thang.words.figures import fixed, short

COLUMNS = ("rank", "unit", "published", "points", "max", "level", "stated", "difference", "change", "trend")
FIGURES = {"rank", "published", "points", "max", "stated", "difference", "change"}


def ranking_page(view: View) -> Page:
    groups = [_group(view, group) for group in view.publication.groups()]
    return view.page(
        "index.html",
        "ranking.html",
        view.title,
        groups=groups,
        editions=[*_editions(view)],
        notes=[*_notes(view)],
        drawings={f"spread-{slug(group.id)}": _spread(view, group) for group in view.publication.groups()},
    )


def _editions(view: View) -> Iterator[Link]:
    """The other editions that stand, newest first."""
    for one in view.series.editions:
        if one is not view.publication:
            other = view.beside_it(one)
            yield Link(view.say("edition", edition=one.framework.edition), f"{other.folder}/index.html")


def _spread(view: View, group: Group) -> Any:
    return spread(view, view.publication.of_group(group), None, what=group.title[view.language])


def _notes(view: View) -> Iterator[str]:
    inferred = view.publication.framework.inferred[view.language]
    if inferred:
        yield f"{view.say('inferred')}: {inferred}"


def _group(view: View, group: Group) -> dict[str, Any]:
    scores = view.publication.of_group(group)
    rows = [[*_cells(view, score)] for score in scores]
    shown = [at for at in range(len(COLUMNS)) if any(row[at].text or row[at].chart for row in rows)]
    columns = [
        Cell(view.say(COLUMNS[at]), is_figure=COLUMNS[at] in FIGURES, kind="no" if COLUMNS[at] == "trend" else "")
        for at in shown
    ]
    named = view.publication.named
    return {
        "id": slug(group.id),
        "title": group.title[view.language],
        "lines": [*_lines(view, group, scores)],
        "columns": columns,
        "rows": [
            {"search": named[score.unit.text].search, "cells": [row[at] for at in shown]}
            for score, row in zip(scores, rows, strict=True)
        ],
    }


def _lines(view: View, group: Group, scores: Sequence[UnitScore]) -> Iterator[str]:
    yield view.say("max_of_group", max=short(group.max, view.language, 12))
    yield from _one_level(view, scores)
    before = view.series.before(view.publication)
    if before is not None and (why := _not_comparable(view, scores)):
        yield view.say("not_compared", edition=before.framework.edition, why=why)


def _not_comparable(view: View, scores: Sequence[UnitScore]) -> str:
    """Why a change on the edition before would mean nothing, for some units or all; empty where it means something."""
    steps = [_step(view, score.unit.text) for score in scores]
    reasons = [view.say("other_method")] if any(step.is_other_method for step in steps) else []
    count = sum(bool(step.rearranged) for step in steps)
    if count:
        reasons.append(view.say("units_rearranged", count=str(count)))
    return "; ".join(reasons)


def _step(view: View, unit: str) -> Step:
    """This edition as the last step of what came before it."""
    found = lineage(view.series, view.publication, unit, view.site.successions)
    return next(step for step in found if step.publication is view.publication)


def _cells(view: View, score: UnitScore) -> Iterator[Cell]:
    unit, total, stated = score.unit, score.total, score.unit.stated
    named = view.publication.named[unit.text]
    yield Cell("–" if score.rank is None else str(score.rank), str(score.rank or 10**9), is_figure=True)
    yield Cell(named.name, named.sort, view.unit_address(unit.text))
    yield _number(view.figure(score.published), score.published)
    is_points = score.plan.framework.publish.form == "points"
    yield _number("" if is_points or total.points is None else fixed(total.points, 2, view.language), total.points)
    yield _number("" if total.max is None else short(total.max, view.language, 12), total.max)
    yield _level(view, score)
    yield _number("" if stated is None else view.figure(stated), stated)
    difference = None if stated is None or score.published is None else score.published - stated
    yield _number("" if difference is None else signed(view, difference), difference)
    yield _change(view, score)
    yield Cell("", chart=spark(view, unit.text))


def _number(text: str, number: Fraction | None) -> Cell:
    """A key only where the text has no figure of its own, or is not all of it."""
    return Cell(text, "" if number is None else to_text(number), is_figure=True)


def signed(view: View, difference: Fraction) -> str:
    if not difference:
        return "0"
    return ("+" if difference > 0 else "−") + view.figure(abs(difference))


def _level(view: View, score: UnitScore) -> Cell:
    levels = score.plan.framework.levels
    if levels is None or score.level is None:
        return Cell("")
    at = [band.id for band in levels.bands].index(score.level.id)
    return Cell(score.level.title[view.language], str(at), kind=f"chip {chip(at, len(levels.bands))}")


def chip(at: int, of: int) -> str:
    """The class of a level: the highest is always the strongest of the five."""
    return f"chip-level-{max(5 - (of - 1 - at), 1)}"


def _change(view: View, score: UnitScore) -> Cell:
    """The difference to the edition before, where both figures mean the same; else nothing, and the table says why."""
    before = view.series.before(view.publication)
    old = before.scores.get(score.unit.text) if before else None
    if old is None or old.published is None or score.published is None or _step(view, score.unit.text).is_break:
        return Cell("", is_figure=True)
    difference = score.published - old.published
    facts = {"change": signed(view, difference), "old": str(old.rank or ""), "new": str(score.rank or "")}
    if not (old.rank and score.rank) or old.rank == score.rank:
        facts["new"] = ""
    return Cell(view.say("change_rank", **facts), to_text(difference), is_figure=True)


def _one_level(view: View, scores: Sequence[UnitScore]) -> Iterator[str]:
    """Said where a level holds at least nine of ten units, so that it hardly tells them apart."""
    levels = Counter(score.level.id for score in scores if score.level is not None)
    named = {score.level.id: score.level.title[view.language] for score in scores if score.level is not None}
    for level, count in levels.most_common(1):
        if len(scores) > 2 and count * 10 >= len(scores) * 9:
            yield view.say("one_level", count=str(count), of=str(len(scores)), level=named[level])
