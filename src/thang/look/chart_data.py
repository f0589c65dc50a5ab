"""The numbers of a chart, as CSV and as JSON: what is drawn can be read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any

from thang.engine.numbers import rounded, to_exact_text
from thang.look.charts import Area, AreaMap, Bars, Chart, Columns, Lines, Point, Spark, Strip, Tile, TileMap
from thang.look.markup import clean

Row = dict[str, str | None]
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def chart_csv(chart: Chart) -> str:
    """A row a figure; an empty cell where there is none. A text that a spreadsheet would run begins with an apostrophe.

    >>> print(chart_csv(Spark("", (Point("2023", Fraction(1, 4), "25 %"), Point("=1", None)))), end="")
    label,value,text
    2023,0.25,25 %
    '=1,,
    """
    rows = _rows(chart)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(rows[0] if rows else [])
    writer.writerows([_harmless(key, cell) for key, cell in row.items()] for row in rows)
    return written.getvalue()


def chart_json(chart: Chart) -> str:
    """Title, description and rows; figures as decimal text, null where there is none."""
    whole: dict[str, Any] = {"title": clean(chart.title), "description": clean(chart.description), "rows": _rows(chart)}
    breaks = getattr(chart, "breaks", ())
    if breaks:
        whole["breaks"] = [{"before": one.before, "text": clean(one.text)} for one in breaks]
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _harmless(key: str, cell: str | None) -> str:
    if cell is None:
        return ""
    return f"'{cell}" if key != "value" and not key.startswith("mark_") and cell.startswith(_FORMULA) else cell


def _rows(chart: Chart) -> list[Row]:
    return list(_READERS[type(chart)](chart))


def _figure(value: Fraction | None) -> str | None:
    """Decimal text with at most 12 places."""
    return None if value is None else to_exact_text(rounded(Fraction(value), 12))


def _point(point: Point) -> Row:
    return {"label": clean(point.label), "value": _figure(point.value), "text": clean(point.text)}


def _of_points(chart: Spark | Columns | Strip) -> Iterator[Row]:
    return map(_point, chart.points)


def _of_lines(chart: Lines) -> Iterator[Row]:
    for series in chart.series:
        for point in series.points:
            yield {"series": clean(series.name), **_point(point)}


def _of_bars(chart: Bars) -> Iterator[Row]:
    for row in chart.rows:
        marks = {f"mark_{i}": _figure(mark) for i, mark in enumerate(row.marks, start=1)}
        yield {"label": clean(row.label), "value": _figure(row.value), "text": clean(row.text), **marks}


def _of_tiles(chart: TileMap) -> Iterator[Row]:
    return _of_units(chart.tiles, chart.steps)


def _of_areas(chart: AreaMap) -> Iterator[Row]:
    return _of_units(chart.areas, chart.steps)


def _of_units(units: Iterable[Tile | Area], steps: tuple[str, ...]) -> Iterator[Row]:
    """The units of a map, without what never has a figure."""
    for unit in units:
        if not unit.is_apart:
            step = None if unit.step is None else clean(steps[unit.step])
            yield {
                "code": clean(unit.code),
                "label": clean(unit.label),
                "value": _figure(unit.value),
                "text": clean(unit.text),
                "class": step,
            }


_READERS: dict[type, Callable[[Any], Iterator[Row]]] = {
    Spark: _of_points,
    Columns: _of_points,
    Strip: _of_points,
    Lines: _of_lines,
    Bars: _of_bars,
    TileMap: _of_tiles,
    AreaMap: _of_areas,
}
