"""One figure with what was promised for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `target` None: told, not promised."""

    name: str
    value: float
    unit: str
    target: float | None
    beside: str = ""

    @property
    def is_met(self) -> bool:
        return self.target is None or self.value <= self.target
