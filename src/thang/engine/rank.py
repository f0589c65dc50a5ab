"""Ranks within one group, from a compared figure and tie-breakers; ties by the framework's rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """What a unit is ranked by: the compared figure, then attainments of the tie-breaking nodes (None: last)."""

    unit: str
    figure: Fraction
    tie_break: tuple[Fraction | None, ...] = ()

    @property
    def key(self) -> tuple[Fraction, ...]:
        """Smaller is better."""
        return (-self.figure, *(Fraction(1) if share is None else -share for share in self.tie_break))


def competition(keys: Sequence[object]) -> list[int]:
    """1-1-3: equal keys share a rank and the next is skipped (the practice of the national DTI)."""
    ranks = [1] * len(keys)
    for index in range(1, len(keys)):
        ranks[index] = ranks[index - 1] if keys[index] == keys[index - 1] else index + 1
    return ranks


def dense(keys: Sequence[object]) -> list[int]:
    """1-1-2: equal keys share a rank and none is skipped."""
    ranks = [1] * len(keys)
    for index in range(1, len(keys)):
        ranks[index] = ranks[index - 1] + (keys[index] != keys[index - 1])
    return ranks


def ordinal(keys: Sequence[object]) -> list[int]:
    """1-2-3: equal keys follow the order of the units' texts."""
    return list(range(1, len(keys) + 1))


TIES: dict[str, Callable[[Sequence[object]], list[int]]] = {
    "competition": competition,
    "dense": dense,
    "ordinal": ordinal,
}


def ranks(standings: Sequence[Standing], ties: str) -> dict[str, int]:
    """The rank of every unit.

    >>> field = [Standing("A", Fraction(1, 2)), Standing("B", Fraction(3, 4)), Standing("C", Fraction(1, 2))]
    >>> ranks(field, "competition"), ranks(field, "dense"), ranks(field, "ordinal")
    ({'B': 1, 'A': 2, 'C': 2}, {'B': 1, 'A': 2, 'C': 2}, {'B': 1, 'A': 2, 'C': 3})
    """
    ordered = sorted((standing.key, standing.unit) for standing in standings)
    places = TIES[ties]([key for key, _ in ordered])
    return {unit: place for (_, unit), place in zip(ordered, places, strict=True)}
