"""What the pages of evidence say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

EVIDENCE: dict[str, Sentence] = {
    "evidence": S("Tài liệu kiểm chứng", "Evidence"),
}
