"""Classes of a map: shares in fifths between the lowest and the highest."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

STEPS = 5


def step_of(share: Fraction | None, low: Fraction, high: Fraction) -> int | None:
    """The class from 0 to 4, None without a share; where all shares are equal it is the highest.

    >>> [step_of(Fraction(share, 10), Fraction(2, 10), Fraction(7, 10)) for share in (2, 3, 6, 7)]
    [0, 1, 4, 4]
    """
    if share is None:
        return None
    return STEPS - 1 if high == low else min(int((share - low) * STEPS / (high - low)), STEPS - 1)


def bounds(low: Fraction, high: Fraction) -> list[tuple[Fraction, Fraction]]:
    """From where to where each class reaches, lowest first.

    >>> [str(upper) for _, upper in bounds(Fraction(0), Fraction(1))]
    ['1/5', '2/5', '3/5', '4/5', '1']
    """
    return list(pairwise(low + (high - low) * at / STEPS for at in range(STEPS + 1)))
