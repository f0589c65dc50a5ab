"""The charts of the pages, declared from the publication's figures and worded for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from thang.engine.framework import Group, Node
from thang.engine.score import UnitScore
from thang.look.charts import (
    AreaMap,
    Band,
    Bar,
    Bars,
    Break,
    Columns,
    Lines,
    Point,
    Series,
    Spark,
    Strip,
    Tick,
    Tile,
    TileMap,
)
from thang.look.steps import bounds, step_of
from thang.look.tiles import layout_for
from thang.window.boundaries import Shown, area_map
from thang.window.lineage import Step, comparable, formed_of, lineage
from thang.window.page import View
from thang.words.figures import percent
from thang.words.site_boundaries import boundaries_text

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


def spread(
    view: View, scores: Sequence[UnitScore], node: Node | None, marked: str = "", what: str = ""
) -> Strip | None:
    """How a group's shares lie between 0 and all; levels are drawn where it is the total.

    None where one unit is to be marked among so many that each page would draw thousands, and where nobody has a share.
    """
    if marked and len(scores) > MOST_TILES:
        return None
    shares = shares_of(scores, None if node is None else node.code)
    if not shares:
        return None
    names = view.publication.named
    points = tuple(Point(names[text].name, share, percent(share, view.language)) for text, share in shares.items())
    levels = view.publication.framework.levels if node is None else None
    bands = tuple(
        Band(band.title[view.language], band.above if band.above is not None else band.from_ or Fraction(0))
        for band in (levels.bands if levels else ())
    )
    subject = what or (view.title if node is None else node.title[view.language])
    label = names[marked].name if marked else None
    title = view.say("spread_title", what=subject)
    return Strip(title, view.say("spread_description"), points, _ticks(view), label, bands)


def _ticks(view: View) -> tuple[Tick, ...]:
    return tuple(Tick(share, percent(share, view.language)) for share in _TICKS)


def over_editions(view: View, unit: str) -> Columns | None:
    """The unit's share in every edition that has it, oldest first, with a break where two cannot be compared.

    An edition before a rearrangement has no share of this unit: its units' own figures are told beside the chart.
    """
    steps = lineage(view.series, view.publication, unit, view.site.successions)
    if len(steps) < 2:
        return None
    points = [Point(one.publication.framework.edition, share := _share(one, unit), _text(view, share)) for one in steps]
    return Columns(
        view.say("history"), view.say("history_description"), tuple(points), _ticks(view), tuple(breaks(view, steps))
    )


def spark(view: View, unit: str) -> Spark | None:
    """The same as a small line, for the cell of a table."""
    if len(view.series.editions) < 2:
        return None
    steps = lineage(view.series, view.publication, unit, view.site.successions)
    points = [Point(one.publication.framework.edition, share := _share(one, unit), _text(view, share)) for one in steps]
    if sum(point.value is not None for point in points) < 2:
        return None
    return Spark(view.say("history_of", unit=view.name(unit)), tuple(points), tuple(breaks(view, steps)))


def _share(step: Step, unit: str) -> Fraction | None:
    """Of the unit itself; another one that it came from or went into is another series."""
    return step.publication.scores[unit].attainment if step.units == (unit,) else None


def _text(view: View, share: Fraction | None) -> str:
    return "–" if share is None else percent(share, view.language)


def breaks(view: View, steps: Sequence[Step]) -> list[Break]:
    """Where a step cannot be compared with the one before it, and why."""
    found = []
    for at, (old, new) in enumerate(pairwise(steps), start=1):
        units = tuple(dict.fromkeys(new.rearranged)) or (old.units if old.units != new.units else ())
        reasons = [view.say("other_method")] if new.is_other_method else []
        reasons += [view.say("rearranged", units=", ".join(units))] if units else []
        if reasons:
            found.append(Break(at, "; ".join(reasons)))
    return found


def middles_over_editions(view: View, group: Group) -> Lines | None:
    """The group's median and best in every edition that has it, with breaks."""
    found = [one for one in reversed(view.series.editions) if any(of.id == group.id for of in one.groups())]
    if len(found) < 2:
        return None
    steps = [Step(one, ()) for one in found[:1]]
    for old, new in pairwise(found):
        parts = {part for one in new.units for part in formed_of(one, old, new, view.site.successions)}
        steps.append(Step(new, (), not comparable(old, new), tuple(sorted(parts))))
    lines = []
    for name in ("median", "best"):
        shares = [getattr(one.middle(group, None), name) for one in found]
        points = [
            Point(one.framework.edition, share, _text(view, share)) for one, share in zip(found, shares, strict=True)
        ]
        lines.append(Series(view.say(name), tuple(points)))
    marks = [Break(at, "; ".join(_why(view, step))) for at, step in enumerate(steps) if step.is_break]
    title = view.say("trends_title", what=group.title[view.language])
    return Lines(title, view.say("history_description"), tuple(lines), _ticks(view), tuple(marks))


def _why(view: View, step: Step) -> list[str]:
    """Of many rearranged units the number is enough."""
    reasons = [view.say("other_method")] if step.is_other_method else []
    return reasons + ([view.say("units_were_rearranged", count=str(len(step.rearranged)))] if step.rearranged else [])


def areas(view: View, group: Group) -> AreaMap | None:
    """The group on the map of supplied boundaries, where these have its units."""
    boundaries, scores = view.site.boundaries, view.publication.of_group(group)
    if boundaries is None or len(scores) > MOST_TILES:
        return None
    shown = [
        Shown(
            one.unit.text,
            one.unit.name,
            one.attainment,
            view.figure(one.published),
            view.beside(view.unit_address(one.unit.text)),
        )
        for one in scores
    ]
    return area_map(
        boundaries, shown, boundaries_text("title", view.language, {"what": group.title[view.language]}), view.language
    )


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
    steps = [
        f"{percent(lower, view.language, 1)} – {percent(upper, view.language, 1)}" for lower, upper in bounds(low, high)
    ]
    title = view.say("tiles_title", what=group.title[view.language])
    return TileMap(title, view.say(kind), tuple(drawn + apart), tuple(steps), view.say("tiles_absent"))


def _tile(view: View, score: UnitScore, label: str, place: tuple[int, int], between: tuple[Fraction, Fraction]) -> Tile:
    text = view.figure(score.published)
    name = score.unit.name or score.unit.text
    return Tile(
        row=place[0],
        column=place[1],
        code=score.unit.text,
        label=label if label != score.unit.text else name,
        title=f"{name}: {text}",
        text=text,
        step=step_of(score.attainment, *between),
        value=score.attainment,
        href=view.beside(view.unit_address(score.unit.text)),
    )
