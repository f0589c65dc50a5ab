"""Figures over editions, as lines or as columns; nothing is joined across a break."""

from __future__ import annotations

from thang.look.axes import Field, broken, height_of, labelled, left_of, notes, ruled
from thang.look.charts import Columns, Lines, Point, Series
from thang.look.markup import Markup, element, joined, said
from thang.look.svg import (
    ACCENT,
    DASHES,
    SERIES,
    TEXT,
    Scale,
    box,
    fitted,
    ground,
    number,
    points,
    runs,
    sheet,
    sign,
    text,
)

WIDTH, TOP, BOTTOM, NAMES, LINE = 480.0, 28.0, 210.0, 146.0, 17.0
Place = tuple[float, float]


def lines(chart: Lines) -> Markup:
    """Each series has its colour, its dashes, its sign and its name at the end."""
    field = Field(left_of(chart.ticks), WIDTH - NAMES, TOP, BOTTOM, WIDTH)
    size = (WIDTH, height_of(field, chart.breaks))
    count = len(chart.series[0].points)
    return sheet(
        size,
        (chart.title, chart.description),
        ground(size),
        ruled(field, chart.ticks),
        labelled(field, [point.label for point in chart.series[0].points]),
        broken(field, chart.breaks, count),
        *(_series(chart, kind, field) for kind in range(len(chart.series))),
        _names(chart, field),
        notes(field, chart.breaks),
    )


def columns(chart: Columns) -> Markup:
    """Each column has its figure above it."""
    field = Field(left_of(chart.ticks), WIDTH - 8, TOP, BOTTOM, WIDTH)
    size = (WIDTH, height_of(field, chart.breaks))
    up, count = field.up(chart.ticks), len(chart.points)
    return sheet(
        size,
        (chart.title, chart.description),
        ground(size),
        ruled(field, chart.ticks),
        labelled(field, [point.label for point in chart.points]),
        *(_column(point, field.across(i, count), up, _thickness(field, count)) for i, point in enumerate(chart.points)),
        broken(field, chart.breaks, count),
        notes(field, chart.breaks),
    )


def _thickness(field: Field, count: int) -> float:
    return min((field.right - field.left) / count * 0.6, 56)


def _column(point: Point, x: float, up: Scale, thickness: float) -> Markup:
    if point.value is None:
        return text((x, up.start - 6), point.text or "–", "c-muted", anchor="middle")
    y = up.at(float(point.value))
    return element(
        "g",
        element("title", said(f"{point.label}: {point.text}")),
        box((x - thickness / 2, y), (thickness, up.start - y), "c-bar", ACCENT),
        text((x, y - 5), point.text, "c-text c-figure", anchor="middle"),
    )


def _series(chart: Lines, kind: int, field: Field) -> Markup:
    series = chart.series[kind]
    places = _places(chart, series, field)
    joins = runs([place is not None for place in places], [one.before for one in chart.breaks])
    known = [[place for i in run if (place := places[i]) is not None] for run in joins]
    named = [(place, point) for place, point in zip(places, series.points, strict=True) if place is not None]
    return joined(
        *(_path(run, kind) for run in known if len(run) > 1),
        *(_dot(place, point, series.name, kind) for place, point in named),
    )


def _places(chart: Lines, series: Series, field: Field) -> list[Place | None]:
    up, count = field.up(chart.ticks), len(series.points)
    return [
        None if point.value is None else (field.across(i, count), up.at(float(point.value)))
        for i, point in enumerate(series.points)
    ]


def _path(run: list[Place], kind: int) -> Markup:
    width, dash = number(2), DASHES[kind]
    path = points(run)
    return element(
        "path",
        class_=f"c-series-{kind + 1}",
        fill="none",
        stroke=SERIES[kind],
        stroke_width=width,
        stroke_dasharray=dash,
        d=path,
    )


def _dot(place: Place, point: Point, name: str, kind: int) -> Markup:
    title = element("title", said(f"{name}, {point.label}: {point.text}"))
    return element("g", title, sign(kind, place, f"c-sign-{kind + 1}", SERIES[kind]))


def _names(chart: Lines, field: Field) -> Markup:
    """The names beside the last figures, pushed apart where they would lie on one another."""
    ends = [(_end(chart, series, field), kind) for kind, series in enumerate(chart.series)]
    parts: list[Markup] = []
    free = 0.0
    left = len(ends)
    for y, kind in sorted(ends):
        free = min(max(y, free), field.bottom - LINE * (left - 1))
        place = (field.right + 10, free)
        parts.append(sign(kind, place, f"c-sign-{kind + 1}", SERIES[kind]))
        parts.append(text((place[0] + 9, free + 4.5), fitted(chart.series[kind].name, NAMES - 24, TEXT)))
        free, left = free + LINE, left - 1
    return joined(*parts)


def _end(chart: Lines, series: Series, field: Field) -> float:
    known = [place for place in _places(chart, series, field) if place is not None]
    return known[-1][1] if known else field.bottom
