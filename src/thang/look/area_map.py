"""Units in their boundaries: coloured by class, with name and figure as text where they fit, the classes below."""

from __future__ import annotations

from thang.look.area_labels import label_of
from thang.look.charts import Area, AreaMap, Caption
from thang.look.map_parts import EDGE, legend, paint, words
from thang.look.markup import Markup, address, clean, element, joined, said
from thang.look.outlines import Frame, Outline, frame_of, outlines
from thang.look.svg import MUTED, SMALL, ground, sheet, text, width_of

WIDEST, HIGHEST = 640.0, 820.0
NARROWEST = 260.0  # of the sheet, so that the classes have room below a slim country
BORDER = "#93a0a3"  # a grey that is seen beside every class, on light and on dark paper
# Characters of the whole, of an area's names and attributes, and what the paths have in any case.
WHOLE, OF_AREA, LEAST = 150_000, 700, 40_000


def area_map(chart: AreaMap) -> Markup:
    """Large areas first, so that one that lies inside another is seen where the other has no hole for it."""
    frame = frame_of(chart.areas, chart.captions, (WIDEST, HIGHEST), EDGE)
    across = max(frame.width, NARROWEST)
    under, depth = legend(chart.steps, chart.absent, frame.height + 6 + (16 if chart.captions else 0), across)
    size = (across, frame.height + depth + 14 + (16 if chart.captions else 0))
    most = max(WHOLE - OF_AREA * len(chart.areas), LEAST)
    drawn = zip(chart.areas, outlines(chart.areas, frame, most), strict=True)
    shapes = [_area(*one) for one in sorted(drawn, key=lambda one: -one[1].extent)]
    named = [_caption(caption, frame, across) for caption in chart.captions]
    links = any(address(area.href) for area in chart.areas)
    return sheet(size, (chart.title, chart.description), ground(size), *shapes, *named, under, has_links=links)


def _area(area: Area, outline: Outline) -> Markup:
    class_, fill, ink = paint(area.step, is_apart=area.is_apart)
    label = label_of(area, outline)
    drawn = joined(
        element("title", said(area.title)),
        *([_path(outline.path, class_, fill, "evenodd")] if outline.rings else []),
        *([_path(outline.dots_path, class_, fill)] if outline.dots else []),
        *(words(label.lines, label.middle, class_, ink) if label else []),
    )
    link = address(area.href)
    return element("a", drawn, href=link, class_="c-tile") if link else element("g", drawn)


def _path(path: str, class_: str, fill: str, rule: str | None = None) -> Markup:
    """A thin edge all around, dashed where there is no figure. Dots have no rule: they may lie upon one another."""
    is_empty = class_ in {"c-absent", "c-apart"}
    return element(
        "path",
        class_=class_,
        fill=fill,
        fill_rule=rule,
        stroke=MUTED if is_empty else BORDER,
        stroke_width="0.8",
        stroke_linejoin="round",
        stroke_dasharray="3 3" if is_empty and rule else None,
        d=path,
    )


def _caption(caption: Caption, frame: Frame, across: float) -> Markup:
    """Below its place, and held on the sheet."""
    x, y = frame.at(caption.longitude, caption.latitude)
    half = width_of(clean(caption.text), SMALL) / 2 + EDGE
    return text((min(max(x, half), max(across - half, half)), y + 16), caption.text, "c-muted", anchor="middle")
