"""Units and their answers: who is scored, in which group, and what each reported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from thang.engine.values import Value


@dataclass(frozen=True, slots=True)
class Unit:
    """One organisation that is scored. `text` is its key, kept as given; `stated` the officially published figure."""

    text: str
    group: str
    ranked: bool = True
    attributes: frozenset[str] = frozenset()
    name: str = ""
    stated: Fraction | None = None


Answers = Mapping[str, Mapping[str, Value]]
"""Values by unit, then code; what is not there is missing."""
