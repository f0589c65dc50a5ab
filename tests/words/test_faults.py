"""Every fault that the code can raise has its sentences in both languages, and every sentence is used."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

import thang
from thang.engine.errors import Answer, Cell, Fault, Place, Spot
from thang.engine.framework import Language, MissingPolicy, NotApplicablePolicy, ZeroDenominatorPolicy
from thang.engine.plan import Lack
from thang.words.faults import FAULTS, fault_line, file_text, found_text, place_text, right_text
from thang.words.faults_boundaries import BOUNDARY_FAULTS
from thang.words.faults_cells import CELL_FAULTS
from thang.words.faults_framework import FRAMEWORK_FAULTS
from thang.words.faults_news import NEWS_FAULTS
from thang.words.faults_tables import TABLE_FAULTS
from thang.words.problems import PROBLEMS
from thang.words.sentence import Sentence

pytestmark = pytest.mark.slow

SOURCE = Path(thang.__file__).parent
KIND = re.compile(r"[a-z]+\.[a-z][a-z0-9_]*")
FILE_ENDINGS = (
    ".atom",
    ".css",
    ".csv",
    ".gif",
    ".html",
    ".jpg",
    ".js",
    ".json",
    ".jsonld",
    ".md",
    ".parquet",
    ".png",
    ".sig",
    ".sqlite3",
    ".svg",
    ".toml",
    ".ttf",
    ".ttl",
    ".txt",
    ".webp",
    ".woff2",
    ".xml",
    ".yaml",
    ".zip",
)
KINDS = sorted(FAULTS)
TABLES = (FRAMEWORK_FAULTS, CELL_FAULTS, TABLE_FAULTS, BOUNDARY_FAULTS, NEWS_FAULTS)
LANGUAGES: tuple[Language, ...] = ("vi", "en")
RAISERS = ("Fault", "refuse", "refusal", "_unknown")

each_kind = pytest.mark.parametrize("kind", KINDS)
each_language = pytest.mark.parametrize("language", LANGUAGES)


# --- What the source raises -------------------------------------------------------------------------------------------


@cache
def modules() -> tuple[ast.Module, ...]:
    """All that raises faults; the problems of a publication and what the workshop refuses have words of their own."""
    others = {"words", "bundle", "workshop"}
    paths = sorted(path for path in SOURCE.rglob("*.py") if others.isdisjoint(path.relative_to(SOURCE).parts))
    return tuple(ast.parse(path.read_text(encoding="utf-8")) for path in paths)


def walked() -> Iterator[ast.AST]:
    for module in modules():
        yield from ast.walk(module)


def calls(*names: str) -> Iterator[ast.Call]:
    for node in walked():
        if isinstance(node, ast.Call) and (getattr(node.func, "id", None) or getattr(node.func, "attr", None)) in names:
            yield node


def texts(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def f_strings() -> set[str]:
    """The kinds that are put together, with {} for what varies."""
    found = [call.args[0] for call in calls("Fault", "refusal", "_unknown")]
    found += [call.args[1] for call in calls("refuse") if len(call.args) > 1]
    return {
        "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in kind.values)
        for kind in found
        if isinstance(kind, ast.JoinedStr)
    }


def put_together() -> set[str]:
    problems = {str(call.args[0].value) for call in calls("FormulaError") if isinstance(call.args[0], ast.Constant)}
    policies = {
        Lack.MISSING: get_args(MissingPolicy),
        Lack.NOT_APPLICABLE: get_args(NotApplicablePolicy),
        Lack.NOT_ARISEN: get_args(ZeroDenominatorPolicy),
    }
    refused = {lack.value for lack, known in policies.items() if "error" in known}
    return {f"formula.{problem}" for problem in problems} | {f"cell.{lack}_refused" for lack in refused}


def directly() -> set[str]:
    """Kinds in the arguments of what makes a fault."""
    written = (text for call in calls(*RAISERS) for argument in call.args[:2] for text in texts(argument))
    return {text for text in written if KIND.fullmatch(text)}


def anywhere() -> set[str]:
    """Every text that looks like a kind, but names of checks, problems and files, and a default that none takes."""
    named = [call.args[0] for call in calls("Check", "Problem") if call.args]
    others = {str(name.value) for name in named if isinstance(name, ast.Constant)}
    defaults = {text for node in walked() if isinstance(node, ast.AnnAssign) and node.value for text in own(node.value)}
    written = {text for module in modules() for text in texts(module) if KIND.fullmatch(text)}
    return {text for text in written - others - defaults if not text.endswith(FILE_ENDINGS)}


def own(node: ast.AST) -> list[str]:
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


@cache
def supplied() -> set[str]:
    """The names of all facts: keys of mappings, wherever one is written."""
    keys = [key for node in walked() if isinstance(node, ast.Dict) for key in node.keys if key is not None]
    return {text for key in keys for text in own(key)}


def test_only_these_kinds_are_put_together() -> None:
    assert f_strings() == {"formula.{}", "cell.{}_refused"}


def test_every_kind_that_is_raised_has_its_sentences() -> None:
    said = set(FAULTS) | set(PROBLEMS)  # why a publication is refused has a table of its own
    assert sorted((directly() | anywhere() | put_together()) - said) == []


def test_every_sentence_is_of_a_kind_that_is_raised() -> None:
    assert sorted(set(FAULTS) - directly() - anywhere() - put_together()) == []


def test_the_tables_share_no_kind() -> None:
    assert len(FAULTS) == sum(map(len, TABLES))


# --- The sentences ----------------------------------------------------------------------------------------------------


@each_kind
def test_both_languages_say_it_and_each_in_its_own_words(kind: str) -> None:
    for sentence in FAULTS[kind]:
        assert sentence.vi.strip()
        assert sentence.en.strip()
        assert sentence.vi != sentence.en


@each_kind
def test_every_text_is_composed_and_of_one_line(kind: str) -> None:
    for sentence in FAULTS[kind]:
        for text in (sentence.vi, sentence.en):
            assert unicodedata.is_normalized("NFC", text)
            assert text.isprintable()
            assert text == text.strip()
            assert not re.search(r" {2}|⟦[^⟧]*⟦", text)
            assert text.count("⟦") == text.count("⟧")


@each_kind
def test_every_gap_is_filled_by_what_was_found_or_by_a_fact(kind: str) -> None:
    for sentence in FAULTS[kind]:
        assert sentence.gaps() <= supplied() | {"found"}


@each_kind
def test_both_languages_tell_the_same_facts(kind: str) -> None:
    vi, en = ("".join(getattr(part, language) for part in FAULTS[kind]) for language in LANGUAGES)
    assert Sentence(vi, "").gaps() == Sentence("", en).gaps()


@each_kind
def test_what_was_found_and_what_would_be_right_are_two_things(kind: str) -> None:
    found, right = FAULTS[kind]
    assert found != right


# --- The line ---------------------------------------------------------------------------------------------------------

HOSTILE = "a\nb\r\nc\x1b[31m\x00\u2028\u2029\u202e\u200b\x85\t{found} ⟦{known}⟧ → x"


def gaps(kind: str) -> set[str]:
    return FAULTS[kind][0].gaps() | FAULTS[kind][1].gaps()


def hostile(kind: str, place: Place | None) -> Fault:
    return Fault(kind, place, HOSTILE, dict.fromkeys(sorted(gaps(kind) - {"found"}), HOSTILE), HOSTILE)


@each_language
@each_kind
def test_hostile_content_stays_on_one_line_that_no_terminal_obeys(kind: str, language: Language) -> None:
    for place in (Spot(1, 2), Cell(3, HOSTILE), Cell(3), Answer(HOSTILE, HOSTILE), None):
        line = fault_line(hostile(kind, place), language)
        assert len(line.splitlines()) == 1
        assert line.isprintable()


@each_language
@each_kind
def test_a_fault_without_its_optional_facts_shows_no_brackets(kind: str, language: Language) -> None:
    fault = Fault(kind, Spot(1, 1), "x")
    assert found_text(fault, language)
    assert not set("⟦⟧") & set(found_text(fault, language) + right_text(fault, language))


def test_a_fact_is_not_longer_than_anyone_reads() -> None:
    fault = Fault("key.unknown", Spot(1, 1), "x" * 10_000, {"known": "y" * 10_000, "nearest": ""}, "a.yaml")
    assert fault_line(fault, "en") == (
        f"a.yaml:1:1: unknown key “{'x' * 499}…” → known here: {'y' * 499}…"  # 500 signs at most
    )


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Spot(3, 1), "a.yaml:3:1"),
        (Cell(7, "1.1"), "a.yaml:ROW 7, column 1.1"),
        (Cell(7), "a.yaml:ROW 7"),
        (Cell(1, "Đơn\nvị"), "a.yaml:ROW 1, column Đơn vị"),
        (Answer("a", "1"), "a.yaml"),
        (None, "a.yaml"),
    ],
    ids=str,
)
def test_a_place_is_the_file_and_where_in_it(place: Place | None, text: str) -> None:
    assert place_text(Fault("key.unknown", place, "x", file="a.yaml")) == text


def test_a_file_name_is_shown_with_its_control_characters_escaped() -> None:
    assert file_text("số liệu 2022.csv") == "số liệu 2022.csv"
    assert file_text("a\nb\x1b.csv") == r"a\nb\x1b.csv"


def test_the_line_says_place_found_and_right() -> None:
    fault = Fault("cell.outside", Cell(2, "1.1"), "101", {"low": "0", "high": "100"}, "v.csv")
    assert fault_line(fault, "vi") == (
        "v.csv:ROW 2, column 1.1: “101” nằm ngoài khoảng cho phép → một giá trị từ 0 đến tối đa 100"
    )
    assert fault_line(fault, "en") == "v.csv:ROW 2, column 1.1: “101” is outside its range → a value from 0 up to 100"


def test_where_a_framework_says_nothing_nothing_is_quoted() -> None:
    fault = Fault("type.text", Spot(4, 9), "", file="a.yaml")
    assert found_text(fault, "vi") == "chỗ này bỏ trống"
    assert found_text(fault, "en") == "nothing stands here"
    assert found_text(Fault("text.empty", Spot(4, 9)), "en") == "empty text “”"
