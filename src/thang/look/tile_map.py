"""A tile for each unit, at its place in a grid: equal in size, coloured by class, with name and figure as text."""

from __future__ import annotations

from thang.look.charts import Tile, TileMap
from thang.look.map_parts import EDGE, LINE, legend, paint, swatch, words
from thang.look.markup import Markup, address, element, joined, said
from thang.look.svg import SMALL, fitted, ground, sheet, wrapped

WIDE, GAP = 78.0, 3.0


def tile_map(chart: TileMap) -> Markup:
    """Tiles, and the classes below them."""
    high = _height(chart)
    across = EDGE * 2 + (1 + max((tile.column for tile in chart.tiles), default=0)) * (WIDE + GAP)
    bottom = EDGE * 2 + (1 + max((tile.row for tile in chart.tiles), default=0)) * (high + GAP)
    classes, depth = legend(chart.steps, chart.absent, bottom + 6, across)
    size = (across, bottom + depth + 8)
    links = any(address(tile.href) for tile in chart.tiles)
    drawn = [_tile(tile, high) for tile in chart.tiles]
    return sheet(size, (chart.title, chart.description), ground(size), *drawn, classes, has_links=links)


def _lines(tile: Tile) -> list[str]:
    figure = [fitted(tile.text, WIDE - 6, SMALL)] if tile.text else []
    return wrapped(tile.label, WIDE - 6, SMALL) + figure


def _height(chart: TileMap) -> float:
    return 12 + LINE * max((len(_lines(tile)) for tile in chart.tiles), default=1)


def _tile(tile: Tile, high: float) -> Markup:
    class_, fill, ink = paint(tile.step, is_apart=tile.is_apart)
    x, y = EDGE + tile.column * (WIDE + GAP), EDGE + tile.row * (high + GAP)
    drawn = joined(
        element("title", said(tile.title)),
        swatch((x, y), (WIDE, high), class_, fill),
        *words(_lines(tile), (x + WIDE / 2, y + high / 2), class_, ink),
    )
    link = address(tile.href)
    return element("a", drawn, href=link, class_="c-tile") if link else element("g", drawn)
