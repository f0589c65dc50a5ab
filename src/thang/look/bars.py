"""Horizontal bars of shares: label and figure above, the bar and what it is compared with beneath."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

from thang.look.charts import Bar, Bars
from thang.look.markup import Markup, address, element, joined, said
from thang.look.svg import (
    ACCENT,
    INK,
    MARKED,
    TEXT,
    TRACK,
    Scale,
    box,
    ground,
    line,
    sheet,
    sign,
    text,
    width_of,
    wrapped,
)

WIDTH, SIDE, ROW, LEGEND, THICK = 440.0, 6.0, 46.0, 28.0, 9.0
LINE = 17.0
FILLS = ((INK, "c-reference-1"), (MARKED, "c-reference-2"))
SHAPES = (4, 3)  # of the marks: a triangle that points at the bar, a diamond


def bars(chart: Bars) -> Markup:
    """A bar without a figure has only its track."""
    top = LEGEND if chart.marks else 4.0
    labels = [_lines(row) for row in chart.rows]
    tops = list(accumulate((ROW + LINE * (len(lines) - 1) for lines in labels), initial=top))
    size = (WIDTH, tops[-1] + 4)
    return sheet(
        size,
        (chart.title, chart.description),
        ground(size),
        *_legend(chart.marks),
        *(_row(row, lines, y) for row, lines, y in zip(chart.rows, labels, tops, strict=False)),
        has_links=any(address(row.href) for row in chart.rows),
    )


def _lines(row: Bar) -> list[str]:
    """The label in at most two lines, beside its figure."""
    return wrapped(row.label, WIDTH - 2 * SIDE - width_of(row.text) - 12, TEXT)


def _legend(marks: tuple[str, ...]) -> list[Markup]:
    parts: list[Markup] = []
    x = SIDE + 4
    for kind, name in enumerate(marks):
        parts += [_mark(kind, (x, 13)), text((x + 10, 17), name, "c-muted")]
        x += width_of(name, 11.5) + 34
    return parts


def _row(row: Bar, lines: list[str], y: float) -> Markup:
    words = joined(*(text((SIDE, y + 16 + LINE * i), line_) for i, line_ in enumerate(lines)))
    last = y + LINE * (len(lines) - 1)
    link = address(row.href)
    return element(
        "g",
        element("title", said(f"{row.label}: {row.text}")),
        element("a", words, href=link) if link else words,
        text((WIDTH - SIDE, last + 16), row.text, "c-text c-figure", anchor="end"),
        *_bar(row, last + 27),
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
