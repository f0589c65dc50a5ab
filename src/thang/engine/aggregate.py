"""Aggregates: from the attainments of an indicator's applicable children to its own.

One function an aggregate, found by name in `AGGREGATES`. Children of weight 0 have been left out; there is at least
one. `best` and `worst` compare points, so each part carries its max beside its weight.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from operator import mul
from typing import NamedTuple

from thang.engine.numbers import ZERO, geometric_mean, harmonic_mean, on_common, quotient, weighted_mean


class Parts(NamedTuple):
    """The applicable children: whole-number weights, attainments, and for `best` and `worst` maxima in points."""

    weights: Sequence[int]
    attainments: Sequence[Fraction]
    maxima: Sequence[Fraction]

    def points(self) -> tuple[list[int], int]:
        """The children's points as numerators on one denominator, and that."""
        shares, common = on_common(self.attainments)
        tops, common_of_tops = on_common(self.maxima)
        return list(map(mul, shares, tops)), common * common_of_tops


def mean(parts: Parts, maximum: Fraction) -> Fraction:
    """Σ wᵢ·aᵢ ÷ Σ wᵢ; under `sum` the weights are the maxima.

    >>> mean(Parts([20, 10], [Fraction(1), Fraction(1, 2)], []), Fraction(30))
    Fraction(5, 6)
    """
    return weighted_mean(parts.weights, parts.attainments)


def geometric(parts: Parts, maximum: Fraction) -> Fraction:
    """Π aᵢ^(wᵢ ÷ Σ w); one 0 makes it 0."""
    return geometric_mean(parts.weights, parts.attainments)


def harmonic(parts: Parts, maximum: Fraction) -> Fraction:
    """Σ wᵢ ÷ Σ (wᵢ ÷ aᵢ); one 0 makes it 0.

    >>> harmonic(Parts([1, 1], [Fraction(1), Fraction(1, 3)], []), Fraction(1))
    Fraction(1, 2)
    """
    return harmonic_mean(parts.weights, parts.attainments) if all(parts.attainments) else ZERO


def best(parts: Parts, maximum: Fraction) -> Fraction:
    """The points of the child with most, ÷ the node's max."""
    points, common = parts.points()
    return quotient(Fraction(max(points), common), maximum)


def worst(parts: Parts, maximum: Fraction) -> Fraction:
    """The points of the child with fewest, ÷ the node's max."""
    points, common = parts.points()
    return quotient(Fraction(min(points), common), maximum)


Aggregate = Callable[[Parts, Fraction], Fraction]

AGGREGATES: dict[str, Aggregate] = {
    "sum": mean,
    "mean": mean,
    "geometric": geometric,
    "harmonic": harmonic,
    "best": best,
    "worst": worst,
}
BY_POINTS = frozenset({"best", "worst"})
