"""Supplied boundaries and the units of a publication: which area is whose, what must be on the map, and the map.

No boundaries are shipped. A map of areas always goes with its table, the ranking.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from thang.engine.errors import Fault, Faulty
from thang.engine.framework import Language
from thang.look.charts import Area, AreaMap, Caption
from thang.look.keys import search_key
from thang.look.markup import clean
from thang.look.steps import bounds, step_of
from thang.look.tiles import provinces
from thang.window.geojson import Boundaries, Feature, Polygon, rank, read_boundaries, told
from thang.words.figures import percent
from thang.words.site_boundaries import boundaries_text

__all__ = ["Boundaries", "Shown", "area_map", "check_boundaries", "missing_archipelagos", "read_boundaries"]

Named = Mapping[str, str]
"""Names by unit; a unit without a name has its own text as one."""

_NOT_WORD = re.compile(r"[\W_]+")
_KINDS = {
    "tỉnh": "tỉnh",
    "thành phố": "tp",
    "tp": "tp",
    "xã": "xã",
    "phường": "phường",
    "thị trấn": "thị trấn",
    "thị xã": "thị xã",
    "đặc khu": "đặc khu",
    "huyện": "huyện",
    "quận": "quận",
}
_PLAIN_KINDS = {search_key(kind): known for kind, known in _KINDS.items()}
_PREFIX = re.compile(rf"({'|'.join(_KINDS)})\.?\s+(?=[^\W\d])", re.IGNORECASE)

# West, south, east and north. Chosen here, generous, to find islands by; they say nothing of any border.
ARCHIPELAGOS = {"Hoàng Sa": (111.0, 15.7, 113.0, 17.2), "Trường Sa": (111.3, 6.5, 117.4, 12.1)}
# A place on land in the province that each belongs to: Đà Nẵng and Khánh Hòa.
_ON_LAND = {"Hoàng Sa": (108.20, 16.06), "Trường Sa": (109.17, 12.25)}
_NORTHERN, _SOUTHERN = 22.0, 10.5  # areas that reach beyond both are taken for those of the whole country


@dataclass(frozen=True, slots=True)
class Shown:
    """What the map shows of a unit; a share of None is no figure."""

    unit: str
    name: str
    share: Fraction | None
    text: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class _Match:
    """Areas by unit, the archipelagos that are areas of no unit, and what does not fit."""

    areas: Mapping[str, Feature]
    apart: Mapping[str, Feature]
    faults: Sequence[Fault]


def check_boundaries(boundaries: Boundaries, groups: Sequence[Named]) -> None:
    """Raises Faulty where no group has exactly these areas; what is wrong is told of the group that comes nearest."""
    matches = [_matched(boundaries, named) for named in groups]
    if matches and all(match.faults for match in matches):
        nearest = max(matches, key=lambda match: (len(match.areas), -len(match.faults)))
        raise Faulty(told([replace(fault, file=boundaries.file) for fault in nearest.faults]))


def area_map(boundaries: Boundaries, shown: Sequence[Shown], title: str, language: Language) -> AreaMap | None:
    """The units in fifths between the lowest and the highest share; None where the areas are not theirs."""
    match = _matched(boundaries, {one.unit: one.name for one in shown})
    shares = [one.share for one in shown if one.share is not None]
    if match.faults or not shares:
        return None
    low, high = min(shares), max(shares)
    areas = [_area(one, match.areas[one.unit], step_of(one.share, low, high)) for one in shown]
    areas += [Area("", "", name, polygons=one.polygons, is_apart=True) for name, one in sorted(match.apart.items())]
    steps = [f"{percent(lower, language, 1)} – {percent(upper, language, 1)}" for lower, upper in bounds(low, high)]
    return AreaMap(
        title,
        boundaries_text("description", language),
        tuple(areas),
        tuple(steps),
        boundaries_text("absent", language),
        tuple(_captions(boundaries, language)),
    )


def missing_archipelagos(boundaries: Boundaries, units: Collection[str] = ()) -> tuple[str, ...]:
    """Hoàng Sa and Trường Sa where the areas are those of the country, or of their province, and do not have them.

    The areas are the country's where they reach far enough north and south, or where the units are the provinces.
    """
    is_country = _is_country(boundaries) or sorted(units) == sorted(place.unit for place in provinces().places)
    return tuple(
        name
        for name, box in ARCHIPELAGOS.items()
        if (is_country or _is_on(boundaries, _ON_LAND[name])) and not list(_inside(boundaries.features, box))
    )


def _area(shown: Shown, feature: Feature, step: int | None) -> Area:
    name = shown.name or shown.unit
    return Area(
        code=shown.unit,
        label=_PREFIX.sub("", clean(name), count=1) if _PREFIX.match(clean(name)) else name,
        title=f"{name}: {shown.text}",
        text=shown.text,
        step=step,
        value=shown.share,
        href=shown.href,
        polygons=feature.polygons,
    )


def _captions(boundaries: Boundaries, language: Language) -> Iterator[Caption]:
    """Below the southernmost of the islands, in the middle between west and east."""
    for name, box in ARCHIPELAGOS.items():
        places = [place for polygon in _inside(boundaries.features, box) for place in polygon[0]]
        if places:
            across = [longitude for longitude, _ in places]
            middle, south = (min(across) + max(across)) / 2, min(latitude for _, latitude in places)
            yield Caption(boundaries_text(name, language), middle, south)


# --- Which area is whose ----------------------------------------------------------------------------------------------


def _matched(boundaries: Boundaries, named: Named) -> _Match:
    """By the one property that names the most units, so that a column of provinces is not taken for communes."""
    find = _Finder(named)
    key = _property(boundaries.features, find)
    if key is None:
        seen = sorted({key for one in boundaries.features for key in one.texts})
        wanted = ", ".join(list(named.values())[:3])
        return _Match({}, {}, [Fault("boundaries.no_names", None, ", ".join(seen), {"wanted": wanted})])
    by_unit: dict[str, list[Feature]] = defaultdict(list)
    apart: dict[str, Feature] = {}
    faults: list[Fault] = []
    for one in boundaries.features:
        units = find(one.texts.get(key, ""))
        island = None if units else _archipelago(one, key)
        if len(units) == 1:
            by_unit[units[0]].append(one)
        elif island is not None and island not in apart:
            apart[island] = one
        else:
            faults.append(_misfit(one, key, units))
    faults += _uneven(by_unit, named, key)
    return _Match({unit: features[0] for unit, features in by_unit.items()}, apart, faults)


def _misfit(feature: Feature, key: str, units: Sequence[str]) -> Fault:
    facts = {"number": str(feature.number), "property": key, "units": ", ".join(units)}
    kind = "boundaries.ambiguous" if units else "boundaries.unknown_area"
    return Fault(kind, None, feature.texts.get(key) or feature.name, facts)


def _uneven(by_unit: Mapping[str, Sequence[Feature]], named: Named, key: str) -> Iterator[Fault]:
    """Units with no area or with more than one: two of one name may be two places."""
    for unit in named:
        features = by_unit.get(unit, ())
        if not features:
            yield Fault("boundaries.unit_missing", None, unit, {"property": key})
        elif len(features) > 1:
            numbers = ", ".join(str(one.number) for one in features)
            yield Fault("boundaries.unit_twice", None, unit, {"numbers": numbers})


def _property(features: Sequence[Feature], find: _Finder) -> str | None:
    named: dict[str, set[str]] = defaultdict(set)
    for one in features:
        for key, text in one.texts.items():
            named[key].update(find(text))
    best = min(named, key=lambda key: (-len(named[key]), rank(key), key), default=None)
    return best if best is not None and named[best] else None


class _Finder:
    """The units that a name can mean: by its text, else its words, else without its kind, else without marks.

    A name that says its kind never means a unit of another kind: a ward is not the commune of the same name.
    """

    def __init__(self, named: Named) -> None:
        self._known: list[dict[str, list[tuple[str, str]]]] = [defaultdict(list) for _ in range(5)]
        for unit, name in named.items():
            for text in sorted({unit, name} - {""}):
                for known, (key, kind) in zip(self._known, _keys(text), strict=True):
                    known[key].append((kind, unit))

    def __call__(self, text: str) -> list[str]:
        for known, (key, kind) in zip(self._known, _keys(text), strict=True):
            meant = {unit for other, unit in known.get(key, ()) if key and (not kind or not other or kind == other)}
            if meant:
                return sorted(meant)
        return []


def _keys(text: str) -> list[tuple[str, str]]:
    """Keys with the kind that the name says, from the strictest to the loosest."""
    exact = clean(text)
    marked = _NOT_WORD.sub(" ", unicodedata.normalize("NFC", exact.lower())).strip()
    plain = _NOT_WORD.sub(" ", search_key(exact)).strip()
    bare, kind = _without_kind(marked, _PLAIN_KINDS if marked.isascii() else _KINDS)
    bare_plain = " ".join(plain.split(" ")[len(marked.split(" ")) - len(bare.split(" ")) :])
    return [(exact, kind), (marked, kind), (bare, kind), (plain, kind), (bare_plain, kind)]


def _without_kind(name: str, kinds: Mapping[str, str]) -> tuple[str, str]:
    for kind, known in kinds.items():
        if name.startswith(kind + " "):
            return name.removeprefix(kind + " "), known
    return name, ""


# --- Where areas lie --------------------------------------------------------------------------------------------------


def _archipelago(feature: Feature, key: str) -> str | None:
    """The archipelago that an area of no unit is, by its name and its place."""
    name = search_key(clean(feature.texts.get(key) or feature.name))
    for known, box in ARCHIPELAGOS.items():
        if name.endswith(search_key(known)) and len(list(_inside([feature], box))) == len(feature.polygons):
            return known
    return None


def _inside(features: Sequence[Feature], box: tuple[float, float, float, float]) -> Iterator[Polygon]:
    """Polygons that lie wholly within the box."""
    west, south, east, north = box
    for feature in features:
        for polygon in feature.polygons:
            if all(west <= longitude <= east and south <= latitude <= north for longitude, latitude in polygon[0]):
                yield polygon


def _is_country(boundaries: Boundaries) -> bool:
    latitudes = [latitude for one in boundaries.features for polygon in one.polygons for _, latitude in polygon[0]]
    return max(latitudes) > _NORTHERN and min(latitudes) < _SOUTHERN


def _is_on(boundaries: Boundaries, place: tuple[float, float]) -> bool:
    """Whether the place is in one of the areas, by the even-odd rule."""
    return any(
        sum(_crosses(place, *edge) for ring in polygon for edge in pairwise(ring)) % 2 == 1
        for one in boundaries.features
        for polygon in one.polygons
    )


def _crosses(place: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Whether the edge lies to the east of the place at its latitude."""
    (x, y), (x1, y1), (x2, y2) = place, start, end
    return (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1)
