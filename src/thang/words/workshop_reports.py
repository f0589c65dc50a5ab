"""What the pages of signed reports say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

REPORTS: dict[str, Sentence] = {
    "report": S("Báo cáo", "Report"),
}
