"""Text as people type it: composition, blanks, excerpts."""

from __future__ import annotations

import unicodedata

_LONGEST_SHOWN = 80


def composed(text: str) -> str:
    """The same letters in one form (NFC): whether a mark is a character of its own depends on the keyboard."""
    return unicodedata.normalize("NFC", text)


def normal(text: str) -> str:
    """NFC without outer blanks, inner runs of blanks as one space: how units, headings and words are compared."""
    return " ".join(composed(text).split())


def excerpt(text: str) -> str:
    """The text, or as much of its beginning as a message can show.

    >>> excerpt("Xã Bát Xát"), len(excerpt("x" * 1000))
    ('Xã Bát Xát', 80)
    """
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
