"""The administrative units before and after 1 July 2025, as they are shipped (data/README.md says where from).

A code names nothing without its list: 15 was Yên Bái and is Lào Cai.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

DATA = Path(__file__).parent / "data"
TWO_TIERS = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of one of the two lists; `parent` is the code of the one above in the same list, empty for a province."""

    code: str
    name: str
    kind: str
    parent: str


@dataclass(frozen=True, slots=True)
class Link:
    """An old unit, by its code, went into a new one: wholly, or a part of it."""

    old: str
    new: str
    is_part: bool


@dataclass(frozen=True)
class Units:
    """Both lists and the links between them."""

    old: Mapping[str, Unit]
    new: Mapping[str, Unit]
    links: Sequence[Link]

    @cached_property
    def into(self) -> Mapping[str, Sequence[Link]]:
        """New code → the links that lead there."""
        found: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            found[link.new].append(link)
        return found

    @cached_property
    def lasting(self) -> Mapping[str, str]:
        """New code → old code of the units that are the same: one came wholly out of one of the same name.

        An equal code, even with an equal name, is not enough: other territory may have joined.
        """
        return {
            new: links[0].old
            for new, links in self.into.items()
            if len(links) == 1 and not links[0].is_part and self.old[links[0].old].name == self.new[new].name
        }

    def kind_of(self, new: str) -> str:
        """What happened, where the new unit is not an old one."""
        links = self.into[new]
        if len(links) > 1:
            return "consolidate"
        return "split" if links[0].is_part else "rename"


def units(folder: Path = DATA) -> Units:
    """As shipped: 34 provinces and 3,321 communes, and what was before them."""
    links = [Link(row["old"], row["new"], row["part"] == "part") for row in _rows(folder / "conversion-2025.csv")]
    return Units(_list(folder / "units-2024.csv"), _list(folder / "units-2025.csv"), links)


@dataclass(frozen=True, slots=True)
class Former:
    """A body of Lào Cai that was ranked for 2022, and what became of it; `on` is None where no day was read."""

    name: str
    kind: str
    hierarchy: str
    became: str
    on: date | None
    basis: str
    note: str


def former(folder: Path = DATA) -> list[Former]:
    """The nine whose totals were published."""
    kinds = {"party_board": "party_body", "broadcaster": "service_unit"}
    return [
        Former(
            row["name"],
            kinds.get(row["kind"], row["kind"]),
            row["hierarchy"],
            row["became"],
            date.fromisoformat(row["on"]) if row["on"] else None,
            row["basis"],
            " · ".join(part for part in (row["source"], row["inferred"]) if part),
        )
        for row in _rows(folder / "laocai-2022.csv")
    ]


def _list(path: Path) -> dict[str, Unit]:
    return {row["code"]: Unit(**row) for row in _rows(path)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
