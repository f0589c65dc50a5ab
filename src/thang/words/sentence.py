"""Sentences with gaps: one text a language; a part in ⟦…⟧ is left out where one of its facts is empty."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from thang.engine.framework import Language

_OPTIONAL = re.compile(r"⟦([^⟧]*)⟧")
_GAP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    >>> Sentence("sai {found}⟦, gần nhất: {nearest}⟧", "wrong {found}⟦, nearest: {nearest}⟧").say("en", {"found": "x"})
    'wrong x'
    """

    vi: str
    en: str

    def say(self, language: Language, facts: Mapping[str, str]) -> str:
        text = self.vi if language == "vi" else self.en
        return _filled(_OPTIONAL.sub(lambda part: _if_known(part[1], facts), text), facts)

    def gaps(self) -> set[str]:
        """The facts that it can use."""
        return set(_GAP.findall(self.vi)) | set(_GAP.findall(self.en))


def _if_known(part: str, facts: Mapping[str, str]) -> str:
    return part if all(facts.get(gap) for gap in _GAP.findall(part)) else ""


def _filled(text: str, facts: Mapping[str, str]) -> str:
    """Every gap filled once; what facts contain is never read as a gap."""
    return _GAP.sub(lambda gap: facts.get(gap[1], ""), text)


def one_line(text: str) -> str:
    """The text without what a terminal would obey: line breaks and other characters that are not seen become blanks.

    >>> one_line("Xã\\r\\nBát \\x1b[31mXát")
    'Xã Bát [31mXát'
    """
    seen = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    return " ".join(seen.split())
