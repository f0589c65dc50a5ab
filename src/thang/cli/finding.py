"""What the doctor found: a sentence with its facts, good or not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    sentence: str
    facts: dict[str, str]
    is_good: bool
    is_warning: bool = False  # to be seen to soon; the installation is sound all the same
