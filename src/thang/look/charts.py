"""What a chart shows, declared once: the drawing and the tables of its numbers are both made from it.

Texts arrive in the reader's language, figures as exact numbers with the text that a reader sees. Shares are 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series; None where there is none."""

    label: str
    value: Fraction | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A figure of an axis, as it is written there."""

    value: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """The series is not comparable across the step to the point with this index, for the reason given."""

    before: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Spark:
    """A small line over editions, for the cell of a table."""

    title: str
    points: tuple[Point, ...]
    breaks: tuple[Break, ...] = ()
    description: str = ""
    lower_is_better: bool = False  # ranks: the first stands on top


@dataclass(frozen=True, slots=True)
class Series:
    """A named line; its points belong to the labels of the chart, in their order."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Up to five series over the same editions; the ticks span the axis, a first tick above the last turns it round."""

    title: str
    description: str
    series: tuple[Series, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """One series over editions, from zero."""

    title: str
    description: str
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """A share, the text of its figure, and the shares that it is compared with, in the order of the chart's marks."""

    label: str
    value: Fraction | None
    text: str
    marks: tuple[Fraction | None, ...] = ()
    href: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """Horizontal bars; `marks` names up to two references that each bar may show."""

    title: str
    description: str
    rows: tuple[Bar, ...]
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A level, from its lower bound to the next one's."""

    text: str
    start: Fraction


@dataclass(frozen=True, slots=True)
class Strip:
    """How the figures of all units lie between the first and the last tick, one of them marked by its label."""

    title: str
    description: str
    points: tuple[Point, ...]
    ticks: tuple[Tick, ...]
    marked: str | None = None
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """A unit at its place; `step` is its class from 0 to 4, None without a figure. `is_apart`: never with data."""

    row: int
    column: int
    code: str
    label: str
    title: str
    text: str = ""
    step: int | None = None
    value: Fraction | None = None
    href: str = ""
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class TileMap:
    """Tiles in up to five classes, lowest first; `absent` says what a tile without a figure means."""

    title: str
    description: str
    tiles: tuple[Tile, ...]
    steps: tuple[str, ...]
    absent: str = ""


Ring = tuple[tuple[float, float], ...]
"""Places as (longitude, latitude) in degrees, the last one the same as the first."""


@dataclass(frozen=True, slots=True)
class Area:
    """A unit with its boundary: polygons, each its outer ring and then its holes. The rest is as on a tile."""

    code: str
    label: str
    title: str
    text: str = ""
    step: int | None = None
    value: Fraction | None = None
    href: str = ""
    polygons: tuple[tuple[Ring, ...], ...] = ()
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Caption:
    """Words below a place of a map, where nothing else names it."""

    text: str
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class AreaMap:
    """Areas in up to five classes, lowest first; `absent` says what an area without a figure means."""

    title: str
    description: str
    areas: tuple[Area, ...]
    steps: tuple[str, ...]
    absent: str = ""
    captions: tuple[Caption, ...] = ()


Chart = Spark | Lines | Columns | Bars | Strip | TileMap | AreaMap
