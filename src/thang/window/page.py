"""A page before it is drawn: its address, its template, what the template is given, and what stands around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from thang.engine.framework import Language
from thang.engine.succession import Succession
from thang.look.charts import Chart
from thang.window.addresses import edition_folder, relative
from thang.window.boundaries import Boundaries
from thang.window.catalogue import CC_BY
from thang.window.editions import Publication, Series
from thang.words.figures import day, fixed
from thang.words.site import site_text

LOCAL = "http://127.0.0.1:8000/"


@dataclass(frozen=True, slots=True)
class Link:
    """`address` is below the language's folder; empty for plain text."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Banner:
    """What a reader must know before anything else; `kind` is a class of the style sheet."""

    kind: str
    link: Link


@dataclass(frozen=True, slots=True)
class Site:
    """What a site is made of. `url` is where it will be served, empty when that is not known yet."""

    series: tuple[Series, ...]
    url: str = ""
    publisher: str = ""
    license: str = CC_BY
    successions: tuple[Succession, ...] = ()
    boundaries: Boundaries | None = None
    has_news: bool = False

    @property
    def base(self) -> str:
        """What absolute addresses begin with."""
        return self.url or LOCAL


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """What stands around the pages of an edition, or around those of the whole site, in one language.

    `crumbs` lead to the page; `footer` says of which publication it is made; `view` is None outside of editions.
    """

    language: Language
    site: Site
    heading: str = ""
    nav: Sequence[Link] = ()
    banners: Sequence[Banner] = ()
    crumbs: Sequence[Link] = ()
    footer: Sequence[str] = ()
    view: View | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with the address of its files, below the language's folder and without their ending.

    `has_picture`: of the edition as a whole, so that it is also there as PNG; those of single units are too many.
    """

    chart: Chart
    address: str
    has_picture: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """`address` is below the language's folder."""

    address: str
    template: str
    title: str
    facts: Mapping[str, Any]
    drawings: Sequence[Drawing] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with the key that it is sorted by; `kind` is a class of the style sheet."""

    text: str
    key: str = ""
    address: str = ""
    is_figure: bool = False
    kind: str = ""
    chart: Chart | None = None


@dataclass(frozen=True)
class View:
    """One edition as one language shows it. `series`: the editions as they stood beside it."""

    language: Language
    series: Series
    publication: Publication
    site: Site

    def say(self, name: str, **facts: str) -> str:
        return site_text(name, self.language, facts)

    @property
    def whole_series(self) -> Series:
        """With the publications that were amended, and those that stand now."""
        return next(one for one in self.site.series if one.id == self.series.id)

    def beside_it(self, publication: Publication) -> View:
        """Another edition of the series, in the same language."""
        return View(self.language, self.series, publication, self.site)

    @cached_property
    def folder(self) -> str:
        """An amendment has a folder of its own, so that the old address keeps the old figures."""
        one = self.publication
        return edition_folder(self.series.id, one.framework.edition, one.identity if one.amends else "")

    @property
    def latest_folder(self) -> str:
        """The folder that follows the latest edition of the series."""
        return edition_folder(self.series.id, "latest")

    @property
    def data_folder(self) -> str:
        """Where the edition's files are, for all languages."""
        return f"data/{self.folder}"

    @property
    def bundle_name(self) -> str:
        return self.folder.replace("/", "-") + ".zip"

    @property
    def title(self) -> str:
        return self.publication.framework.title[self.language]

    def unit_address(self, unit: str) -> str:
        return f"{self.folder}/units/{self.publication.slugs[unit]}.html"

    def indicator_address(self, code: str) -> str:
        return f"{self.folder}/indicators/{code.replace('/', '-')}.html"

    def beside(self, address: str) -> str:
        """A relative link from the folders of units, indicators, maps and charts, which stand beside one another."""
        return relative(f"{self.folder}/charts/", address)

    def name(self, unit: str) -> str:
        return self.publication.named[unit].name

    def page(self, file: str, template: str, title: str, **facts: Any) -> Page:
        """`drawings` among the facts: name of the chart's files → chart, or None for one that is not drawn.

        `has_pictures`: they are there as PNG too.
        """
        charts: Mapping[str, Chart | None] = facts.pop("drawings", {})
        has_pictures: bool = facts.pop("has_pictures", True)
        drawn = [
            Drawing(chart, f"{self.folder}/charts/{name}", has_pictures)
            for name, chart in charts.items()
            if chart is not None
        ]
        return Page(f"{self.folder}/{file}", template, title, facts, drawn)

    def day(self, text: str) -> str:
        """A day as the language writes it."""
        return day(date.fromisoformat(text), self.language) if text else ""

    def figure(self, number: Fraction | None) -> str:
        places = self.publication.framework.publish.places
        return "–" if number is None else fixed(number, places, self.language)


PAGES = {
    "ranking": "index",
    "map": "map/index",
    "trends": "trends",
    "compare": "compare",
    "search": "search",
    "method": "method",
    "data": "data",
    "check": "check",
    "corrections": "corrections",
}


def frame_of(view: View) -> Frame:
    """What stands around every page of the edition."""
    home = Link(view.say("home"), "index.html")
    return Frame(
        language=view.language,
        site=view.site,
        heading=view.title,
        nav=[Link(view.say(name), f"{view.folder}/{file}.html") for name, file in PAGES.items()],
        banners=_banners(view),
        crumbs=[home, Link(view.title, f"{view.folder}/index.html")],
        footer=[view.say("footer", identity=view.publication.identity)],
        view=view,
    )


def site_frame(language: Language, site: Site) -> Frame:
    """What stands around the pages that belong to no edition."""
    home = Link(site_text("home", language), "index.html")
    return Frame(language, site, crumbs=[home])


def _banners(view: View) -> list[Banner]:
    found = []
    if view.publication.notes.synthetic:
        found.append(Banner("banner-synthetic", Link(view.say("synthetic_banner"))))
    heir = view.whole_series.heir(view.publication)
    if heir is not None:
        link = Link(view.say("amended_banner"), f"{view.beside_it(heir).folder}/index.html")
        found.append(Banner("banner-superseded", link))
    elif view.publication.amends:
        link = Link(view.say("amends_banner"), f"{view.folder}/corrections.html")
        found.append(Banner("banner-amended", link))
    return found
