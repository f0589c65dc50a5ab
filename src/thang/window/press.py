"""Drawing: from a page to its text, from a text to the bytes of a file with what stands around it.

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
from thang.look.gallery import POLICY
from thang.look.markup import Markup, is_seen
from thang.window.addresses import edition_folder, relative
from thang.window.citing import citation, embed_code
from thang.window.linked import script
from thang.window.machines import catalogue_text, dataset_text
from thang.window.page import Drawing, Frame, Page
from thang.words.site import site_text

BEGIN, END = b'<main id="content">', b"</main>"
OTHER: dict[Language, Language] = {"vi": "en", "en": "vi"}
_GAP = markupsafe.Markup("\0")
File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Shown:
    """What stays known of a chart when its page is not drawn again: its title, and its files below the edition."""

    title: str
    name: str
    has_picture: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """`main` is the page's text, as it stands between BEGIN and END; `charts` are in their order on the page."""

    title: str
    main: bytes
    charts: tuple[Shown, ...]


def drawn(page: Page, language: Language) -> tuple[Drawn, list[File]]:
    """A page's text, and the files of its charts with their addresses below the site's folder."""
    charts = [(drawing, draw_chart(drawing.chart)) for drawing in page.drawings]
    shown = [_for_template(drawing, svg) for drawing, svg in charts]
    text = (
        _environment()
        .get_template(page.template)
        .render(
            **page.facts,
            **_words(f"{language}/{page.address}", language),
            title=page.title,
            drawings=shown,
        )
    )
    kept = tuple(Shown(one.chart.title, _name(one), one.has_picture) for one in page.drawings)
    files = [file for drawing, svg in charts for file in _chart_files(drawing, svg, language)]
    return Drawn(page.title, text.encode(), kept), files


def whole(frame: Frame, address: str, page: Drawn) -> bytes:
    """The file: the text with what stands around it. `address` is below the language's folder."""
    language = frame.language
    path = f"{language}/{address}"
    text = (
        _environment()
        .get_template("frame.html")
        .render(
            **_words(path, language),
            frame=frame,
            title=page.title,
            address=address,
            linked=_linked(frame, address),
            is_current=lambda link: link.address == address,
            citing=_citing(frame, path, page),
            gap=_GAP,
            policy=POLICY,
        )
    )
    above, below = text.split(_GAP)
    return above.encode() + BEGIN + page.main + END + below.encode()


def moved(language: Language, path: str, target: str, title: str) -> bytes:
    """A page at an address that stays, which leads to another one; both below the site's folder."""
    words = {**_words(path, language), "title": title, "target": relative(path, target)}
    return _environment().get_template("moved.html").render(words).encode()


def _linked(frame: Frame, address: str) -> markupsafe.Markup:
    """What search engines read: of the first page the whole catalogue, of a ranking its edition."""
    text = ""
    if frame.view is None and address == "index.html":
        text = catalogue_text(frame.site, frame.language)
    elif frame.view is not None and address == f"{frame.view.folder}/index.html":
        text = dataset_text(frame.view)
    return markupsafe.Markup(script(text) if text else "")  # noqa: S704  # thang.window.linked escapes every text


def main_of(data: bytes) -> bytes:
    """The text of a page from its file; texts from outside cannot hold the marks, because they are escaped."""
    return data[data.index(BEGIN) + len(BEGIN) : data.rindex(END)]


def _words(path: str, language: Language) -> Mapping[str, object]:
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


def _citing(frame: Frame, path: str, page: Drawn) -> Mapping[str, object] | None:
    """How to cite the page, and for each chart the code that shows it elsewhere: this edition's, or the latest's."""
    view = frame.view
    if view is None:
        return None
    one, site = view.publication, view.site
    title = f"{page.title} · {view.title}" if page.title != view.title else view.title
    words = citation(one, title, site.publisher, site.base + path, view.language)
    latest = edition_folder(view.series.id, "latest")
    folders = {"embed_frozen": view.folder, "embed_latest": latest}
    charts = [
        {
            "title": chart.title,
            "codes": {
                name: embed_code(
                    f"{frame.site.base}{view.language}/{folder}/charts/{chart.name}.svg",
                    frame.site.base + path,
                    chart.title,
                )
                for name, folder in folders.items()
            },
        }
        for chart in page.charts
    ]
    return {"citation": words, "charts": charts}


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


def _seen(value: object) -> object:
    """Texts from outside without what is not seen, such as controls that turn the direction of reading."""
    if not isinstance(value, str) or isinstance(value, markupsafe.Markup) or value.replace("\u00a0", "").isprintable():
        return value
    return "".join(sign for sign in value if sign == "\n" or is_seen(sign))


def _svg(chart: object) -> markupsafe.Markup:
    """A chart in the cell of a table."""
    return markupsafe.Markup(draw_chart(chart))  # type: ignore[arg-type]  # noqa: S704  # as in _for_template


@cache
def _environment() -> jinja2.Environment:
    """Every text is escaped, and nothing but the templates and our own drawings is markup."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_seen,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["svg"] = _svg
    return environment
