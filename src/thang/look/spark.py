"""A small line for the cell of a table: gaps stay gaps, and no line crosses a break."""

from __future__ import annotations

from thang.look.charts import Spark
from thang.look.markup import Markup, element
from thang.look.svg import ACCENT, MUTED, Scale, line, number, points, runs, sheet, sign

WIDTH, HEIGHT, MARGIN = 84.0, 22.0, 4.0


def spark(chart: Spark) -> Markup:
    """The last figure has a dot; a break is a dotted upright line; a lone figure is a dot."""
    places = _places(chart)
    breaks = [one.before for one in chart.breaks]
    joined = runs([place is not None for place in places], breaks)
    known = [[place for i in run if (place := places[i]) is not None] for run in joined]
    return sheet(
        (WIDTH, HEIGHT),
        (chart.title, chart.description),
        *(_upright(chart, at) for at in breaks),
        *(_run(run) for run in known if len(run) > 1),
        *(sign(0, run[0], "c-dot", ACCENT, 1.8) for run in known[:-1] if len(run) == 1),
        *(sign(0, run[-1], "c-dot", ACCENT, 2.6) for run in known[-1:]),
    )


def _places(chart: Spark) -> list[tuple[float, float] | None]:
    values = [float(point.value) for point in chart.points if point.value is not None]
    low, high = (min(values), max(values)) if values else (0.0, 0.0)
    ends = (MARGIN, HEIGHT - MARGIN) if chart.lower_is_better else (HEIGHT - MARGIN, MARGIN)
    up = Scale(low, high, *ends)
    return [
        None if point.value is None else (_across(chart, i), up.at(float(point.value)))
        for i, point in enumerate(chart.points)
    ]


def _across(chart: Spark, index: float) -> float:
    return Scale(0, len(chart.points) - 1, MARGIN, WIDTH - MARGIN).at(index)


def _upright(chart: Spark, before: int) -> Markup:
    x = _across(chart, before - 0.5)
    return line((x, 1), (x, HEIGHT - 1), "c-break", MUTED, "2 2")


def _run(run: list[tuple[float, float]]) -> Markup:
    return element("path", class_="c-line", fill="none", stroke=ACCENT, stroke_width=number(1.5), d=points(run))
