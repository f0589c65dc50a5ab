"""The map of an edition: areas where boundaries were supplied, else a tile a unit; the ranking is its table."""

from __future__ import annotations

from thang.engine.framework import Group
from thang.look.charts import Chart
from thang.window.addresses import slug
from thang.window.drawings import areas, tiles
from thang.window.page import Page, View


def map_page(view: View) -> Page:
    charts: dict[str, Chart | None] = {}
    for group in view.publication.groups():
        charts |= _charts(view, group)
    shown = any(chart is not None for chart in charts.values())
    note = view.say("map_note") if shown else view.say("map_none")
    title = f"{view.say('map')} · {view.title}"
    return view.page("map/index.html", "map.html", title, note=note, drawings=charts)


def _charts(view: View, group: Group) -> dict[str, Chart | None]:
    name = slug(group.id)
    return {f"areas-{name}": areas(view, group), f"map-{name}": tiles(view, group)}
