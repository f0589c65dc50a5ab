"""What the site before knew of itself: which texts its pages hold, so that those that stay the same are taken over."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from thang.window.compressed import opened
from thang.window.folder import GZ
from thang.window.ingredients import program
from thang.window.press import Drawn, Shown

MARK = ".thang-window"


class Damaged(Exception):
    """The site before is not as it was written: nothing of it can be taken over."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page that was written: below which language and folder, of what it was made, and what is known of it.

    `begin` and `end`: where its text stands in the compressed file.
    """

    file: str
    key: str
    title: str
    charts: tuple[Shown, ...]
    begin: int
    end: int

    def record(self) -> list[Any]:
        charts = [[one.title, one.name, one.has_picture] for one in self.charts]
        return [self.file, self.key, self.title, charts, self.begin, self.end]


def entry_of(record: list[Any]) -> Entry:
    file, key, title, charts, begin, end = record
    return Entry(file, key, title, tuple(Shown(*chart) for chart in charts), begin, end)


@dataclass
class Record:
    """What a site says of itself, in the file that marks it as ours.

    `verified`: the bundles that were found to hold. `editions`: `language/folder` → the key of the whole and its pages.
    """

    verified: set[str] = field(default_factory=set)
    editions: dict[str, tuple[str, list[Entry]]] = field(default_factory=dict)

    def text(self) -> bytes:
        editions = {
            name: [key, [one.record() for one in pages]] for name, (key, pages) in sorted(self.editions.items())
        }
        whole = {"program": program(), "verified": sorted(self.verified), "editions": editions}
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Before:
    """The site that stands, where it was built by this very program; else it knows nothing."""

    folder: Path
    record: Record

    @classmethod
    def at(cls, folder: Path) -> Before:
        try:
            found = json.loads((folder / MARK).read_text(encoding="utf-8"))
            if found["program"] != program():
                return cls(folder, Record())
            editions = {
                name: (key, [entry_of(one) for one in pages]) for name, (key, pages) in found["editions"].items()
            }
            return cls(folder, Record(set(found["verified"]), editions))
        except (OSError, ValueError, KeyError, TypeError):  # none, or of another time: everything is drawn
            return cls(folder, Record())

    def holds(self, data: bytes) -> bool:
        """Whether this very bundle was verified by this very program."""
        return sha256(data).hexdigest() in self.record.verified

    def pages(self, name: str, key: str) -> list[Entry] | None:
        """The pages of the edition where every one of them is made of the same; None where one may not be."""
        found = self.record.editions.get(name)
        return found[1] if found is not None and found[0] == key else None

    def by_key(self) -> dict[str, tuple[str, Entry]]:
        """Key → where the page stands, and what is known of it."""
        return {one.key: (name, one) for name, one in self._entries() if one.key}

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        return ((name, one) for name, (_, pages) in self.record.editions.items() for one in pages)

    def text(self, where: str, entry: Entry) -> tuple[Drawn, bytes]:
        """A page's text, and its compressed form. Raises Damaged when somebody changed the site by hand."""
        try:
            with open(f"{self.folder}/{where}/{entry.file}{GZ}", "rb") as file:  # as in `folder`
                packed = file.read()[entry.begin : entry.end]
            return Drawn(entry.title, opened(packed), entry.charts), packed
        except (OSError, zlib.error):
            raise Damaged from None
