"""The charts of the pages, declared from the publication's figures and worded for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from thang.engine.framework import Group, Node
from thang.engine.score import UnitScore
from thang.look.charts import Band, Bar, Bars, Break, Columns, Point, Strip, Tick, Tile, TileMap
from thang.look.tiles import layout_for
from thang.window.editions import is_comparable
from thang.window.page import View
from thang.words.figures import percent

STEPS = 5
MOST_TILES = 150
_TICKS = tuple(Fraction(at, 4) for at in range(5))


def shares_of(scores: Sequence[UnitScore], code: str | None) -> dict[str, Fraction]:
    """Attainment by unit, of an indicator or of the total; who has none is not there."""
    found = {one.unit.text: one.total if code is None else one.node(code) for one in scores}
    return {text: node.attainment for text, node in found.items() if node.attainment is not None}


def main_bars(view: View, score: UnitScore, nodes: Sequence[Node]) -> Bars:
    """A unit's main indicators beside the group's median and best."""
    rows = []
    for node in nodes:
        own, middle = score.node(node.code).attainment, view.publication.middle(score.plan.group, node.code)
        text = "–" if own is None else percent(own, view.language)
        href = view.beside(view.indicator_address(node.code))
        rows.append(Bar(node.title[view.language], own, text, (middle.median, middle.best), href))
    title = view.say("bars_title", unit=score.unit.name or score.unit.text)
    return Bars(title, view.say("bars_description"), tuple(rows), (view.say("median"), view.say("best")))


def spread(view: View, scores: Sequence[UnitScore], node: Node | None, marked: str | None = None) -> Strip | None:
    """How a group's shares lie between 0 and all; levels are drawn where it is the total.

    None where one unit is to be marked among so many that each page would draw thousands.
    """
    if marked is not None and len(scores) > MOST_TILES:
        return None
    shares = shares_of(scores, None if node is None else node.code)
    names = {one.unit.text: one.unit.name or one.unit.text for one in scores}
    points = tuple(Point(names[text], share, percent(share, view.language)) for text, share in shares.items())
    levels = view.publication.framework.levels if node is None else None
    bands = tuple(
        Band(band.title[view.language], band.above if band.above is not None else band.from_ or Fraction(0))
        for band in (levels.bands if levels else ())
    )
    title = view.say("spread_title", what=view.title if node is None else node.title[view.language])
    ticks = tuple(Tick(share, percent(share, view.language)) for share in _TICKS)
    label = None if marked is None else names[marked]
    return Strip(title, view.say("spread_description"), points, ticks, label, bands)


def over_editions(view: View, unit: str) -> Columns | None:
    """The unit's share in every edition that has it, oldest first, with a break where two cannot be compared."""
    found = [one for one in reversed(view.series.editions) if unit in one.scores]
    if len(found) < 2:
        return None
    shares = [(one.framework.edition, one.scores[unit].attainment) for one in found]
    points = [Point(name, share, "–" if share is None else percent(share, view.language)) for name, share in shares]
    breaks = [
        Break(at, view.say("break"))
        for at, (old, new) in enumerate(pairwise(found), start=1)
        if not is_comparable(old.framework, new.framework)
    ]
    ticks = tuple(Tick(share, percent(share, view.language)) for share in _TICKS)
    return Columns(view.say("history"), view.say("history_description"), tuple(points), ticks, tuple(breaks))


def tiles(view: View, group: Group) -> TileMap | None:
    """A tile a unit, in fifths between the lowest and the highest share; None for a group too large to be read so."""
    scores = view.publication.of_group(group)
    shares = shares_of(scores, None)
    if not shares or len(scores) > MOST_TILES:
        return None
    low, high = min(shares.values()), max(shares.values())
    layout = layout_for(one.unit.text for one in scores)
    by_text = {one.unit.text: one for one in scores}
    between = (low, high)
    drawn = [_tile(view, by_text[one.unit], one.label, (one.row, one.column), between) for one in layout.places]
    apart = [
        Tile(place.row, place.column, place.unit, place.label, place.unit, is_apart=True) for place in layout.apart
    ]
    kind = "tiles_by_alphabet" if layout.is_by_alphabet else "tiles_by_place"
    bounds = [low + (high - low) * at / STEPS for at in range(STEPS + 1)]
    steps = [
        f"{percent(bounds[at], view.language, 1)} – {percent(bounds[at + 1], view.language, 1)}" for at in range(STEPS)
    ]
    title = view.say("tiles_title", what=group.title[view.language])
    return TileMap(title, view.say(kind), tuple(drawn + apart), tuple(steps), view.say("tiles_absent"))


def _tile(view: View, score: UnitScore, label: str, place: tuple[int, int], between: tuple[Fraction, Fraction]) -> Tile:
    share, (low, high) = score.attainment, between
    step = (
        None
        if share is None
        else STEPS - 1
        if high == low
        else min(int((share - low) * STEPS / (high - low)), STEPS - 1)
    )
    text = view.figure(score.published)
    name = score.unit.name or score.unit.text
    return Tile(
        row=place[0],
        column=place[1],
        code=score.unit.text,
        label=label if label != score.unit.text else name,
        title=f"{name}: {text}",
        text=text,
        step=step,
        value=share,
        href=view.beside(view.unit_address(score.unit.text)),
    )
