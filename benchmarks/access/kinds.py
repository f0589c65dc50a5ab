"""Which pages are looked at: of every kind the largest one, found by walking the folder of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

LANGUAGES = ("vi", "en")
# Folders with a page for each of many things: those of one folder are one kind.
MANY = {"units", "indicators", "news"}
LARGEST = 3_000_000  # of a page, in bytes: one beyond stands for its kind only if there is no other


def pages(site: Path) -> Iterator[str]:
    """The addresses of all pages below the site's folder, sorted."""
    return iter(sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")))


def kind(address: str, everything: frozenset[str] = frozenset()) -> str:
    """What kind of page an address has; indicators with others below them are a kind of their own.

    >>> kind("vi/dti/2024/index.html"), kind("en/dti/2024/units/lao-cai.html"), kind("vi/news/index.html")
    ('ranking', 'unit', 'news list')
    >>> kind("vi/dti/2024/indicators/1.html", frozenset({"vi/dti/2024/indicators/1.1.html"}))
    'indicator branch'
    >>> kind("vi/index.html"), kind("index.html"), kind("vi/dti/latest/index.html"), kind("vi/dti/2024/map/index.html")
    ('home', 'front door', 'latest', 'map')
    """
    language, *folders = PurePosixPath(address).parts[:-1] or ("",)
    stem = PurePosixPath(address).stem
    if language not in LANGUAGES:
        return "front door" if address == "index.html" else f"outside/{stem}"
    if not folders:
        return "home" if stem == "index" else stem
    if folders[-1] in MANY:
        return _of_many(address, folders[-1], stem, everything)
    if stem != "index":
        return stem
    if folders[-1] == "latest":
        return "latest"
    return "ranking" if len(folders) == 2 else folders[-1]


def _of_many(address: str, folder: str, stem: str, everything: frozenset[str]) -> str:
    if stem == "index":
        return f"{folder} list"
    if folder == "indicators":
        below = address.removesuffix(".html")
        has_more = any(one.startswith((f"{below}.", f"{below}-")) and one != address for one in everything)
        return "indicator branch" if has_more else "indicator leaf"
    return {"units": "unit", "news": "news item"}[folder]


def chosen(site: Path, languages: tuple[str, ...] = LANGUAGES) -> Mapping[str, str]:
    """Kind and language → the address of the page that stands for it, the front door first."""
    every = list(pages(site))
    everything = frozenset(every)
    found: dict[str, list[str]] = {}
    for address in every:
        language = PurePosixPath(address).parts[0]
        if language in languages or address == "index.html":
            name = kind(address, everything)
            found.setdefault(name if address == "index.html" else f"{name}, {language}", []).append(address)
    return {name: _largest(site, addresses) for name, addresses in found.items()}


def _largest(site: Path, addresses: list[str]) -> str:
    sizes = {address: (site / address).stat().st_size for address in addresses}
    usual = [address for address in addresses if sizes[address] <= LARGEST]
    return max(usual, key=lambda one: sizes[one]) if usual else min(addresses, key=lambda one: sizes[one])
