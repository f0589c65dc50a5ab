"""How the figures of all units are spread, with one of them marked: a dot a unit, or columns where they are many."""

from __future__ import annotations

from collections import defaultdict

from thang.look.charts import Point, Strip
from thang.look.markup import Markup, element, joined, said
from thang.look.svg import (
    ACCENT,
    MARKED,
    MUTED,
    RULE,
    SMALL,
    Scale,
    box,
    fitted,
    ground,
    line,
    sheet,
    sign,
    text,
    width_of,
)

WIDTH, SIDE, TOP, AREA = 480.0, 18.0, 46.0, 96.0
DOT, MOST_DOTS, BINS = 3.4, 240, 64
BASE = TOP + AREA


def strip(chart: Strip) -> Markup:
    """Levels are named above, between their bounds; the marked unit has an arrow and its name."""
    size = (WIDTH, BASE + 26)
    across = Scale(float(chart.ticks[0].value), float(chart.ticks[-1].value), SIDE, WIDTH - SIDE)
    return sheet(
        size,
        (chart.title, chart.description),
        ground(size),
        line((SIDE, BASE), (WIDTH - SIDE, BASE), "c-rule", RULE),
        *(
            text((across.at(float(tick.value)), BASE + 17), tick.text, "c-muted", anchor="middle")
            for tick in chart.ticks
        ),
        *_bands(chart, across),
        *_units(chart, across),
        *_marked(chart, across),
    )


def _bands(chart: Strip, across: Scale) -> list[Markup]:
    starts = [across.at(float(band.start)) for band in chart.bands]
    parts: list[Markup] = []
    for i, (band, x) in enumerate(zip(chart.bands, starts, strict=True)):
        room = (starts[i + 1] if i + 1 < len(starts) else WIDTH - SIDE) - x
        parts.append(text((x + room / 2, 14), fitted(band.text, room - 4, SMALL), "c-muted", anchor="middle"))
        if x > SIDE:
            parts.append(line((x, 4), (x, BASE), "c-break", MUTED, "4 3"))
    return parts


def _stacks(chart: Strip, across: Scale) -> dict[int, list[Point]]:
    """The units by the bin that they fall into, in the order given; those without a figure are left out."""
    stacks: dict[int, list[Point]] = defaultdict(list)
    for point in chart.points:
        if point.value is not None:
            share = (across.at(float(point.value)) - SIDE) / (WIDTH - 2 * SIDE)
            stacks[min(int(share * BINS), BINS - 1)].append(point)
    return stacks


def _units(chart: Strip, across: Scale) -> list[Markup]:
    stacks = _stacks(chart, across)
    tallest = max(map(len, stacks.values()), default=1)
    if tallest * 2 * DOT <= AREA and len(chart.points) <= MOST_DOTS:
        return [
            _dot(point, bin_, place, chart)
            for bin_, stack in sorted(stacks.items())
            for place, point in enumerate(stack)
        ]
    return [_column(bin_, len(stack) / tallest * AREA, chart, stack) for bin_, stack in sorted(stacks.items())]


def _middle(bin_: int) -> float:
    return SIDE + (bin_ + 0.5) * (WIDTH - 2 * SIDE) / BINS


def _dot(point: Point, bin_: int, place: int, chart: Strip) -> Markup:
    is_marked = point.label == chart.marked
    class_, fill = ("c-marked", MARKED) if is_marked else ("c-unit", ACCENT)
    middle = (_middle(bin_), BASE - DOT - 1 - place * 2 * DOT)
    title = element("title", said(f"{point.label}: {point.text}"))
    return element("g", title, sign(0, middle, class_, fill, DOT - 0.4))


def _column(bin_: int, height: float, chart: Strip, stack: list[Point]) -> Markup:
    is_marked = any(point.label == chart.marked for point in stack)
    class_, fill = ("c-marked", MARKED) if is_marked else ("c-unit", ACCENT)
    width = (WIDTH - 2 * SIDE) / BINS
    return box((_middle(bin_) - width / 2 + 0.5, BASE - height), (width - 1, height), class_, fill)


def _marked(chart: Strip, across: Scale) -> list[Markup]:
    found = [point for point in chart.points if point.label == chart.marked and point.value is not None]
    return [_arrow(point, across) for point in found]


def _arrow(point: Point, across: Scale) -> Markup:
    """The name above an arrow, moved inwards at the edges."""
    x = across.at(float(point.value or 0))
    words = f"{point.label} {point.text}".strip()
    half = width_of(words) / 2
    middle = min(max(x, half + 2), WIDTH - half - 2)
    return joined(
        text((middle, 33), words, "c-text c-figure", anchor="middle"),
        line((x, 38), (x, BASE), "c-marked c-tick", MARKED),
        sign(4, (x, BASE - AREA + 2), "c-marked", MARKED, 4),
    )
