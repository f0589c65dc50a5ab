"""What the pages of answers, of the board and of supplies say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

SUBMISSIONS: dict[str, Sentence] = {
    "submission": S("Báo cáo tự đánh giá", "Self-assessment"),
}
