"""The whole site: every page of every edition in both languages, the files of editions, what machines read, the look.

The same publications give the same bytes. Nothing is written here; `build` does that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from thang.look.assets import asset_name, assets
from thang.look.gallery import gallery_html
from thang.window.catalogue import LANGUAGES
from thang.window.catalogue import File as Described
from thang.window.compare import compare_page
from thang.window.framing import whole
from thang.window.home import home_page
from thang.window.indicator import indicator_page
from thang.window.ingredients import Ingredients
from thang.window.machines import edition_files, site_files
from thang.window.map import map_page
from thang.window.news import News, news_files, news_pages
from thang.window.notes import NOTES
from thang.window.page import Frame, Page, Site, View, frame_of, site_frame
from thang.window.press import File, drawn, moved
from thang.window.profile import unit_page
from thang.window.ranking import ranking_page
from thang.window.search import search_page
from thang.window.trends import trends_page
from thang.words.site import site_text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to be made. `key` tells what its text is made of: equal keys, equal texts; empty for one always drawn."""

    frame: Frame
    make: Callable[[], Page]
    key: str = ""


def views(site: Site) -> Iterator[View]:
    """Every publication in every language, those that were amended too."""
    for series in site.series:
        for publication in series.all:
            seen = series.seen_from(publication)
            yield from (View(language, seen, publication, site) for language in LANGUAGES)


def sheets(view: View) -> Iterator[Sheet]:
    """The pages of an edition."""
    frame, publication, kept = frame_of(view), view.publication, Ingredients.of(view)
    for make in (ranking_page, map_page, trends_page, compare_page, search_page, *NOTES):
        yield Sheet(frame, partial(make, view))
    for node in publication.framework.nodes():
        yield Sheet(frame, partial(indicator_page, view, node), kept.of_node(node))
    for group in publication.groups():
        members = publication.of_group(group)
        yield from (Sheet(frame, partial(unit_page, view, one, members), kept.of_unit(one)) for one in members)


def common_sheets(site: Site, news: News | None) -> Iterator[Sheet]:
    """The pages that belong to no edition."""
    for language in LANGUAGES:
        frame = site_frame(language, site)
        yield Sheet(frame, partial(home_page, language, site, news))
        if news is not None:
            yield from (Sheet(frame, partial(_same, page)) for page in news_pages(language, news))


def _same(page: Page) -> Page:
    return page


def files_of(sheet: Sheet) -> Iterator[File]:
    """The page and the files of its charts."""
    page = sheet.make()
    language = sheet.frame.language
    text, charts = drawn(page, language)
    yield f"{language}/{page.address}", whole(sheet.frame, page.address, text).data
    yield from charts


def common_files(site: Site, news: News | None) -> Iterator[File]:
    """What is no page: the look, the pictures, and what machines read."""
    yield from (("static/" + name, data) for name, data in assets().items())
    yield "index.html", moved(LANGUAGES[0], "index.html", "vi/index.html", site_text("site", LANGUAGES[0]))
    css, script, icon = (f"../static/{asset_name(name)}" for name in ("thang.css", "table.js", "icon.svg"))
    for language in LANGUAGES:
        yield f"{language}/components.html", gallery_html(language, css, script, icon).encode()
    if news is not None:
        yield from news_files(news)


def all_files(site: Site, news: News | None = None) -> Iterator[File]:
    """Everything, drawn anew in one process."""
    pages: list[str] = []
    tables: dict[str, list[Described]] = {}
    yield from common_files(site, news)
    for sheet in _all_sheets(site, news):
        (address, page), *charts = files_of(sheet)
        pages.append(address.partition("/")[2])
        yield from [(address, page), *charts]
    for view in views(site):
        if view.language == LANGUAGES[0]:
            for one in edition_files(view):
                data = b"".join(one.make())
                tables.setdefault(view.folder, []).append(Described.of(one.address, data))
                yield one.address, data
    yield from site_files(site, sorted(pages), lambda view: tables[view.folder])


def _all_sheets(site: Site, news: News | None) -> Iterator[Sheet]:
    yield from common_sheets(site, news)
    for view in views(site):
        yield from sheets(view)
