"""A GeoJSON file of areas, read with mistrust: it comes from outside, and is as large as its maker liked.

Only what a map needs is kept: polygons in degrees, and the texts that may name a unit. The first fault of every area
is told, all at once. Whether rings cross themselves is not looked at: they are drawn by the even-odd rule as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import Any, Never

from thang.engine.errors import Fault, Faulty, Spot
from thang.look.charts import Ring

LARGEST = 50_000_000
MOST_POINTS = 2_000_000
MOST_AREAS = 20_000  # the country had some 11,000 communes at most
MOST_TOLD = 50
LONGEST_NAME = 200
# Properties that name a unit, the likeliest first; the letters' case does not matter.
NAMES = ("unit", "name", "ten", "name_vi", "name:vi", "ten_dvhc", "tendvhc", "ten_xa", "tenxa", "ten_tinh", "tentinh")
# Elsewhere a number is none: units that are known by numbers would be taken for the rows of the file.
CODES = ("unit", "code", "ma", "ma_dvhc", "ma_xa", "maxa", "ma_tinh", "matinh")
Polygon = tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """An area as it stands in the file: its number there, from 1, its texts by property, and its polygons."""

    number: int
    texts: dict[str, str]
    polygons: tuple[Polygon, ...]

    @property
    def name(self) -> str:
        """How a message calls it."""
        known = sorted(self.texts, key=lambda key: (rank(key), key))
        return self.texts[known[0]] if known else ""


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The areas of a file; its text is the same for the same content and short, whatever the size."""

    file: str
    digest: str
    features: tuple[Feature, ...] = field(repr=False)


class _Wrong(Exception):
    """What is wrong with the area that is being read."""

    def __init__(self, kind: str, facts: dict[str, str] | None = None) -> None:
        super().__init__(kind)
        self.kind, self.facts = kind, facts or {}


def read_boundaries(path: Path) -> Boundaries:
    """Raises Faulty with everything that is wrong, and OSError where the file cannot be read."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    try:
        return parse_boundaries(data, str(path))
    except Faulty as error:
        raise Faulty(Fault(one.kind, one.place, one.found, one.facts, str(path)) for one in error.faults) from None


def parse_boundaries(data: bytes, file: str = "") -> Boundaries:
    """Raises Faulty.

    >>> square = b'{"type": "Polygon", "coordinates": [[[104, 22], [105, 22], [105, 23], [104, 22]]]}'
    >>> whole = b'{"type": "FeatureCollection", "features": [{"properties": {"ten": "A"}, "geometry": %s}]}' % square
    >>> [(one.name, len(one.polygons)) for one in parse_boundaries(whole).features]
    [('A', 1)]
    """
    found = _features(_json(data))
    features: list[Feature] = []
    faults: list[Fault] = []
    budget = [MOST_POINTS]
    for number, one in enumerate(found, start=1):
        texts = _texts(one)
        try:
            features.append(Feature(number, texts, tuple(_polygons(one, budget))))
        except _Wrong as wrong:
            name = Feature(number, texts, ()).name
            faults.append(Fault(wrong.kind, None, name, {"number": str(number), **wrong.facts}))
    if faults:
        raise Faulty(told(faults))
    return Boundaries(file, sha256(data).hexdigest(), tuple(features))


def told(faults: list[Fault]) -> list[Fault]:
    """So many as anyone reads, and how many more there are."""
    rest = len(faults) - MOST_TOLD
    return faults if rest <= 0 else [*faults[:MOST_TOLD], Fault("boundaries.more", None, str(rest))]


def rank(key: str) -> int:
    """How likely the property is to name the unit; lower is likelier."""
    key = key.lower()
    return NAMES.index(key) if key in NAMES else len(NAMES)


def _json(data: bytes) -> Any:
    if len(data) > LARGEST:
        _refuse(Fault("file.too_large", None, f">{LARGEST}", {"most": str(LARGEST)}))
    try:
        text = data.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        _refuse(Fault("file.not_utf8", None, f"0x{data[error.start]:02x}"))
    except json.JSONDecodeError as error:
        _refuse(Fault("boundaries.not_json", Spot(error.lineno, error.colno), "", {"problem": error.msg}))
    except RecursionError:
        _refuse(Fault("boundaries.nested", None))
    except ValueError:  # a whole number of more digits than Python reads
        _refuse(Fault("boundaries.no_number", None, "…"))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """One that says something twice says nothing: readers differ in which they take."""
    entries: dict[str, Any] = {}
    for key, value in pairs:
        if key in entries:
            _refuse(Fault("boundaries.same_key", None, key))
        entries[key] = value
    return entries


def _no_number(text: str) -> Never:
    _refuse(Fault("boundaries.no_number", None, text))


def _refuse(fault: Fault) -> Never:
    raise Faulty([fault]) from None


def _features(found: Any) -> list[Any]:
    kind = found.get("type") if isinstance(found, dict) else None
    features = found.get("features") if isinstance(found, dict) else None
    if kind != "FeatureCollection" or not isinstance(features, list):
        _refuse(Fault("boundaries.not_collection", None, kind if isinstance(kind, str) else ""))
    if not features:
        _refuse(Fault("boundaries.no_areas", None))
    if len(features) > MOST_AREAS:
        _refuse(Fault("boundaries.too_many_areas", None, str(len(features)), {"most": str(MOST_AREAS)}))
    return features


def _texts(feature: Any) -> dict[str, str]:
    """The properties that may name a unit: texts, and numbers where they are codes."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    entries = properties.items() if isinstance(properties, dict) else ()
    known = ((key, str(value)) for key, value in entries if type(value) in {str, int})
    return {key: text for key, text in known if _may_name(key, text.strip())}


def _may_name(key: str, text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and (key.lower() in CODES or not text.isdecimal())


def _polygons(feature: Any, budget: list[int]) -> Iterator[Polygon]:
    """Raises _Wrong for the area, Faulty where the whole file has too many points."""
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or kind not in ("Polygon", "MultiPolygon"):
        raise _Wrong("boundaries.not_area", {"type": kind if isinstance(kind, str) else ""})
    coordinates = geometry.get("coordinates")
    for polygon in _listed([coordinates] if kind == "Polygon" else coordinates):
        yield tuple(_ring(ring, budget) for ring in _listed(polygon))


def _listed(found: Any) -> list[Any]:
    if not isinstance(found, list) or not found:
        raise _Wrong("boundaries.shape")
    return found


def _ring(found: Any, budget: list[int]) -> Ring:
    budget[0] -= len(_listed(found))
    if budget[0] < 0:
        _refuse(Fault("boundaries.too_many_points", None, "", {"most": str(MOST_POINTS)}))
    ring = tuple(_place(one) for one in found)
    if ring[0] != ring[-1]:
        raise _Wrong("boundaries.ring_open", {"position": _shown(*ring[-1])})
    if len(ring) < 4:
        raise _Wrong("boundaries.ring_short", {"count": str(len(ring))})
    return ring


def _place(found: Any) -> tuple[float, float]:
    """Longitude and latitude; a height is passed over."""
    if not isinstance(found, list) or len(found) < 2 or not (_is_number(found[0]) and _is_number(found[1])):
        raise _Wrong("boundaries.position", {"position": str(found)[:60]})
    longitude, latitude = found[0], found[1]
    if -180 <= longitude <= 180 and -90 <= latitude <= 90:
        return float(longitude), float(latitude)
    is_swapped = -180 <= latitude <= 180 and -90 <= longitude <= 90
    raise _Wrong(
        "boundaries.swapped" if is_swapped else "boundaries.not_degrees", {"position": _shown(longitude, latitude)}
    )


def _is_number(value: Any) -> bool:
    """Not a yes or no, which Python counts among the numbers; 1e999 is read as infinite."""
    return type(value) is int or (type(value) is float and isfinite(value))


def _shown(longitude: float, latitude: float) -> str:
    return f"[{longitude}, {latitude}]"[:60]
