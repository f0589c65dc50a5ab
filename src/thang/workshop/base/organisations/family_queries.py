"""The family tree of an organisation: from whom it came, and what became of it, over several rearrangements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from thang.workshop.base.organisations.models import Organisation, Rearrangement, Succession
from thang.workshop.base.organisations.queries import Reach, called, is_seen, last_name

STEPS = 6
Rows = Mapping[int, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody in the family tree. `is_part`: only a part went; `further`: those a step away from it."""

    organisation: Organisation
    rearrangement: Rearrangement
    is_part: bool
    is_seen: bool
    further: Sequence[Relative]


@dataclass(frozen=True, slots=True)
class Family:
    """Where an organisation came from and what became of it, each by the day of the rearrangement."""

    before: Sequence[Relative]
    after: Sequence[Relative]

    @property
    def everybody(self) -> Iterator[Relative]:
        waiting = [*self.before, *self.after]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(one.further)


def family(one: Organisation, reach: Reach, steps: int = STEPS) -> Family:
    """A query a step, for both sides; it is said of each whether the reader sees it."""
    before, after = _Side("successor", "predecessor", one.pk), _Side("predecessor", "successor", one.pk)
    for _ in range(steps):
        if not (before.front or after.front):
            break
        asked = Q(successor__in=before.front) | Q(predecessor__in=after.front)
        rows = list(_rows(reach).filter(asked))
        for side in (before, after):
            side.take(rows)
    return Family(before.relatives(one.pk, steps), after.relatives(one.pk, steps))


def _rows(reach: Reach) -> QuerySet[Any]:
    rows: QuerySet[Any] = Succession.objects.select_related("predecessor", "successor", "rearrangement")
    for near, which in (("successor", "predecessor"), ("predecessor", "successor")):
        further = Succession.objects.filter(**{near: OuterRef(which)})
        rows = rows.annotate(
            **{
                f"{which}_called": last_name(which),
                f"{which}_is_seen": is_seen(reach, which),
                f"{which}_goes_on": Exists(further),
            }
        )
    return rows.order_by(F("rearrangement__on").asc(nulls_first=True), "pk")


class _Side:
    """One of the two directions. `near` is the end of a succession from which one comes, `far` where it leads."""

    def __init__(self, near: str, far: str, start: int) -> None:
        self._near, self._far = near, far
        self._rows: defaultdict[int, list[Any]] = defaultdict(list)
        self.front, self._known = {start}, {start}

    def take(self, rows: Sequence[Any]) -> None:
        """What leads on from the front; the front goes where there is more."""
        mine = [row for row in rows if getattr(row, f"{self._near}_id") in self.front]
        for row in mine:
            self._rows[getattr(row, f"{self._near}_id")].append(row)
        reached = {getattr(row, f"{self._far}_id") for row in mine if getattr(row, f"{self._far}_goes_on")}
        self.front = reached - self._known
        self._known |= reached

    def relatives(
        self, start: int, steps: int, limit: date | None = None, way: frozenset[int] = frozenset()
    ) -> list[Relative]:
        """Those a step away, each with its own; a way goes one way in time, and through no rearrangement twice."""
        return [self._relative(row, steps, limit, way) for row in self._leading(start, limit, way)] if steps else []

    def _leading(self, start: int, limit: date | None, way: frozenset[int]) -> Iterator[Any]:
        for row in self._rows.get(start, ()):
            if row.rearrangement_id not in way and self._is_in_time(row.rearrangement.on, limit):
                yield row

    def _is_in_time(self, on: date | None, limit: date | None) -> bool:
        if on is None or limit is None:
            return True
        return on <= limit if self._far == "predecessor" else on >= limit

    def _relative(self, row: Any, steps: int, limit: date | None, way: frozenset[int]) -> Relative:
        who = called(getattr(row, self._far), getattr(row, f"{self._far}_called"))
        change = row.rearrangement
        further = self.relatives(who.pk, steps - 1, change.on or limit, way | {change.pk})
        return Relative(who, change, row.is_part, getattr(row, f"{self._far}_is_seen"), further)
