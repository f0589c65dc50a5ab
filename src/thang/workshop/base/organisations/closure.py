"""The closure of the hierarchies: made from placements, period by period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    """`child` stands under `parent` from a day to a day (None: still)."""

    child: int
    parent: int
    since: date
    until: date | None


class Circle(Exception):
    """An organisation would stand under itself."""


def ancestors(child: int, above: Mapping[int, Sequence[Place]], deepest: int = 20) -> Iterator[tuple[Place, int]]:
    """Everybody above, with the period in which the whole way up holds, and the depth. Raises Circle.

    >>> from datetime import date
    >>> day, later = date(2025, 7, 1), date(2026, 1, 1)
    >>> places = by_child([Place(3, 2, day, None), Place(2, 1, day, later), Place(2, 9, later, None)])
    >>> [(one.parent, str(one.since), str(one.until), depth) for one, depth in ancestors(3, places)]
    [(2, '2025-07-01', 'None', 1), (1, '2025-07-01', '2026-01-01', 2), (9, '2026-01-01', 'None', 2)]
    """
    ways = [(place, 1) for place in above.get(child, ())]
    while ways:
        way, depth = ways.pop(0)
        if way.parent == child or depth > deepest:
            raise Circle(child)
        yield way, depth
        for step in above.get(way.parent, ()):
            since, until = max(way.since, step.since), _earlier(way.until, step.until)
            if until is None or since < until:
                ways.append((Place(child, step.parent, since, until), depth + 1))


def by_child(places: Iterable[Place]) -> dict[int, list[Place]]:
    found: defaultdict[int, list[Place]] = defaultdict(list)
    for place in places:
        found[place.child].append(place)
    return dict(found)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)
