"""One way to draw any chart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from thang.look.area_map import area_map
from thang.look.bars import bars
from thang.look.charts import AreaMap, Bars, Chart, Columns, Lines, Spark, Strip, TileMap
from thang.look.markup import Markup
from thang.look.spark import spark
from thang.look.strip import strip
from thang.look.tile_map import tile_map
from thang.look.trend import columns, lines

_DRAWERS: dict[type, Callable[[Any], Markup]] = {
    Spark: spark,
    Lines: lines,
    Columns: columns,
    Bars: bars,
    Strip: strip,
    TileMap: tile_map,
    AreaMap: area_map,
}


def draw(chart: Chart) -> Markup:
    """The chart as SVG, for a page or as a file of its own: the same chart gives the same bytes."""
    return _DRAWERS[type(chart)](chart)
