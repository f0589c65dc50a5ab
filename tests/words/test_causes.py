"""Real mistakes, said: each fills the gaps of its sentences. And Vietnamese sentences stay Vietnamese."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.library.sample import SOUND, faults_of, marked
from tests.library.test_framework_faults import MISTAKES
from tests.library.test_values_faults import CASES
from thang.engine.errors import Fault
from thang.words.faults import FAULTS, fault_line
from thang.words.problems import PROBLEMS
from thang.words.sentence import Sentence
from thang.words.terms import AGGREGATE_TERMS, TERMS
from thang.words.usage import USAGE

OPTIONAL = re.compile(r"⟦[^⟧]*⟧")
# Names of keys and options, and what DESIGN.md §6 promises word for word.
CODE = re.compile(r"`[^`]*`|“[^”]*”|\{[^}]*\}|<[^>]*>|--\S+|\w*_\w*|x if c else y|signed by|signer not checked")
FILLERS = {"the", "is", "are", "was", "were", "of", "with", "without", "this", "that", "must", "should", "please"}
FILLERS |= {"only", "each", "every", "where", "which", "will", "would", "can", "cannot", "here", "there", "unknown"}
FILLERS |= {"for", "on", "it", "its", "be", "by", "than", "then"}  # not and, or, not: words of formulas


# The same unknown name in two places, which is one fault.
TWICE = (
    SOUND.replace('tie_break: ["1"]', 'tie_break: ["7"]').replace('of: ["1", "2.1"]', 'of: ["7", "2.1"]'),
    SOUND.replace("{a: 50, b: 30}", "{a: 50, bb: 30}").replace("rule: yes_no", "rule: yes_no, applies: {groups: [bb]}"),
)


@cache
def faults() -> dict[str, list[Fault]]:
    """Every fault of every mistake that the tests of the library know, by kind."""
    found: dict[str, list[Fault]] = defaultdict(list)
    texts: list[str | bytes] = [*TWICE, *(marked(mistake.text)[0] for mistake in MISTAKES)]
    for text in texts:
        for fault in faults_of(text):
            found[fault.kind].append(fault)
    for case in CASES:
        with TemporaryDirectory() as folder:
            for fault in case.trio.faults(Path(folder)):
                found[fault.kind].append(fault)
    return found


def gaps(fault: Fault, *, optional: bool) -> set[str]:
    sentences = FAULTS[fault.kind]
    if not optional:
        sentences = tuple(Sentence(OPTIONAL.sub("", one.vi), OPTIONAL.sub("", one.en)) for one in sentences)  # type: ignore[assignment]  # still two
    return {gap for one in sentences for gap in one.gaps()}


@pytest.mark.slow
def test_every_gap_that_is_always_shown_is_filled() -> None:
    """What was found may be nothing: an empty cell."""
    for fault in (fault for many in faults().values() for fault in many):
        filled = {gap for gap, fact in fault.facts.items() if fact} | {"found"}
        assert gaps(fault, optional=False) <= filled, fault


@pytest.mark.slow
def test_no_gap_waits_for_a_fact_that_never_comes() -> None:
    for many in faults().values():
        supplied = {"found"}.union(*(fault.facts for fault in many))
        assert gaps(many[0], optional=True) <= supplied, many[0].kind


@pytest.mark.slow
def test_every_real_mistake_is_said_in_one_line() -> None:
    for fault in (fault for many in faults().values() for fault in many):
        for line in (fault_line(fault, "vi"), fault_line(fault, "en")):
            assert len(line.splitlines()) == 1
            assert not set("⟦⟧") & set(line)


def vietnamese() -> dict[str, str]:
    """Every Vietnamese text that is kept in a table, by its name."""
    texts = {f"{kind} {at}": part.vi for kind, parts in FAULTS.items() for at, part in enumerate(parts)}
    texts |= {name: sentence.vi for name, sentence in (USAGE | TERMS | AGGREGATE_TERMS | PROBLEMS).items()}
    del texts["signer_not_checked"]  # its English words are promised to scripts, in every language
    return texts


def test_no_vietnamese_sentence_holds_an_english_filler() -> None:
    words = {name: re.findall(r"[^\W\d_]+", CODE.sub(" ", text).lower()) for name, text in vietnamese().items()}
    assert {name: FILLERS.intersection(found) for name, found in words.items() if FILLERS.intersection(found)} == {}
