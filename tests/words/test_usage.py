"""What the command says of itself and of wrong use, in both languages."""

from __future__ import annotations

import ast
import errno
import os
import unicodedata
from pathlib import Path

import pytest

import thang
from thang.words.sentence import Sentence
from thang.words.usage import _PARSER, USAGE, parser_message, say, system_message

COMMAND = Path(thang.__file__).parent / "cli"

each_name = pytest.mark.parametrize("name", sorted(USAGE))


@each_name
def test_both_languages_say_it_and_each_in_its_own_words(name: str) -> None:
    sentence = USAGE[name]
    assert sentence.vi.strip()
    assert sentence.en.strip()
    assert sentence.vi != sentence.en


@each_name
def test_every_text_is_composed(name: str) -> None:
    for text in (USAGE[name].vi, USAGE[name].en):
        assert unicodedata.is_normalized("NFC", text)
        assert all(line.isprintable() for line in text.split("\n"))


@each_name
def test_both_languages_tell_the_same_facts(name: str) -> None:
    sentence = USAGE[name]
    assert Sentence(sentence.vi, "").gaps() == Sentence("", sentence.en).gaps()


def test_every_name_that_the_command_says_is_there() -> None:
    asked = set()
    for path in sorted(COMMAND.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_said = isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("say", "refuse") and node.args
            if isinstance(node, ast.Call) and is_said and isinstance(node.args[0], ast.Constant):
                asked.add(str(node.args[0].value))
    assert asked
    assert sorted(asked - set(USAGE)) == []


def test_facts_fill_the_sentence() -> None:
    assert say("no_file", "vi", {"found": "a.csv"}) == "không có tệp “a.csv”"
    assert say("no_file", "en", {"found": "a.csv"}) == "there is no file “a.csv”"
    assert say("unknown_unit", "en", {"found": "x", "nearest": "", "known": "a, b"}) == (
        "there is no unit “x” → a name from the table of values, such as: a, b"
    )


@pytest.mark.parametrize(
    ("message", "vi", "en"),
    [
        ("the following arguments are required: UNIT, CODE", "còn thiếu: UNIT, CODE", "missing: UNIT, CODE"),
        (
            "argument COMMAND: invalid choice: 'scoer' (choose from 'score', 'demo')",
            "COMMAND: không có “scoer” → có phải “score”? một trong: score, demo",
            "COMMAND: there is no “scoer” → did you mean “score”? one of: score, demo",
        ),
        (
            "argument --lang: invalid choice: 'zz' (choose from vi, en)",  # as Python 3.12 and later write it
            "--lang: không có “zz” → một trong: vi, en",
            "--lang: there is no “zz” → one of: vi, en",
        ),
        ("unrecognized arguments: --x y", "không hiểu “--x y”", "“--x y” is not understood"),
        ("argument --units: expected one argument", "--units cần một giá trị", "--units needs a value"),
        (
            "argument FILE: expected at least one argument",
            "FILE cần ít nhất một giá trị",
            "FILE needs at least one value",
        ),
        (
            "argument --json: ignored explicit argument 'x'",
            "--json không nhận giá trị “x”",
            "--json takes no value “x”",
        ),
        ("unrecognized arguments: a\nb", "không hiểu “a\nb”", "“a\nb” is not understood"),
    ],
)
def test_what_the_parser_says_is_said_in_our_words(message: str, vi: str, en: str) -> None:
    assert (parser_message(message, "vi"), parser_message(message, "en")) == (vi, en)


def test_every_sentence_of_the_parser_is_said_in_both_languages() -> None:
    for pattern, sentence in _PARSER.items():
        assert sentence.vi != sentence.en, pattern
        assert Sentence(sentence.vi, "").gaps() == Sentence("", sentence.en).gaps(), pattern


def test_an_unknown_message_of_the_parser_stays_as_it_is() -> None:
    assert parser_message("something else {found}", "vi") == "something else {found}"


def test_what_the_system_says_is_said_in_vietnamese_where_we_know_it() -> None:
    assert system_message(os.strerror(errno.ENOSPC), "vi") == "hết chỗ trên đĩa"
    assert system_message(os.strerror(errno.ENOSPC), "en") == os.strerror(errno.ENOSPC)
    assert system_message("Something new", "vi") == "Something new"
