"""The closed lists: kinds of acts, and how an act stands on a day."""

from __future__ import annotations

KINDS = (
    "law",
    "resolution",
    "decree",
    "decision",
    "circular",
    "directive",
    "plan",
    "notice",
    "letter",
    "other",
)
STANDINGS = ("valid", "lapsed", "not_yet")
