"""What the pages of rounds say, in both languages."""

from __future__ import annotations

from thang.words.sentence import Sentence

S = Sentence

ROUNDS: dict[str, Sentence] = {
    "rounds": S("Kỳ đánh giá", "Rounds"),
}
