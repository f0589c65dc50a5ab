"""Drawing: from a page to its text and the files of its charts.

The text of a page holds nothing of the folder that it stands in, so that it can stand in another edition's as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import jinja2
import markupsafe

from thang.engine.framework import Language
from thang.look.assets import asset_name
from thang.look.chart_data import chart_csv, chart_json
from thang.look.draw import draw as draw_chart
from thang.look.markup import Markup, is_seen
from thang.window.addresses import relative
from thang.window.page import Drawing, Page
from thang.words.site import site_text

OTHER: dict[Language, Language] = {"vi": "en", "en": "vi"}
File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Shown:
    """What stays known of a chart when its page is not drawn again: its title, and its files below the edition."""

    title: str
    name: str
    has_picture: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """`main` is the page's text; `charts` are in their order on the page."""

    title: str
    main: bytes
    charts: tuple[Shown, ...]


def drawn(page: Page, language: Language) -> tuple[Drawn, list[File]]:
    """A page's text, and the files of its charts with their addresses below the site's folder."""
    charts = [(drawing, draw_chart(drawing.chart)) for drawing in page.drawings]
    shown = [_for_template(drawing, svg) for drawing, svg in charts]
    text = (
        environment()
        .get_template(page.template)
        .render(
            **page.facts,
            **words(f"{language}/{page.address}", language),
            title=page.title,
            drawings=shown,
        )
    )
    kept = tuple(Shown(one.chart.title, _name(one), one.has_picture) for one in page.drawings)
    files = [file for drawing, svg in charts for file in _chart_files(drawing, svg, language)]
    return Drawn(page.title, text.encode(), kept), files


def moved(language: Language, path: str, target: str, title: str) -> bytes:
    """A page at an address that stays, which leads to another one; both below the site's folder."""
    facts = words(path, language) | {"title": title, "target": relative(path, target)}
    return environment().get_template("moved.html").render(facts).encode()


def words(path: str, language: Language) -> dict[str, object]:
    """What every template can say. `to` leads to a page of the same language, `to_root` to a file below the site."""
    other = OTHER[language]
    return {
        "language": language,
        "other": other,
        "decimal": "," if language == "vi" else ".",
        "say": lambda name: site_text(name, language),
        "to": lambda address: relative(path, f"{language}/{address}"),
        "to_root": partial(relative, path),
        "to_other": relative(path, other + path[len(language) :]),
        "asset": lambda name: relative(path, f"static/{asset_name(name)}"),
    }


def _name(drawing: Drawing) -> str:
    return drawing.address.rpartition("/")[2]


def _for_template(drawing: Drawing, svg: Markup) -> Mapping[str, object]:
    """The drawing is markup of our own, in which every text is escaped."""
    markup = markupsafe.Markup(svg)  # noqa: S704  # drawn by thang.look, which escapes every text
    endings = ("svg", "png", "csv", "json") if drawing.has_picture else ("svg", "csv", "json")
    return {
        "title": drawing.chart.title,
        "svg": markup,
        "files": {ending: f"{drawing.address}.{ending}" for ending in endings},
    }


def _chart_files(drawing: Drawing, svg: Markup, language: Language) -> Iterator[File]:
    """Every chart as files of its own, with its numbers."""
    address = f"{language}/{drawing.address}"
    yield f"{address}.svg", svg.encode()
    yield f"{address}.csv", chart_csv(drawing.chart).encode()
    yield f"{address}.json", chart_json(drawing.chart).encode()
    if drawing.has_picture:
        from thang.look.picture import picture  # noqa: PLC0415  # loads a library that only pictures need

        yield f"{address}.png", picture(drawing.chart)


def seen(value: object) -> object:
    """Texts from outside without what is not seen, such as controls that turn the direction of reading."""
    if not isinstance(value, str) or isinstance(value, markupsafe.Markup) or value.replace("\u00a0", "").isprintable():
        return value
    return "".join(sign for sign in value if sign == "\n" or is_seen(sign))


def _svg(chart: object) -> markupsafe.Markup:
    """A chart in the cell of a table."""
    return markupsafe.Markup(draw_chart(chart))  # type: ignore[arg-type]  # noqa: S704  # as in _for_template


@cache
def environment() -> jinja2.Environment:
    """Every text is escaped, and nothing but the templates and our own drawings is markup."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=seen,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["svg"] = _svg
    return environment
