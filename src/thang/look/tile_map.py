"""A tile for each unit, at its place in a grid: equal in size, coloured by class, with name and figure as text."""

from __future__ import annotations

from thang.look.charts import Tile, TileMap
from thang.look.markup import Markup, address, element, joined, said
from thang.look.svg import (
    GROUND,
    MUTED,
    SMALL,
    STEP_INKS,
    STEPS,
    box,
    fitted,
    ground,
    number,
    sheet,
    text,
    width_of,
    wrapped,
)

WIDE, GAP, LINE, EDGE = 78.0, 3.0, 14.0, 2.0


def tile_map(chart: TileMap) -> Markup:
    """Tiles, and the classes below them."""
    high = _height(chart)
    across = EDGE * 2 + (1 + max((tile.column for tile in chart.tiles), default=0)) * (WIDE + GAP)
    bottom = EDGE * 2 + (1 + max((tile.row for tile in chart.tiles), default=0)) * (high + GAP)
    legend, depth = _legend(chart, bottom + 6, across)
    size = (across, bottom + depth + 8)
    links = any(address(tile.href) for tile in chart.tiles)
    drawn = [_tile(tile, high) for tile in chart.tiles]
    return sheet(size, (chart.title, chart.description), ground(size), *drawn, legend, has_links=links)


def _lines(tile: Tile) -> list[str]:
    figure = [fitted(tile.text, WIDE - 6, SMALL)] if tile.text else []
    return wrapped(tile.label, WIDE - 6, SMALL) + figure


def _height(chart: TileMap) -> float:
    return 12 + LINE * max((len(_lines(tile)) for tile in chart.tiles), default=1)


def _paint(tile: Tile) -> tuple[str, str, str]:
    """The class, the fill and the ink."""
    if tile.is_apart:
        return "c-apart", "none", MUTED
    if tile.step is None:
        return "c-absent", GROUND, MUTED
    return f"c-step-{tile.step + 1}", STEPS[tile.step], STEP_INKS[tile.step]


def _tile(tile: Tile, high: float) -> Markup:
    class_, fill, ink = _paint(tile)
    x, y = EDGE + tile.column * (WIDE + GAP), EDGE + tile.row * (high + GAP)
    drawn = joined(
        element("title", said(tile.title)),
        _swatch((x, y), (WIDE, high), class_, fill),
        *_words(tile, (x + WIDE / 2, y + high / 2), class_, ink),
    )
    link = address(tile.href)
    return element("a", drawn, href=link, class_="c-tile") if link else element("g", drawn)


def _words(tile: Tile, middle: tuple[float, float], class_: str, ink: str) -> list[Markup]:
    lines = _lines(tile)
    x, top = middle[0], middle[1] - LINE * (len(lines) - 1) / 2 + 4
    return [
        element(
            "text",
            said(words),
            class_=f"{class_}-ink",
            x=number(x),
            y=number(top + LINE * i),
            text_anchor="middle",
            fill=ink,
            font_size=number(SMALL),
        )
        for i, words in enumerate(lines)
    ]


def _swatch(place: tuple[float, float], size: tuple[float, float], class_: str, fill: str) -> Markup:
    """Where there is no figure, the edge is dashed."""
    is_dashed = class_ in {"c-absent", "c-apart"}
    edge = {"stroke": MUTED, "stroke_dasharray": "3 3"} if is_dashed else {}
    return box(place, size, class_, fill, rx="2", **edge)


def _legend(chart: TileMap, top: float, width: float) -> tuple[Markup, float]:
    """The classes in rows as wide as the map, and how deep the rows are."""
    entries = [(words, f"c-step-{i + 1}", STEPS[i]) for i, words in enumerate(chart.steps)]
    if chart.absent:
        entries.append((chart.absent, "c-absent", GROUND))
    parts: list[Markup] = []
    x, y = EDGE, top
    for words, class_, fill in entries:
        room = 20 + width_of(words, SMALL) + 12
        if x > EDGE and x + room > width:
            x, y = EDGE, y + 20
        parts += [_swatch((x + 0.5, y + 2), (14, 12), class_, fill), text((x + 20, y + 12), words, "c-muted")]
        x += room
    return joined(*parts), y - top + 20 if entries else 0.0
