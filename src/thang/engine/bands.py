"""Bands: intervals of values, each with what it earns; `Steps` is a list of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from thang.engine.numbers import ZERO, reaches


@dataclass(frozen=True, slots=True)
class Band:
    """An interval of values and what it earns, as a share of the max or in points; a bound left out is open."""

    share: Fraction | None = None
    points: Fraction | None = None
    at_least: Fraction | None = None
    above: Fraction | None = None
    at_most: Fraction | None = None
    below: Fraction | None = None

    def admits(self, value: Fraction) -> bool:
        return (
            (self.at_least is None or reaches(value, self.at_least))
            and (self.above is None or not reaches(self.above, value))
            and (self.at_most is None or reaches(self.at_most, value))
            and (self.below is None or not reaches(value, self.below))
        )

    def bounds(self) -> tuple[Fraction, ...]:
        return tuple(bound for bound in (self.at_least, self.above, self.at_most, self.below) if bound is not None)

    def on(self, points: Fraction) -> Band:
        if self.points is None:
            return self
        return replace(self, share=self.points / points if points else ZERO, points=None)
