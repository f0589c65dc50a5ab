"""What programs read: the files of every edition, the catalogue of all of them, feeds, and the list of addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from thang.engine.framework import Language
from thang.window.catalogue import LANGUAGES, Agent, Catalogue, File, catalogue_files
from thang.window.described import MEMBERS, SiteFacts, described, from_bundle
from thang.window.editions import Publication
from thang.window.feeds import feed, feed_address, robots, sitemap
from thang.window.linked import catalogue_linked, dataset_linked
from thang.window.page import Site, View
from thang.window.tables import SCORES, Make, tables
from thang.words.site import site_text

Files = Callable[[View], Iterable[File]]


@dataclass(frozen=True, slots=True, eq=False)
class EditionFile:
    """A file of an edition that machines read, of which bundle it is, and what makes it.

    `is_computed`: of figures that were computed again, and not of the bundle's members alone.
    """

    address: str
    bundle: bytes
    make: Make
    is_computed: bool = False


def edition_files(view: View) -> Iterator[EditionFile]:
    """The bundle, its members, and the same figures in other forms."""
    folder, one = view.data_folder, view.publication
    yield EditionFile(f"{folder}/{view.bundle_name}", one.data, lambda: [one.data])
    for name in MEMBERS:
        yield EditionFile(f"{folder}/{name}", one.data, partial(_member, one, name))
    for name, make in tables(one):
        yield EditionFile(f"{folder}/{name}", one.data, make, is_computed=name == SCORES)


def _member(publication: Publication, name: str) -> Sequence[bytes]:
    return [publication.members[name]]


def dataset_text(view: View) -> str:
    """What search engines read of an edition."""
    catalogue = _catalogue(view.site, from_bundle)
    one = next(one for one in catalogue.datasets() if one.identity == view.publication.identity)
    return dataset_linked(catalogue, one, view.language)


def catalogue_text(site: Site, language: Language) -> str:
    """What search engines read of the whole site."""
    return catalogue_linked(_catalogue(site, from_bundle), language)


def site_files(site: Site, pages: Iterable[str], files: Files) -> Iterator[tuple[str, bytes]]:
    """`pages`: addresses below a language's folder. `files`: those of an edition as they were written."""
    catalogue = _catalogue(site, files)
    yield from catalogue_files(catalogue).items()
    yield from ((feed_address(language), feed(catalogue, language)) for language in LANGUAGES)
    yield from sitemap(site.base, pages)
    yield "robots.txt", robots(site.base)


@cache
def _catalogue(site: Site, files: Files) -> Catalogue:
    """Without a publisher's name the site's own stands in, because a catalogue must have one."""
    agent = Agent(site.publisher or site_text("site", "vi"))
    return described(site.series, SiteFacts(site.base, agent, site.license, files))
