"""Publications and sites for the tests, and a reader of their pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.library.trio import SOUND_TRIO
from thang.bundle.publish import Notes, publish
from thang.engine.framework import Language
from thang.engine.score import compute
from thang.engine.succession import Succession
from thang.library.framework_file import parse_framework, read_framework
from thang.library.shipped import find_shipped
from thang.library.successions import read_successions
from thang.library.units import read_inputs
from thang.window.editions import in_series, read
from thang.window.page import Site
from thang.window.site import all_files

LANGUAGES: tuple[Language, Language] = ("vi", "en")
HOSTILE = "<script>alert(1)</script>\u202e{{ 7 * 7 }}"


def sealed(name: str, notes: Notes | None = None) -> bytes:
    """A shipped edition, published with its figures."""
    one = find_shipped(name)
    assert one is not None
    assert one.values is not None
    file = read_framework(one.framework)
    inputs = read_inputs(file.framework, one.values, one.units)
    return publish(file, compute(inputs.plans, inputs.units, inputs.answers), notes or Notes("2025-10-21")).data


def of_trio(framework: str, values: str, units: str, folder: Path, notes: Notes | None = None) -> bytes:
    trio = replace(SOUND_TRIO, framework=framework, values=values, units=units)
    return publish(parse_framework(framework.encode()), trio.run(folder), notes or Notes()).data


def site_of(*bundles: bytes, **facts: Any) -> Site:
    return Site(tuple(in_series([read(data) for data in bundles])), **facts)


def built(*bundles: bytes, **facts: Any) -> dict[str, bytes]:
    """Every file of the site, drawn anew."""
    return dict(all_files(site_of(*bundles, **facts)))


def mergers() -> tuple[Succession, ...]:
    """The rearrangement of the provinces of 2025."""
    shipped = find_shipped("vn-dti-province@2024")
    assert shipped is not None
    assert shipped.successions is not None
    found, faults = read_successions(shipped.successions)
    assert faults == []
    return tuple(found.values())


class Page(HTMLParser):
    """The cells of tables, the links and the tags of a page."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cell: list[str] | None = None
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        self.links += [value for name, value in attributes if name in ("href", "src") and value]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th") and self.cell is not None:
            self.rows[-1].append("".join(self.cell).strip())
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)


def pages(files: dict[str, bytes]) -> Iterator[tuple[str, Page]]:
    return ((name, Page(data)) for name, data in files.items() if name.endswith(".html"))
