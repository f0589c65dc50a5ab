"""Boundaries on the paper: projected, brought to a grid, and made short, so that neighbours still fit together.

The projection takes longitude and latitude for across and down, with across shortened by the cosine of the middle
latitude. That is enough at the size of a province or of the country; it is no projection to measure on.

Every place goes to the nearest point of one grid before anything is left out, and then only what lies straight between
its neighbours is left out. So a border that two areas share stays the same line in both. Where the drawing would be
too long, the grid is made coarser for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, radians

from thang.look.charts import Area, Caption, Ring
from thang.look.svg import number

Spot = tuple[int, int]
Walk = list[Spot]
Box = tuple[float, float, float, float]

FINEST, COARSEST = 0.5, 16.0  # pixels from point to point of the grid
SMALLEST = 2.0  # what is not as large as this in either direction is drawn as a dot
DOT, DOT_CELL = 2.4, 4.0  # a dot's side, and the field in which there is one at most


@dataclass(frozen=True, slots=True)
class Frame:
    """From degrees to pixels: the degrees at the upper left corner, pixels a degree, and the size of the whole."""

    west: float
    north: float
    across: float
    down: float
    width: float
    height: float
    edge: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        return self.edge + (longitude - self.west) * self.across, self.edge + (self.north - latitude) * self.down

    def snap(self, ring: Ring) -> Walk:
        """The ring on the finest grid, without repeats; the first place does not come again at the end."""
        west, north, edge = self.west, self.north, self.edge / FINEST + 0.5
        across, down = self.across / FINEST, self.down / FINEST
        return _without_repeats(
            (int((longitude - west) * across + edge), int((north - latitude) * down + edge))
            for longitude, latitude in ring
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """An area on the grid: its rings, to be filled by the even-odd rule, and the pixels where something small lies."""

    rings: tuple[Walk, ...]
    dots: tuple[tuple[float, float], ...]
    pitch: float

    @property
    def path(self) -> str:
        return "".join(ring_path(ring, self.pitch) for ring in self.rings)

    @property
    def dots_path(self) -> str:
        half, side = DOT / 2, number(DOT)
        return "".join(f"M{number(x - half)} {number(y - half)}h{side}v{side}h-{side}z" for x, y in self.dots)

    @property
    def extent(self) -> float:
        """How large the largest ring is."""
        boxes = (_box(ring) for ring in self.rings)
        return max(((right - left) * (low - high) for left, high, right, low in boxes), default=0) * self.pitch**2


def frame_of(areas: Sequence[Area], captions: Sequence[Caption], most: tuple[float, float], edge: float) -> Frame:
    """A frame around everything, no larger than `most` pixels; with nothing in it, an empty one."""
    west, south, east, north = _around(areas, captions)
    # Six places, so that no two machines differ in the last digit of a cosine.
    shrunk = max(round(cos(radians((south + north) / 2)), 6), 0.01)
    wide, high = max((east - west) * shrunk, 1e-6), max(north - south, 1e-6)
    scale = min((most[0] - 2 * edge) / wide, (most[1] - 2 * edge) / high)
    return Frame(west, north, scale * shrunk, scale, wide * scale + 2 * edge, high * scale + 2 * edge, edge)


def outlines(areas: Sequence[Area], frame: Frame, most: int) -> list[Outline]:
    """An outline an area, on the finest grid on which all paths together have at most so many characters."""
    walks = [[[frame.snap(ring) for ring in polygon] for polygon in area.polygons] for area in areas]
    pitch = FINEST
    while True:
        drawn = [_outline(polygons, pitch) for polygons in walks]
        if pitch >= COARSEST or _is_short(drawn, most):
            return drawn
        walks = [[[coarser(walk) for walk in polygon] for polygon in polygons] for polygons in walks]
        pitch *= 2


def coarser(walk: Walk) -> Walk:
    """The walk on a grid of half as many points; from all places, for neighbours need not share corners.

    >>> coarser([(0, 0), (1, 0), (2, 0), (4, 4)])
    [(0, 0), (1, 0), (2, 2)]
    """
    return _without_repeats(((x + 1) >> 1, (y + 1) >> 1) for x, y in walk)


def corners(walk: Walk) -> Walk:
    """The closed walk without what lies straight on its way, and without ways that it takes there and back.

    >>> corners([(0, 0), (1, 0), (2, 0), (2, 2), (2, 9), (2, 2), (0, 2)])
    [(0, 0), (2, 0), (2, 2), (0, 2)]
    >>> corners([(0, 0), (5, 0), (2, 0)])
    []
    """
    kept: Walk = []
    for spot in walk:
        while len(kept) > 1 and _is_straight(kept[-2], kept[-1], spot):
            kept.pop()
        if not kept or kept[-1] != spot:
            kept.append(spot)
    return _closed(kept)


def ring_path(ring: Walk, pitch: float) -> str:
    """A closed path; after its first place, each place is written as the way from the one before.

    >>> ring_path([(2, 2), (6, 2), (6, 5)], 0.5)
    'M1 1l2 0 0 1.5z'
    """
    (x, y), *_ = ring
    steps = " ".join(f"{_way(c - a, pitch)} {_way(d - b, pitch)}" for (a, b), (c, d) in pairwise(ring))
    return f"M{number(x * pitch)} {number(y * pitch)}l{steps}z".replace(" -", "-")


@lru_cache(maxsize=10_000)
def _way(points: int, pitch: float) -> str:
    """The same few ways come again and again."""
    return number(points * pitch)


def _is_short(drawn: Sequence[Outline], most: int) -> bool:
    """Nothing is written where the places alone are too many: each takes three characters at least."""
    if sum(3 * len(ring) for one in drawn for ring in one.rings) > most:
        return False
    return sum(len(one.path) + len(one.dots_path) for one in drawn) <= most


def _outline(polygons: Sequence[Sequence[Walk]], pitch: float) -> Outline:
    rings: list[Walk] = []
    dots: dict[Spot, tuple[float, float]] = {}
    for outer, *holes in filter(None, polygons):
        ring = corners(outer)
        left, high, right, low = (at * pitch for at in _box(outer))
        if ring and max(right - left, low - high) >= SMALLEST:
            rings += [ring, *(hole for walk in holes if (hole := corners(walk)))]
        else:
            x, y = (left + right) / 2, (high + low) / 2
            dots.setdefault((int(x / DOT_CELL), int(y / DOT_CELL)), (x, y))
    return Outline(tuple(rings), tuple(dots.values()), pitch)


def _box(places: Sequence[tuple[float, float]]) -> Box:
    """Left, upper, right and lower; in degrees west, south, east and north."""
    across, down = [x for x, _ in places], [y for _, y in places]
    return min(across), min(down), max(across), max(down)


def _around(areas: Iterable[Area], captions: Iterable[Caption]) -> Box:
    """West, south, east and north of everything; nothing at all lies at 0, 0."""
    boxes = [_box(polygon[0]) for area in areas for polygon in area.polygons if polygon and polygon[0]]
    boxes += [(one.longitude, one.latitude) * 2 for one in captions]
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _without_repeats(spots: Iterable[Spot]) -> Walk:
    kept: Walk = []
    last = None
    for spot in spots:
        if spot != last:
            kept.append(spot)
            last = spot
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    return kept


def _is_straight(before: Spot, here: Spot, after: Spot) -> bool:
    return (here[0] - before[0]) * (after[1] - here[1]) == (here[1] - before[1]) * (after[0] - here[0])


def _closed(kept: Walk) -> Walk:
    """The same where the walk's end meets its beginning; nothing where no area is left."""
    first, last = 0, len(kept)
    while last - first > 2:
        if kept[last - 1] == kept[first] or _is_straight(kept[last - 2], kept[last - 1], kept[first]):
            last -= 1
        elif _is_straight(kept[last - 1], kept[first], kept[first + 1]):
            first += 1
        else:
            return kept[first:last]
    return []
