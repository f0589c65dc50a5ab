"""Every kind of fault of a framework file, each from the smallest mistake that causes it and nothing else."""

from __future__ import annotations

import pytest

from tests.library import mistakes_of_index, mistakes_of_rules, mistakes_of_shape, mistakes_of_yaml
from tests.library.sample import FILE, SOUND, Mistake, faults_of, marked
from thang.engine.errors import Spot
from thang.library import source
from thang.words.faults import fault_line, place_text
from thang.words.faults_framework import FRAMEWORK_FAULTS

MISTAKES: list[Mistake] = [
    *mistakes_of_yaml.OF_SYNTAX,
    *mistakes_of_yaml.OF_USE,
    *mistakes_of_shape.OF_TEXTS,
    *mistakes_of_shape.OF_TYPES,
    *mistakes_of_shape.OF_KEYS,
    *mistakes_of_rules.OF_RULES,
    *mistakes_of_rules.OF_FORMULAS,
    *mistakes_of_rules.OF_FACTORS,
    *mistakes_of_rules.OF_VALUES,
    *mistakes_of_index.OF_GROUPS,
    *mistakes_of_index.OF_CODES,
    *mistakes_of_index.OF_MAXIMA,
    *mistakes_of_index.OF_LEVELS,
]


def test_the_sample_is_sound() -> None:
    assert faults_of(SOUND) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_one_fault_at_its_place_and_calls_forth_no_other(mistake: Mistake) -> None:
    """And its message names the place, what was found there and what would be right."""
    data, spots = marked(mistake.text)
    faults = faults_of(data)
    assert [(fault.kind, fault.found) for fault in faults] == [(mistake.kind, mistake.found)]
    assert [fault.place for fault in faults] == spots
    english, vietnamese = fault_line(faults[0], "en"), fault_line(faults[0], "vi")
    for line in (english, vietnamese):
        assert line.startswith(f"{FILE}:{spots[0].line}:{spots[0].column}: ")
        assert not mistake.found.strip() or f"“{' '.join(mistake.found.split())}" in line
        assert line.rpartition(" → ")[2].strip()
    assert mistake.right in english
    assert english != vietnamese


def test_a_place_counts_lines_and_columns_from_one() -> None:
    """Numbers written by hand, so that the marks of the tables are themselves checked."""
    (fault,) = faults_of(SOUND.replace("aggregate: mean", "aggregate: average"))
    assert fault.place == Spot(37, 16)
    assert place_text(fault) == f"{FILE}:37:16"


def test_no_kind_of_fault_is_left_without_a_mistake_that_causes_it() -> None:
    assert {mistake.kind for mistake in MISTAKES} | {"file.too_large"} == set(FRAMEWORK_FAULTS)


def test_a_file_beyond_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST", 100)
    (fault,) = faults_of(SOUND)
    assert (fault.kind, fault.place, fault.found) == ("file.too_large", Spot(1, 1), str(len(SOUND.encode())))
    assert fault_line(fault, "en").endswith("→ at most 100 bytes")


@pytest.mark.parametrize("kind", sorted(FRAMEWORK_FAULTS))
def test_both_languages_tell_the_same_facts(kind: str) -> None:
    for sentence in FRAMEWORK_FAULTS[kind]:
        vietnamese, english = (type(sentence)(text, text).gaps() for text in (sentence.vi, sentence.en))
        assert vietnamese == english
