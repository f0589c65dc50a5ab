"""Sentences with gaps."""

from __future__ import annotations

from thang.words.sentence import Sentence
from thang.words.terms import AGGREGATE_TERMS, TERMS, term

NEAREST = Sentence("lạ {found}⟦, có phải {nearest}?⟧", "unknown {found}⟦, did you mean {nearest}?⟧")


def test_each_language_has_its_own_text() -> None:
    assert NEAREST.say("vi", {"found": "a", "nearest": "b"}) == "lạ a, có phải b?"
    assert NEAREST.say("en", {"found": "a", "nearest": "b"}) == "unknown a, did you mean b?"


def test_an_optional_part_goes_where_its_fact_is_empty_or_not_there() -> None:
    assert NEAREST.say("en", {"found": "a", "nearest": ""}) == "unknown a"
    assert NEAREST.say("en", {"found": "a"}) == "unknown a"


def test_an_optional_part_needs_all_of_its_facts() -> None:
    sentence = Sentence("⟦{a} và {b}⟧.", "⟦{a} and {b}⟧.")
    assert sentence.say("en", {"a": "1"}) == "."
    assert sentence.say("vi", {"a": "1", "b": "2"}) == "1 và 2."


def test_optional_parts_stand_or_go_one_by_one() -> None:
    sentence = Sentence("x⟦ từ {low}⟧⟦ đến {high}⟧", "x⟦ from {low}⟧⟦ to {high}⟧")
    assert sentence.say("en", {"high": "3"}) == "x to 3"
    assert sentence.say("en", {"low": "1"}) == "x from 1"


def test_an_optional_part_without_gaps_always_stands() -> None:
    assert Sentence("a⟦ b⟧", "a⟦ b⟧").say("vi", {}) == "a b"


def test_a_gap_outside_optional_parts_is_empty_without_its_fact() -> None:
    assert NEAREST.say("vi", {}) == "lạ "


def test_what_a_fact_holds_is_never_read_as_a_gap_or_an_optional_part() -> None:
    facts = {"found": "{nearest} ⟦{found}⟧ {0} %s \\1", "nearest": "{found}"}
    assert NEAREST.say("en", facts) == "unknown {nearest} ⟦{found}⟧ {0} %s \\1, did you mean {found}?"


def test_braces_without_a_name_are_plain_text() -> None:
    assert Sentence("trong {…} và {}", "inside {…} and {}").say("en", {"": "x"}) == "inside {…} and {}"


def test_a_sentence_tells_the_gaps_of_both_languages() -> None:
    assert Sentence("{a}⟦ {b}⟧", "{a} {c}").gaps() == {"a", "b", "c"}


def test_every_term_is_said_in_both_languages() -> None:
    for name, sentence in (TERMS | AGGREGATE_TERMS).items():
        assert sentence.vi, name
        assert sentence.en, name
        assert sentence.vi != sentence.en, name
        assert not sentence.gaps(), name


def test_a_term_is_found_by_its_name() -> None:
    assert (term("rank", "vi"), term("rank", "en")) == ("Hạng", "Rank")


def test_one_term_has_one_word() -> None:
    for language in ("vi", "en"):
        words = [getattr(sentence, language) for sentence in TERMS.values()]
        assert len(words) == len(set(words)), language
