"""Where an area has room for its name: a box of words that lies wholly inside, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from thang.look.charts import Area
from thang.look.map_parts import LINE
from thang.look.markup import clean
from thang.look.outlines import Outline
from thang.look.svg import SMALL, width_of

ROW = 2.0  # pixels from one line of sight to the next
OFF_GRID = 0.25  # lines of sight run between the points of the grid, so that none meets a corner
MARGIN = 3.0
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of words about a place."""

    lines: tuple[str, ...]
    middle: tuple[float, float]


def label_of(area: Area, outline: Outline) -> Label | None:
    """Name and figure where both fit, else the name, else nothing."""
    rows = spans(outline)
    if rows:
        for lines in _choices(area):
            size = max(width_of(line, SMALL) for line in lines) + 2 * MARGIN, LINE * len(lines)
            middle = _room(rows, size)
            if middle is not None:
                return Label(tuple(lines), middle)
    return None


def spans(outline: Outline) -> dict[int, list[Span]]:
    """What is inside by the even-odd rule, along each line of sight."""
    crossed: dict[int, list[float]] = defaultdict(list)
    for ring in outline.rings:
        places = [(x * outline.pitch, y * outline.pitch) for x, y in (*ring, ring[0])]
        for start, end in pairwise(places):
            for row, x in _crossings(start, end):
                crossed[row].append(x)
    return {row: list(_pairs(sorted(crossed[row]))) for row in sorted(crossed)}


def _choices(area: Area) -> Iterator[list[str]]:
    name, figure = clean(area.label), clean(area.text)
    if not name:
        return
    folded = _folded(name)
    if figure:
        yield [name, figure]
        yield [*folded, figure]
    yield [name]
    yield folded


def _folded(name: str) -> list[str]:
    """In two lines that are about as wide; in one where there is one word."""
    parts = name.split(" ")
    halves = [[" ".join(parts[:at]), " ".join(parts[at:])] for at in range(1, len(parts))]
    return min(halves, key=lambda two: max(map(len, two)), default=[name])


def _crossings(start: tuple[float, float], end: tuple[float, float]) -> Iterator[tuple[int, float]]:
    (x1, y1), (x2, y2) = sorted((start, end), key=lambda place: place[1])
    for row in range(ceil((y1 - OFF_GRID) / ROW), ceil((y2 - OFF_GRID) / ROW)):
        yield row, x1 + (x2 - x1) * (row * ROW + OFF_GRID - y1) / (y2 - y1)


def _pairs(crossed: Sequence[float]) -> Iterator[Span]:
    return zip(crossed[::2], crossed[1::2], strict=True)


def _room(rows: dict[int, list[Span]], size: tuple[float, float]) -> tuple[float, float] | None:
    """The middle of the best box: wide enough, and then with much room on both sides and near the area's middle."""
    width, deep = size[0], ceil(size[1] / ROW) + 2
    middle = (min(rows) + max(rows)) / 2
    found: list[tuple[float, tuple[float, float]]] = []
    for top in rows:
        at = top + (deep - 1) / 2
        for left, right in _common(rows, top, deep):
            if right - left >= width:
                rank = min(right - left, 2 * width) - ROW * abs(at - middle)
                found.append((rank, ((left + right) / 2, at * ROW + OFF_GRID)))
    return max(found)[1] if found else None


def _common(rows: dict[int, list[Span]], top: int, deep: int) -> list[Span]:
    """What is inside along all of so many lines of sight."""
    common = rows[top]
    for row in range(top + 1, top + deep):
        common = _both(common, rows.get(row, []))
        if not common:
            break
    return common


def _both(some: list[Span], others: list[Span]) -> list[Span]:
    met: list[Span] = []
    i = j = 0
    while i < len(some) and j < len(others):
        left, right = max(some[i][0], others[j][0]), min(some[i][1], others[j][1])
        if left < right:
            met.append((left, right))
        i, j = (i + 1, j) if some[i][1] < others[j][1] else (i, j + 1)
    return met
