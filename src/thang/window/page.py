"""A page before it is drawn: its address, its template, and what the template is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from thang.engine.framework import Language
from thang.look.charts import Chart
from thang.window.addresses import edition_folder
from thang.window.editions import Publication, Series
from thang.words.figures import day, fixed
from thang.words.site import site_text


@dataclass(frozen=True, slots=True)
class Link:
    """`address` is below the language's folder; empty for plain text."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with the address of its files, below the language's folder and without their ending."""

    chart: Chart
    address: str


@dataclass(frozen=True, slots=True)
class Page:
    """`address` is below the language's folder; `nav` and `banners` are those of the edition."""

    address: str
    template: str
    title: str
    facts: Mapping[str, Any]
    drawings: Sequence[Drawing] = ()
    nav: Sequence[Link] = ()
    banners: Sequence[Link] = ()
    heading: str = ""
    footer: str = ""

    @property
    def root(self) -> str:
        """The way back to the folder of all languages."""
        return "../" * (self.address.count("/") + 1)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table with the key that it is sorted by."""

    text: str
    key: str = ""
    address: str = ""
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """One edition as one language shows it."""

    language: Language
    series: Series
    publication: Publication
    all_series: Sequence[Series] = field(default_factory=tuple)

    def say(self, name: str, **facts: str) -> str:
        return site_text(name, self.language, facts)

    @property
    def folder(self) -> str:
        one = self.publication
        return edition_folder(self.series.id, one.framework.edition, one.identity if one.replaced_by else "")

    @property
    def title(self) -> str:
        return self.publication.framework.title[self.language]

    def unit_address(self, unit: str) -> str:
        return f"{self.folder}/units/{self.publication.slugs[unit]}.html"

    def indicator_address(self, code: str) -> str:
        return f"{self.folder}/indicators/{code.replace('/', '-')}.html"

    def beside(self, address: str) -> str:
        """A relative link from the folders of units, indicators, maps and charts, which stand beside one another."""
        return "../" + address.removeprefix(self.folder + "/")

    def nav(self) -> list[Link]:
        names = {
            "ranking": "index",
            "map": "map/index",
            "method": "method",
            "data": "data",
            "check": "check",
            "corrections": "corrections",
            "search": "search",
        }
        return [Link(self.say(name), f"{self.folder}/{file}.html") for name, file in names.items()]

    def footer(self) -> str:
        """Which publication the page is made of."""
        return self.say("footer", identity=self.publication.identity)

    def banners(self) -> list[Link]:
        heir = next((one for one in self.series.editions if one.identity == self.publication.replaced_by), None)
        if heir is None:
            return []
        view = View(self.language, self.series, heir, self.all_series)
        return [Link(self.say("amended_banner"), f"{view.folder}/index.html")]

    def page(self, file: str, template: str, title: str, **facts: Any) -> Page:
        """`drawings` among the facts: name of the chart's files → chart, or None for one that is not drawn."""
        charts: Mapping[str, Chart | None] = facts.pop("drawings", {})
        drawn = [Drawing(chart, f"{self.folder}/charts/{name}") for name, chart in charts.items() if chart is not None]
        return Page(
            f"{self.folder}/{file}",
            template,
            title,
            facts,
            drawn,
            self.nav(),
            self.banners(),
            self.title,
            self.footer(),
        )

    def day(self, text: str) -> str:
        """A day as the language writes it."""
        return day(date.fromisoformat(text), self.language) if text else ""

    def figure(self, number: Fraction | None) -> str:
        places = self.publication.framework.publish.places
        return "–" if number is None else fixed(number, places, self.language)
