"""The whole site from publications: every page in both languages, every edition's files, the static files.

The same publications give the same bytes. Nothing is written here; `build` does that.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import jinja2
import markupsafe

from thang.engine.framework import Language
from thang.look.assets import asset_name, assets
from thang.look.chart_data import chart_csv, chart_json
from thang.look.draw import draw as draw_chart
from thang.look.gallery import gallery_html
from thang.window.editions import Publication, Series
from thang.window.indicator import indicator_page
from thang.window.notes import FILES, NOTES, bundle_name, data_folder
from thang.window.page import Drawing, Page, View
from thang.window.profile import unit_page
from thang.window.ranking import map_page, ranking_page
from thang.words.site import site_text

LANGUAGES: tuple[Language, ...] = ("vi", "en")
HOME = "index.html"
UNSEEN = {"Cc", "Cf", "Cs", "Cn"}
File = tuple[str, bytes]
Make = Callable[[], Page]
Watch = Callable[[Sequence[Make]], Iterable[Make]]


def site(all_series: Sequence[Series], watch: Watch = iter) -> Iterator[File]:
    """Every file with its address below the site's folder. `watch` hands the pages on one by one, to show progress."""
    yield from (("static/" + name, data) for name, data in assets().items())
    draw = _drawer()
    for language in LANGUAGES:
        for make in watch(list(pages(language, all_series))):
            page = make()
            yield f"{language}/{page.address}", draw(page, language)
            yield from chart_files(page, language)
    css, script = (f"../static/{asset_name(name)}" for name in ("thang.css", "table.js"))
    for language in LANGUAGES:
        yield f"{language}/components.html", gallery_html(language, css, script).encode()
    yield HOME, draw(home_page("vi", all_series), "vi").replace(b'"../', b'"')
    for view in views("vi", all_series):
        yield from edition_files(view)


def pages(language: Language, all_series: Sequence[Series]) -> Iterator[Make]:
    """What makes each page, so that no more than one is held at a time."""
    yield partial(home_page, language, all_series)
    for view in views(language, all_series):
        yield partial(ranking_page, view)
        yield partial(map_page, view)
        yield from (partial(make, view) for make in NOTES)
        for node in view.publication.framework.nodes():
            yield partial(indicator_page, view, node)
        for group in view.publication.groups():
            members = view.publication.of_group(group)
            yield from (partial(unit_page, view, score, members) for score in members)


def chart_files(page: Page, language: Language) -> Iterator[File]:
    """Every chart as a file of its own, with its numbers."""
    for drawing in page.drawings:
        address = f"{language}/{drawing.address}"
        yield f"{address}.svg", draw_chart(drawing.chart).encode()
        yield f"{address}.csv", chart_csv(drawing.chart).encode()
        yield f"{address}.json", chart_json(drawing.chart).encode()


def _seen(value: object) -> object:
    """Texts from outside without what is not seen, such as controls that turn the direction of reading."""
    if not isinstance(value, str) or isinstance(value, markupsafe.Markup):
        return value
    return "".join(sign for sign in value if sign == "\n" or unicodedata.category(sign) not in UNSEEN)


def _drawn(drawing: Drawing) -> dict[str, object]:
    """For a template: the drawing is markup of our own, in which every text is escaped."""
    chart = drawing.chart
    svg = markupsafe.Markup(draw_chart(chart))  # noqa: S704  # drawn by thang.look, which escapes every text
    files = {ending: f"{drawing.address}.{ending}" for ending in ("svg", "csv", "json")}
    return {"title": chart.title, "svg": svg, "files": files}


def views(language: Language, all_series: Sequence[Series]) -> Iterator[View]:
    for series in all_series:
        for publication in (*series.editions, *series.amended):
            yield View(language, series, publication, all_series)


def home_page(language: Language, all_series: Sequence[Series]) -> Page:
    listed = [
        {
            "title": series.latest.framework.title[language],
            "editions": [_edition(View(language, series, one)) for one in series.editions],
        }
        for series in all_series
    ]
    return Page(HOME, "home.html", site_text("editions", language), {"all_series": listed})


def _edition(view: View) -> dict[str, str]:
    one: Publication = view.publication
    facts = [view.say("units", count=str(len(one.scores)))]
    facts += [view.say("published_on", date=view.day(one.published_on))] if one.published_on else []
    latest = view.say("latest") if one is view.series.latest and len(view.series.editions) > 1 else ""
    text = f"{one.framework.edition}: {', '.join(facts)}"
    return {"text": text, "address": f"{view.folder}/{HOME}", "note": latest}


def edition_files(view: View) -> Iterator[File]:
    """The bundle and its members, once for all languages."""
    folder = data_folder(view)
    yield f"{folder}/{bundle_name(view)}", view.publication.data
    yield from ((f"{folder}/{name}", view.publication.members[name]) for name in FILES)


def _drawer() -> Callable[[Page, Language], bytes]:
    """Draws a page; every text is escaped, and nothing but the templates is markup."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_seen,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    css, script = asset_name("thang.css"), asset_name("table.js")

    def draw(page: Page, language: Language) -> bytes:
        text = environment.get_template(page.template).render(
            **page.facts,
            title=page.title,
            drawings=[_drawn(one) for one in page.drawings],
            decimal="," if language == "vi" else ".",
            address=page.address,
            root=page.root,
            nav=page.nav,
            banners=page.banners,
            heading=page.heading,
            footer=page.footer,
            language=language,
            other="en" if language == "vi" else "vi",
            css=css,
            js=script,
            say=lambda name: site_text(name, language),
        )
        return text.encode()

    return draw
