"""Two editions: nothing that can move a score is passed over, nothing else is named, and indicators are found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from fractions import Fraction
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.real_path import scored
from tests.library.trio import SOUND_TRIO, framework_of
from tests.oracle.generate import Case, cases
from thang.engine.compare import Change, compare, pair
from thang.engine.framework import (
    Applies,
    Branch,
    Framework,
    Language,
    Leaf,
    LevelBand,
    Levels,
    Pillar,
    Rounding,
    Text,
    Times,
    ValueSpec,
)
from thang.engine.numbers import ONE
from thang.engine.plan import plans_for
from thang.engine.score import compute
from thang.library.framework_file import read_framework
from thang.library.shipped import find_shipped
from thang.words.changes import Editions, change_line

LANGUAGES: tuple[Language, Language] = ("vi", "en")
# Fields that move nothing: names, texts, sources, what is shown, and the way that a formula is written.
TEXTS = {"title", "cites", "inferred", "hands", "public", "unit", "edition", "text", "guidance", "collected_by"}
# What stands for the fields of a part, and says which indicator was which.
APART = {"was"}
# What stands in for a field that the framework leaves out.
GIVEN: dict[str, Any] = {
    "weight": Fraction(3),
    "min": Fraction(-5),
    "max": Fraction(7),
    "availability": Fraction(1, 2),
    "levels": Levels("published", (LevelBand("thap", Text("Thấp")),)),
    "missing": "not_applicable",
    "not_applicable": "full",
    "zero_denominator": "full",
    "times": Times("2.3", "attainment"),
    "type": None,
    "groups": frozenset({"phuong"}),
    "above": Fraction(1, 3),
    "from_": Fraction(1, 3),
    "cap": Fraction(2),
    "full_from": Fraction(2),
    "at_least": Fraction(1, 3),
    "at_most": Fraction(100),
    "below": Fraction(100),
    "share": Fraction(1, 3),
    "points": Fraction(1, 3),
}

# Words of which there are few.
OTHER_WORDS = {"best": "rank", "value": "attainment", "attainment": "value"}

RICH = framework_of(SOUND_TRIO.framework)
RICH = replace(
    RICH,
    levels=Levels("exact", (LevelBand("thap", Text("Thấp")), LevelBand("cao", Text("Cao"), from_=Fraction(1, 2)))),
    round=(Rounding("leaf", 2),),
    availability=Fraction(4, 5),
    pillars=(Pillar("tru", Text("Trụ"), ("1", "2.1")),),
)


def altered(name: str, value: Any) -> Any:
    """Another value of the same kind."""
    match value:
        case None:
            return GIVEN.get(name)
        case bool():
            return not value
        case Fraction() | int():
            return value + (1 if isinstance(value, int) else Fraction(1, 7))
        case Enum():
            return next(member for member in type(value) if member is not value)
        case str():
            return OTHER_WORDS.get(value, f"{value}x")
        case frozenset():
            return value | {"x"}
        case tuple():
            return value[:-1] if value else ("1.1",)
        case dict():
            return {key: altered(key, one) for key, one in value.items()}
    return value


def variants(part: Any) -> Iterator[tuple[str, Any]]:
    """(name of a field, the value with only this field altered), for every field of every part."""
    for field in fields(part):
        value = getattr(part, field.name)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            for at, one in enumerate(value):
                for name, other in variants(one):
                    yield name, replace(part, **{field.name: (*value[:at], other, *value[at + 1 :])})
        elif is_dataclass(value) and not isinstance(value, Text):
            for name, other in variants(value):
                yield name, replace(part, **{field.name: other})
        if field.init and (other := altered(field.name, value)) is not value and other != value:
            yield field.name, replace(part, **{field.name: other})


ALL = [(name, other) for name, other in variants(RICH) if name not in APART]


def test_every_field_is_altered_somewhere() -> None:
    """A part is altered by its own fields; the type of a value is one of few, and has its own test."""
    parts = {
        "title",
        "cites",
        "inferred",
        "guidance",
        "hands",
        "unit",
        "rule",
        "children",
        "value",
        "publish",
        "defaults",
    }
    parts |= {"ranking", "applies", "type", "levels"}
    wanted = {field.name for kind in (Framework, Leaf, Branch, Applies, ValueSpec) for field in fields(kind)}
    assert wanted - {name for name, _ in ALL} - parts - APART == set()


@pytest.mark.parametrize("at", range(len(ALL)), ids=lambda at: f"{at}-{ALL[at][0]}")
def test_a_change_of_any_field_but_texts_is_named_and_said(at: int) -> None:
    name, other = ALL[at]
    if name == "id" and other.id != RICH.id:
        return  # the framework's own name
    changes = compare(RICH, other)
    if name in TEXTS:
        assert [change for change in changes if change.what != "was_unknown"] == []
        return
    assert changes
    for change in changes:
        for language in LANGUAGES:
            line = change_line(change, Editions(RICH, other), language)
            assert line.replace("\u00a0", " ").isprintable()
            assert "{" not in line.replace("{type", "")


def test_an_edition_equals_itself() -> None:
    assert compare(RICH, RICH) == []


def test_texts_sources_and_order_are_no_changes() -> None:
    other = replace(RICH, title=Text("Khác"), cites=(), indicators=RICH.indicators[::-1], edition="2027")
    assert compare(RICH, other) == []


@settings(max_examples=60, deadline=None)
@given(cases(), st.data())
def test_where_nothing_is_named_no_figure_moves(case: Case, data: st.DataObject) -> None:
    """One field of a random framework altered: either it is named, or everybody keeps every figure, rank and level."""
    found = scored(case)
    framework = found.file.framework
    choices = list(variants(framework))
    name, other = choices[data.draw(st.integers(0, len(choices) - 1))]
    if compare(framework, other):
        return
    again = compute(plans_for(other), found.inputs.units, found.inputs.answers)
    figures = [
        [(one.unit.text, one.published, one.rank, one.level and one.level.id) for one in run.scores]
        for run in (found.run, again)
    ]
    assert figures[0] == figures[1], name


# --- Indicators found again -------------------------------------------------------------------------------------------


def leaf(code: str, **more: Any) -> Leaf:
    return Leaf(code, Text(f"Chỉ số {code}"), RICH.node("2.3").rule, max=ONE, **more)  # type: ignore[union-attr]  # a leaf


def edition(*nodes: Leaf | Branch, **more: Any) -> Framework:
    """Every one of them is another edition than the one before."""
    number = str(next(EDITIONS))
    return replace(RICH, indicators=nodes, pillars=(), levels=None, round=(), availability=None, edition=number, **more)


EDITIONS = count(2001)


def said(*changes: Change) -> list[tuple[str, str, Any, Any]]:
    return [(one.what, one.place, one.old, one.new) for one in changes]


def test_a_new_number_is_one_change_wherever_it_is_named() -> None:
    pillar = (Pillar("tru", Text("Trụ"), ("1", "2")),)
    old = replace(edition(leaf("1"), leaf("2")), pillars=pillar)
    ranking = replace(old.ranking, tie_break=("2",))
    old = replace(old, ranking=ranking)
    new = replace(edition(leaf("1"), leaf("5", was=("2",))), pillars=(replace(pillar[0], of=("1", "5")),))
    new = replace(new, ranking=replace(ranking, tie_break=("5",)))
    assert said(*compare(old, new)) == [("code", "5", "2", "5")]


def test_a_code_that_now_means_another_is_not_taken_for_it() -> None:
    old = edition(leaf("1"), leaf("2"), leaf("3"))
    new = edition(leaf("1"), leaf("2", was=("3",)))
    assert said(*compare(old, new)) == [("code", "2", "3", "2"), ("removed", "2", old.node("2"), None)]
    assert pair(old, new).was == {"1": ("1",), "2": ("3",)}


def test_a_pillar_with_a_member_that_is_gone_is_another_even_where_its_code_lives_on() -> None:
    old = replace(edition(leaf("1"), leaf("2"), leaf("3")), pillars=(Pillar("tru", Text("Trụ"), ("1", "2")),))
    new = replace(edition(leaf("1"), leaf("2", was=("3",))), pillars=old.pillars)
    assert "pillar" in {change.what for change in compare(old, new)}


def test_joined_and_new_indicators_take_over_nobody() -> None:
    old = edition(leaf("1"), leaf("2"))
    new = edition(leaf("1", was=("1", "2")), leaf("9"))
    assert [change.what for change in compare(old, new)] == ["joined", "added"]
    assert pair(old, new).now == {}


def test_an_unknown_code_in_was_is_named() -> None:
    new = edition(leaf("1", was=("7",)))
    assert ("was_unknown", "1", ("7",), None) in said(*compare(edition(leaf("1")), new))


def test_two_drafts_of_one_edition_are_paired_by_code() -> None:
    """Both say what they were in the edition before, which neither of them is."""
    draft = edition(leaf("1", was=("2",)), leaf("2", was=("1",)))
    assert compare(draft, replace(draft, title=Text("Dự thảo 2"))) == []


def test_a_branch_is_found_by_its_leaves() -> None:
    old = edition(Branch("A", Text("A"), (leaf("1"), leaf("2"))), Branch("B", Text("B"), (leaf("3"),)))
    new = edition(
        Branch("C", Text("A"), (leaf("1"), leaf("2"))), Branch("B", Text("B"), (leaf("3"),), aggregate="mean")
    )
    assert said(*compare(old, new)) == [("code", "C", "A", "C"), ("aggregate", "B", "sum", "mean")]


def test_an_indicator_moved_elsewhere_is_told() -> None:
    old = edition(Branch("A", Text("A"), (leaf("1"), leaf("2"))), Branch("B", Text("B"), (leaf("3"), leaf("4"))))
    new = edition(Branch("A", Text("A"), (leaf("1"),)), Branch("B", Text("B"), (leaf("3"), leaf("4"), leaf("2"))))
    assert said(*compare(old, new)) == [("parent", "2", "A", "B")]


def test_the_national_editions_differ_as_published() -> None:
    shipped = [find_shipped(f"vn-dti-province@{year}") for year in (2022, 2024)]
    old, new = (read_framework(one.framework).framework for one in shipped if one)
    lines = [change_line(change, Editions(old, new), "vi") for change in compare(old, new)]
    assert "nhóm province Tỉnh, thành phố · điểm tối đa: 1.000 → 940" in lines
    assert "3 Hạ tầng số · điểm tối đa: 100 → 140" in lines
    assert "6 Hoạt động chính quyền số · mã: 7 → 6" in lines
    assert "6 Đô thị thông minh · bị bỏ" in lines
