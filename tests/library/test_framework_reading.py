"""What a sound framework file is read as, and printed as again."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.sample import LEAF, SOUND, brief, edited
from thang.engine.bands import Band
from thang.engine.framework import Applies, Branch, Framework, Leaf, LevelBand, Text, Times, ValueSpec
from thang.engine.rules import Choice, Formula, Proportion, Steps, YesOrNo
from thang.engine.values import ValueType
from thang.library.framework_file import parse_framework, print_framework, read_framework
from thang.library.shipped import shipped

HALF = Fraction(1, 2)
CODES_OF_1 = ["1.1", "1.2", "1.3"]
CODES_OF_2 = ["2.1", "2.2", "2.3", "2.4", "2.5"]


def framework(*edits: tuple[str, str]) -> Framework:
    return parse_framework(edited(*edits).encode()).framework


def leaf(code: str, *edits: tuple[str, str]) -> Leaf:
    node = framework(*edits).node(code)
    assert isinstance(node, Leaf)
    return node


def test_the_sample_is_read_in_the_order_of_the_file() -> None:
    read = framework()
    assert (read.id, read.edition, read.title) == ("sample", "2024", Text("Bộ chỉ số thử", "Sample"))
    assert [group.max for group in read.groups] == [100, 80]
    assert [node.code for node in read.nodes()] == ["1", *CODES_OF_1, "2", *CODES_OF_2, "3"]
    assert read.levels is not None
    assert read.levels.bands[2] == LevelBand("high", Text("Cao"), from_=Fraction(3, 4))
    assert (read.availability, read.aggregate, read.ranking.tie_break) == (HALF, "sum", ("1",))


def test_rules_are_read_as_their_classes() -> None:
    assert leaf("1.2").rule == YesOrNo()
    assert leaf("1.3").rule == Choice({"head": Fraction(1), "deputy": HALF, "none": Fraction(0)})
    assert leaf("2.1").rule == Proportion(Fraction(4, 5))
    assert leaf("2.4").times == Times("2.1", "attainment")
    steps, formula = leaf("1.1").rule, leaf("2.3").rule
    assert isinstance(steps, Steps)
    assert isinstance(formula, Formula)
    assert steps.bands == (Band(at_least=Fraction(4), share=Fraction(1)), Band(at_least=Fraction(2), share=HALF))
    assert dict(formula.inputs) == {"x": "1.1", "y": "2.2"}


def test_values_and_limits_are_read() -> None:
    assert leaf("1.1").value == ValueSpec(ValueType.NUMBER, min=Fraction(0))
    assert leaf("3").bonus
    read = leaf("1.2", (LEAF, LEAF.replace("max: 10", "max: {a: 10, b: 10}, applies: {groups: [b, a], has: [cổng]}")))
    assert read.max == {"a": Fraction(10), "b": Fraction(10)}
    assert read.applies == Applies(frozenset({"a", "b"}), frozenset({"cổng"}))


def test_a_plain_text_is_vietnamese_and_stands_in_for_english() -> None:
    assert leaf("1.2").title == Text("Có kế hoạch")
    assert leaf("1.2").title["en"] == "Có kế hoạch"


def test_a_file_that_begins_with_a_mark_and_ends_its_lines_as_windows_does_is_read_the_same() -> None:
    data = b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode()
    assert parse_framework(data) == parse_framework(SOUND.encode())


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "2024-01-31", "1_000", "12:30", "null và void", "0b1"])
def test_words_that_older_yaml_took_for_something_else_are_texts(word: str) -> None:
    assert leaf("1.2", ("title: Có kế hoạch", f"title: {word}")).title.vi == word


@pytest.mark.parametrize(
    ("written", "max_read"),
    [("5e1", 50), ("50.0", 50), ("+50", 50), ("0.5e+2", 50), ("500e-1", 50), ("0050", 50), ("{a: 50, b: 5e1}", 50)],
)
def test_a_number_may_be_written_in_many_ways(written: str, max_read: int) -> None:
    branch = framework(("max: 50\n", f"max: {written}\n")).node("1")
    assert isinstance(branch, Branch)
    assert branch.max in (max_read, {"a": max_read, "b": max_read})


@pytest.mark.parametrize("written", ["0.25", "1/4", "25%", '"1/4"', "25 %", "2/8", "0.250", " 1 / 4 "])
def test_a_share_may_be_written_in_many_ways(written: str) -> None:
    levels = framework(("above: 0.25", f"above: {written}")).levels
    assert levels is not None
    assert levels.bands[1].above == Fraction(1, 4)


@pytest.mark.parametrize("rule", ["yes_no", "'yes_no'", "{yes_no: {}}", "{yes_no: {if_yes: 1}}"])
def test_a_rule_without_parameters_may_stand_bare(rule: str) -> None:
    assert leaf("1.2", ("rule: yes_no", f"rule: {rule}")).rule == YesOrNo()


@pytest.mark.parametrize(
    "edit",
    [
        ("succession: none", "succession: mean_of_main"),
        ("cites: [{number: 1/QĐ-UBND, date: 2024-01-31}]", "cites: []"),
        ('tie_break: ["1"]', "tie_break: []"),
        (', tie_break: ["1"]', ""),
        (", rounding: half_up", ""),
        ("    max: 50\n", ""),
        ("    max: 50\n", "    max: 50\n    rescale: true\n"),
        ("weight: 2", "weight: 0"),
        ("bonus: true", "penalty: true"),
        ("{target: 0.8}", "{target: 0, lower_is_better: true}"),
        ("{target: 0.8}", "{full_from: 0.8}"),
        ("{from: 20, to: 85}", "{from: 85, to: 20, transform: log}"),
        ("{at_least: 2, share: 1/2}", "{at_least: 2, points: 7.5}"),
        ("{at_least: 2, share: 1/2}", "{above: 0, below: 4, share: 0}"),
        ("{id: low, title: Thấp}", "{id: low, title: Thấp, from: 0}"),
        ("title: Thể chế", "title: {en: Institutions}"),
        ("title: Thể chế", "title: Thể chế\n    was: ['1', 2a]\n    hands: province\n    public: none"),
        ("evidence: {required: true, what: Biên bản}", "evidence: {}\n        collected_by: self"),
    ],
    ids=str,
)
def test_what_is_optional_may_be_said_or_not(edit: tuple[str, str]) -> None:
    assert brief(edited(edit)) == []


def test_a_max_of_zero_is_collected_and_not_scored() -> None:
    assert brief(edited((LEAF, LEAF + '\n      - {code: "1.4", title: Mới, max: 0, rule: yes_no}'))) == []


def test_an_indicator_that_is_absent_for_a_group_is_left_out_of_its_sum() -> None:
    only_a = '{code: "4", title: Riêng nhóm A, max: {a: 20}, rule: given}'
    assert brief(edited(("max: 100}", "max: 120}"), ("pillars:", f"  - {only_a}\npillars:"))) == []


@pytest.mark.parametrize("path", [one.framework for one in shipped()], ids=lambda path: str(path.parent.name))
def test_a_shipped_framework_printed_and_read_again_is_the_same(path: Path) -> None:
    file = read_framework(path)
    again = parse_framework(print_framework(file).encode())
    assert (again, again.digest) == (file, file.digest)


def test_the_sample_printed_and_read_again_is_the_same() -> None:
    file = parse_framework(SOUND.encode())
    assert parse_framework(print_framework(file).encode()) == file


letters = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(title=letters.filter(lambda text: text.strip()))
def test_a_title_of_any_letters_printed_and_read_again_is_the_same(title: str) -> None:
    file = parse_framework(SOUND.encode())
    composed = unicodedata.normalize("NFC", title)
    again = parse_framework(print_framework(replace(file, tree={**file.tree, "title": composed})).encode())
    assert again.tree["title"] == composed
    assert parse_framework(print_framework(again).encode()) == again
