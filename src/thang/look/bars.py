"""Horizontal bars of shares: label and figure above, the bar and what it is compared with beneath."""

from __future__ import annotations

from fractions import Fraction

from thang.look.charts import Bar, Bars
from thang.look.markup import Markup, address, element, joined, said
from thang.look.svg import ACCENT, INK, MARKED, TRACK, Scale, box, fitted, ground, line, sheet, sign, text, width_of

WIDTH, SIDE, ROW, LEGEND, THICK = 440.0, 6.0, 42.0, 28.0, 9.0
FILLS = ((INK, "c-reference-1"), (MARKED, "c-reference-2"))
SHAPES = (4, 3)  # of the marks: a triangle that points at the bar, a diamond


def bars(chart: Bars) -> Markup:
    """A bar without a figure has only its track."""
    top = LEGEND if chart.marks else 4.0
    size = (WIDTH, top + ROW * len(chart.rows) + 4)
    return sheet(
        size,
        (chart.title, chart.description),
        ground(size),
        *_legend(chart.marks),
        *(_row(row, top + ROW * i) for i, row in enumerate(chart.rows)),
        has_links=any(address(row.href) for row in chart.rows),
    )


def _legend(marks: tuple[str, ...]) -> list[Markup]:
    parts: list[Markup] = []
    x = SIDE + 4
    for kind, name in enumerate(marks):
        parts += [_mark(kind, (x, 13)), text((x + 10, 17), name, "c-muted")]
        x += width_of(name, 11.5) + 34
    return parts


def _row(row: Bar, y: float) -> Markup:
    figure = width_of(row.text) + 12
    words = text((SIDE, y + 16), fitted(row.label, WIDTH - 2 * SIDE - figure))
    link = address(row.href)
    return element(
        "g",
        element("title", said(f"{row.label}: {row.text}")),
        element("a", words, href=link) if link else words,
        text((WIDTH - SIDE, y + 16), row.text, "c-text c-figure", anchor="end"),
        *_bar(row, y + 23),
    )


def _bar(row: Bar, y: float) -> list[Markup]:
    across = Scale(0, 1, SIDE, WIDTH - SIDE)
    parts = [box((SIDE, y), (WIDTH - 2 * SIDE, THICK), "c-track", TRACK)]
    if row.value is not None:
        parts.append(box((SIDE, y), (across.at(float(row.value)) - SIDE, THICK), "c-bar", ACCENT))
    return parts + [_reference(kind, mark, across, y) for kind, mark in enumerate(row.marks) if mark is not None]


def _reference(kind: int, mark: Fraction, across: Scale, y: float) -> Markup:
    fill, class_ = FILLS[kind]
    x = across.at(float(mark))
    return joined(line((x, y - 1), (x, y + THICK + 1), f"{class_} c-tick", fill), _mark(kind, (x, y - 2)))


def _mark(kind: int, place: tuple[float, float]) -> Markup:
    fill, class_ = FILLS[kind]
    return sign(SHAPES[kind], place, class_, fill, 3.6)
