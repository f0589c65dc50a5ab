"""What machines follow a site by: an Atom feed in each language, the map of its pages, and the way to that map.

A publication without a day stands in a feed on the first day of 1970, at the end: RFC 4287 wants a date of every
entry, and a framework tells no end of its period that could stand in. The entry says that no day was named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thang.engine.framework import Language
from thang.look.markup import Markup, element, said
from thang.window.catalogue import LANGUAGES, Catalogue, Dataset, absolute, check_base
from thang.words.site_machines import machine_text

FEED, MAP = "feed.atom", "sitemap.xml"
ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NO_DAY = "1970-01-01"
# What sitemaps.org allows in one file.
LIMIT = 50_000

File = tuple[str, bytes]


def feed_address(language: Language) -> str:
    """
    >>> feed_address("vi")
    'vi/feed.atom'
    """
    return f"{language}/{FEED}"


def feed(catalogue: Catalogue, language: Language) -> bytes:
    """Publications and corrections as an Atom feed (RFC 4287), the newest first.

    Of two on one day, and of those without a day, the identity tells the order. An entry is known by the identity of
    its publication, whatever its address. A day is told as its midnight in UTC, so that it is still that day there and
    everywhere east of it.
    """
    newest = sorted(catalogue.datasets(), key=lambda one: (_day(one), one.identity), reverse=True)
    own, home = (absolute(catalogue.base, f"{language}/{name}") for name in (FEED, "index.html"))
    updated = max(map(_day, newest), default=NO_DAY)
    parts = [
        _text("id", own),
        _text("title", machine_text("feed", language)),
        _text("subtitle", catalogue.title[language]),
        _text("updated", _moment(updated)),
        element("author", *_author(catalogue)),
        element("link", rel="self", type="application/atom+xml", href=own),
        element("link", rel="alternate", type="text/html", hreflang=language, href=home),
        *(_entry(catalogue, one, language) for one in newest),
    ]
    return _document(element("feed", *parts, **{"xmlns": ATOM, "xml:lang": language}))


def _author(catalogue: Catalogue) -> Iterator[Markup]:
    agent = catalogue.publisher
    yield _text("name", agent.name)
    if agent.page:
        yield _text("uri", agent.page)
    if agent.email:
        yield _text("email", agent.email)


def _entry(catalogue: Catalogue, one: Dataset, language: Language) -> Markup:
    """An amendment is told as one: its title says so, and its summary why and of what."""
    kind = "amended" if one.amends else "published"
    page = absolute(catalogue.base, f"{language}/{one.page}")
    parts = [
        _text("id", one.urn),
        _text("title", machine_text(kind, language, {"title": one.title[language]})),
        _text("updated", _moment(_day(one))),
        *([_text("published", _moment(one.published_on))] if one.published_on else []),
        element("link", rel="alternate", type="text/html", hreflang=language, href=page),
        *_related(catalogue, one, language),
        _text("summary", " ".join(_summary(one, language))),
    ]
    return element("entry", *parts)


def _related(catalogue: Catalogue, one: Dataset, language: Language) -> Iterator[Markup]:
    """The page of what was amended, where this site has it."""
    for other in catalogue.datasets():
        if other.identity == one.amends:
            page = absolute(catalogue.base, f"{language}/{other.page}")
            yield element("link", rel="related", type="text/html", hreflang=language, href=page)


def _summary(one: Dataset, language: Language) -> Iterator[str]:
    yield one.about[language]
    if not one.published_on:
        yield machine_text("undated", language)


def _day(one: Dataset) -> str:
    return one.published_on or NO_DAY


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def sitemap(base: str, pages: Iterable[str], limit: int = LIMIT) -> Iterator[File]:
    """The map of the site: every page, below the folder of its language, once in each language, in the order given.

    Every address names itself and the other languages, as search engines want it. More addresses than fit in one file
    are told in parts that `sitemap.xml` lists; `limit` is theirs, counted in addresses. Raises ValueError for a base
    that is none.
    """
    check_base(base)
    entries = [_address(base, page, language) for page in dict.fromkeys(pages) for language in LANGUAGES]
    if len(entries) <= limit:
        yield MAP, _addresses(entries)
        return
    parts = [entries[at : at + limit] for at in range(0, len(entries), limit)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    listed = (element("sitemap", _text("loc", absolute(base, name))) for name in names)
    yield MAP, _document(element("sitemapindex", *listed, xmlns=SITEMAP))
    yield from ((name, _addresses(part)) for name, part in zip(names, parts, strict=True))


def _addresses(entries: list[Markup]) -> bytes:
    return _document(element("urlset", *entries, **{"xmlns": SITEMAP, "xmlns:xhtml": XHTML}))


def _address(base: str, page: str, language: Language) -> Markup:
    spoken = {one: absolute(base, f"{one}/{page}") for one in LANGUAGES}
    others = (element("xhtml:link", rel="alternate", hreflang=one, href=spoken[one]) for one in LANGUAGES)
    return element("url", _text("loc", spoken[language]), *others)


def robots(base: str) -> bytes:
    """Everything may be read, and where the map is. Of use only where the site stands at the root of its host.

    >>> print(robots("https://example.org/").decode(), end="")
    User-agent: *
    Allow: /
    Sitemap: https://example.org/sitemap.xml
    """
    check_base(base)
    return f"User-agent: *\nAllow: /\n\nSitemap: {absolute(base, MAP)}\n".encode()


def _text(name: str, text: str) -> Markup:
    return element(name, said(text))


def _document(root: Markup) -> bytes:
    return f"{DECLARATION}{root}\n".encode()
