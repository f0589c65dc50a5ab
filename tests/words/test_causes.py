"""Real mistakes, said: each gives its sentence every fact that the sentence has a gap for; Vietnamese stays Vietnamese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.library.sample import Mistake, faults_of, marked
from tests.library.test_framework_faults import MISTAKES
from tests.library.test_values_faults import CASES
from tests.library.trio import Case
from thang.engine.errors import Fault
from thang.words.faults import FAULTS, fault_line
from thang.words.sentence import Sentence
from thang.words.terms import AGGREGATE_TERMS, TERMS
from thang.words.usage import USAGE

OPTIONAL = re.compile(r"⟦[^⟧]*⟧")
# What a Vietnamese sentence holds in code, quotes or as a word of the file is not English; what is left over could be.
NOT_PROSE = re.compile(r"`[^`]*`|“[^”]*”|\{[^}]*\}|<[^>]*>|--\S+|\S*[._@:/=]\S*|x if c else y|and or not")
FILLERS = frozenset(
    [
        "the",
        "is",
        "are",
        "was",
        "of",
        "with",
        "without",
        "this",
        "that",
        "must",
        "should",
        "please",
        "not",
        "only",
        "each",
        "every",
        "from",
        "where",
        "which",
        "will",
        "would",
        "can",
        "cannot",
        "here",
        "there",
        "value",
        "values",
        "missing",
        "unknown",
        "unit",
        "units",
        "indicator",
        "indicators",
        "points",
        "rule",
        "rules",
        "column",
        "row",
        "cell",
        "file",
        "line",
        "number",
        "text",
        "list",
        "error",
        "fault",
    ]
)


def assert_filled(fault: Fault) -> None:
    """Every gap has its fact; outside optional parts it is not empty."""
    facts = {"found": fault.found, **fault.facts}
    for sentence in FAULTS[fault.kind]:
        assert sentence.gaps() <= facts.keys()
        needed = Sentence(OPTIONAL.sub("", sentence.vi), OPTIONAL.sub("", sentence.en)).gaps() - {"found"}
        assert [gap for gap in sorted(needed) if not facts[gap]] == []


def assert_on_one_line(fault: Fault) -> None:
    for line in (fault_line(fault, "vi"), fault_line(fault, "en")):
        assert len(line.splitlines()) == 1
        assert not set("⟦⟧") & set(line)


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_in_a_framework_fills_its_sentence(mistake: Mistake) -> None:
    (fault,) = faults_of(marked(mistake.text)[0])
    assert_filled(fault)
    assert_on_one_line(fault)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_mistake_in_a_table_fills_its_sentence(case: Case, tmp_path: Path) -> None:
    (fault,) = case.trio.faults(tmp_path)
    assert_filled(fault)
    assert_on_one_line(fault)


def vietnamese() -> dict[str, str]:
    """Every Vietnamese text that is kept in a table, by its name."""
    texts = {f"{kind} {at}": part.vi for kind, parts in FAULTS.items() for at, part in enumerate(parts)}
    return texts | {name: sentence.vi for name, sentence in (USAGE | TERMS | AGGREGATE_TERMS).items()}


@pytest.mark.parametrize("name", sorted(vietnamese()))
def test_a_vietnamese_sentence_holds_no_english_filler(name: str) -> None:
    prose = NOT_PROSE.sub(" ", vietnamese()[name])
    assert [word for word in re.findall(r"[^\W\d_]+", prose) if word.lower() in FILLERS] == []
