"""Where a unit's tile stands: the provinces roughly as on a map, any other units by the alphabet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path

from thang.look.keys import sort_key

FOLDER = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Place:
    """A unit's place in the grid, with a name short enough for a tile."""

    unit: str
    label: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of units. `is_by_alphabet`: not where they are on a map, which a reader must be told.

    `apart` are tiles without figures of their own that belong to a unit: the archipelagos of the provinces.
    """

    places: tuple[Place, ...]
    is_by_alphabet: bool
    apart: tuple[Place, ...] = ()


@cache
def provinces() -> Layout:
    """The 34 provinces and cities since 1 July 2025, with Hoàng Sa (TP. Đà Nẵng) and Trường Sa (Khánh Hòa)."""
    return Layout(_read("provinces.csv"), is_by_alphabet=False, apart=_read("archipelagos.csv"))


def grid_for(names: Iterable[str], columns: int | None = None) -> Layout:
    """A compact grid of any units in the order of the Vietnamese alphabet, row by row, about twice as high as wide.

    >>> [(place.unit, place.row, place.column) for place in grid_for(["Bắc Hà", "Ân Thi", "An Lạc"], columns=2).places]
    [('An Lạc', 0, 0), ('Ân Thi', 0, 1), ('Bắc Hà', 1, 0)]
    """
    ordered = sorted(names, key=lambda name: (sort_key(name), name))
    wide = columns or min(max(ceil(len(ordered) ** 0.5 * 0.75), 4), 8)
    return Layout(tuple(Place(name, name, *divmod(i, wide)) for i, name in enumerate(ordered)), is_by_alphabet=True)


def layout_for(names: Iterable[str]) -> Layout:
    """The map of the provinces where these are exactly they, else the grid by the alphabet."""
    units = list(names)
    return provinces() if sorted(units) == sorted(place.unit for place in provinces().places) else grid_for(units)


def _read(name: str) -> tuple[Place, ...]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Place(row["unit"], row["label"], int(row["row"]), int(row["column"])) for row in rows)
