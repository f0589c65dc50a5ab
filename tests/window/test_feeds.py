"""The feed by the rules of RFC 4287 and by an independent reader; the map of the site by sitemaps.org's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from tests.window.catalogues import BASE, HOSTILE, NEW, OLD, OTHER, SEEN, UNDATED, catalogue
from thang.engine.framework import Language
from thang.window.catalogue import Agent, Catalogue
from thang.window.feeds import ATOM, SITEMAP, XHTML, feed, feed_address, robots, sitemap

LANGUAGES: tuple[Language, Language] = ("vi", "en")
A = f"{{{ATOM}}}"
S = f"{{{SITEMAP}}}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# RFC 4287: what stands exactly once, and what at most once. More than one alternate link of a type and language is
# wrong too, and so is an entry without content that has no alternate link.
ONCE = {"feed": {"id", "title", "updated"}, "entry": {"id", "title", "updated"}}
AT_MOST_ONCE = {
    "feed": {"subtitle", "generator", "icon", "logo", "rights"},
    "entry": {"published", "summary", "content"},
}
KNOWN = {"author", "link", "entry", "category", "contributor"}


def tree(one: Catalogue, language: Language = "en") -> ElementTree.Element:
    return ElementTree.fromstring(feed(one, language))  # noqa: S314  # what we wrote ourselves


def text(node: ElementTree.Element, name: str) -> str:
    return node.findtext(A + name) or ""


def moment(written: str) -> datetime:
    """Raises ValueError for what RFC 3339 does not have."""
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", written)
    return datetime.fromisoformat(written)


def faults(node: ElementTree.Element) -> Iterator[str]:
    """What RFC 4287 does not allow of a feed and its entries."""
    kind = node.tag.removeprefix(A)
    names = [child.tag.removeprefix(A) for child in node]
    yield from (f"{kind}: no single {name}" for name in ONCE[kind] if names.count(name) != 1)
    yield from (f"{kind}: {name} twice" for name in AT_MOST_ONCE[kind] if names.count(name) > 1)
    yield from (f"{kind}: {name}?" for name in names if name not in ONCE[kind] | AT_MOST_ONCE[kind] | KNOWN)
    links = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in node.iter(A + "link")]
    if kind == "entry":
        yield from (["entry: two alternates"] if len(set(links)) != len(links) else [])
        yield from ([] if any(rel == "alternate" for rel, *_ in links) else ["entry: no alternate"])
    for entry in node.findall(A + "entry"):
        yield from faults(entry)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("title", ["", HOSTILE], ids=["plain", "hostile"])
def test_the_feed_keeps_the_rules_of_the_rfc(language: Language, title: str) -> None:
    root = tree(catalogue(title), language)
    assert root.tag == A + "feed"
    assert root.get(LANG) == language
    assert list(faults(root)) == []
    assert root.find(f"{A}author/{A}name") is not None, "entries have no author of their own"
    for node in (root, *root.findall(A + "entry")):
        moment(text(node, "updated"))


def test_a_feed_that_breaks_the_rules_is_found() -> None:
    """So that the check above is known to bite."""
    root = tree(catalogue())
    entry = root.findall(A + "entry")[0]
    for name in ("id", "link"):
        entry.remove(entry.findall(A + name)[0])
    root.append(ElementTree.Element(A + "updated"))
    assert sorted(faults(root)) == ["entry: no alternate", "entry: no single id", "feed: no single updated"]


def test_entries_go_from_the_newest_to_those_without_a_day() -> None:
    """Of two on one day the identity tells the order."""
    ids = [text(entry, "id") for entry in tree(catalogue()).findall(A + "entry")]
    assert ids == [f"urn:{identity}" for identity in (OTHER, NEW, OLD, UNDATED)]
    assert len(set(ids)) == len(ids)


def test_the_feed_is_as_new_as_its_newest_entry() -> None:
    root = tree(catalogue())
    moments = [moment(text(entry, "updated")) for entry in root.findall(A + "entry")]
    assert moment(text(root, "updated")) == max(moments) == datetime(2025, 11, 2, tzinfo=UTC)
    assert moments == sorted(moments, reverse=True)


def test_an_entry_without_a_day_says_so_and_names_none_as_published() -> None:
    last = tree(catalogue()).findall(A + "entry")[-1]
    assert text(last, "updated") == "1970-01-01T00:00:00Z"
    assert last.find(A + "published") is None
    assert "The publication names no day." in text(last, "summary")


def test_a_feed_of_nothing_is_still_a_feed() -> None:
    root = tree(replace(catalogue(), lines=()))
    assert list(faults(root)) == []
    assert text(root, "updated") == "1970-01-01T00:00:00Z"


def test_an_amendment_is_told_as_one_and_leads_to_what_it_amends() -> None:
    entries = {text(entry, "id"): entry for entry in tree(catalogue()).findall(A + "entry")}
    new, old = entries[f"urn:{NEW}"], entries[f"urn:{OLD}"]
    related = [link.get("href") for link in new.iter(A + "link") if link.get("rel") == "related"]
    assert related == [f"{BASE}en/xa/2025/index.html"]
    assert text(new, "title") == "Amended: Index xa/2025-b"
    assert text(old, "title") == "Published: Index xa/2025"
    assert not [link for link in entries[f"urn:{OTHER}"].iter(A + "link") if link.get("rel") == "related"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_independent_reader_reads_the_feed(language: Language) -> None:
    read: Any = feedparser.parse(feed(catalogue(), language))
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.author == "Sở Khoa học và Công nghệ (chiso@example.org)"
    assert {(link.rel, link.href) for link in read.feed.links} == {
        ("self", BASE + feed_address(language)),
        ("alternate", f"{BASE}{language}/index.html"),
    }
    assert [entry.link for entry in read.entries] == [
        f"{BASE}{language}/{page}/index.html" for page in ("tinh/2024", "xa/2025-b", "xa/2025", "xa/2026")
    ]
    assert [tuple(entry.updated_parsed)[:3] for entry in read.entries][:2] == [(2025, 11, 2)] * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_stay_texts_in_the_feed(language: Language) -> None:
    data = feed(catalogue(HOSTILE), language)
    assert not set(data.decode()) & set("\u202e\x00\x1b\u2028\r")
    root = ElementTree.fromstring(data)  # noqa: S314  # what we wrote ourselves
    assert {entry.findtext(A + "title", "").partition(": ")[2] for entry in root.findall(A + "entry")} == {SEEN}
    assert root.findtext(f"{A}author/{A}name") == SEEN
    assert not [node for node in root.iter() if node.tag.endswith("script")]


def test_a_publisher_without_page_and_mail_has_neither_element() -> None:
    author = tree(replace(catalogue(), publisher=Agent("Sở"))).find(A + "author")
    assert author is not None
    assert [child.tag for child in author] == [A + "name"]


def addresses(data: bytes) -> list[str]:
    root = ElementTree.fromstring(data)  # noqa: S314  # what we wrote ourselves
    return [node.text or "" for node in root.iter(S + "loc")]


def test_every_page_is_in_the_map_once_in_each_language() -> None:
    ((name, data),) = sitemap(BASE, ["index.html", "xa/2026/index.html", "index.html"])
    assert name == "sitemap.xml"
    assert addresses(data) == [
        f"{BASE}{one}/{page}" for page in ("index.html", "xa/2026/index.html") for one in LANGUAGES
    ]


def test_every_address_names_itself_and_the_other_language() -> None:
    ((_, data),) = sitemap(BASE, ["index.html"])
    root = ElementTree.fromstring(data)  # noqa: S314  # what we wrote ourselves
    wanted = [("alternate", one, f"{BASE}{one}/index.html") for one in LANGUAGES]
    for url in root.findall(S + "url"):
        links = url.findall(f"{{{XHTML}}}link")
        assert [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in links] == wanted


def test_more_addresses_than_fit_are_told_in_parts() -> None:
    pages = [f"xa/{number}.html" for number in range(5)]
    whole = dict(sitemap(BASE, pages, limit=4))
    assert list(whole) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert addresses(whole["sitemap.xml"]) == [f"{BASE}sitemap-{number}.xml" for number in (1, 2, 3)]
    parts = [addresses(whole[f"sitemap-{number}.xml"]) for number in (1, 2, 3)]
    assert [len(part) for part in parts] == [4, 4, 2]
    assert sum(parts, []) == addresses(dict(sitemap(BASE, pages))["sitemap.xml"])  # noqa: RUF017  # three short lists


def test_fifty_thousand_addresses_are_one_file_and_one_more_page_makes_two() -> None:
    pages = [f"p/{number}.html" for number in range(25_001)]
    assert [name for name, _ in sitemap(BASE, pages[:-1])] == ["sitemap.xml"]
    whole = dict(sitemap(BASE, pages))
    assert list(whole) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert max(map(len, whole.values())) < 50 * 1024 * 1024, "what sitemaps.org allows in bytes"
    assert len(addresses(whole["sitemap-1.xml"])) == 50_000


def test_hostile_addresses_stay_addresses() -> None:
    ((_, data),) = sitemap(BASE, [f"{HOSTILE}.html"])
    first, second = addresses(data)
    assert re.fullmatch(r"https://example\.org/dti/vi/[A-Za-z0-9%/._~-]+", first)
    assert second == first.replace("/vi/", "/en/")


def test_robots_are_led_to_the_map() -> None:
    assert robots(BASE).decode().splitlines()[-1] == "Sitemap: https://example.org/dti/sitemap.xml"
    assert b"Disallow" not in robots(BASE)


@pytest.mark.parametrize("base", ["", "example.org/", "https://example.org/dti", "https://a/\nDisallow: /"])
def test_a_base_that_is_no_address_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match=r"must look like https://example\.org/dti/"):
        list(sitemap(base, ["index.html"]))
    with pytest.raises(ValueError, match=r"must look like https://example\.org/dti/"):
        robots(base)
