"""Some hundred changed framework files: each is read, or refused with placed faults.

`python -m benchmarks.mutants` tries thousands.
"""

from __future__ import annotations

import pytest

from benchmarks import framework_mutants
from benchmarks.mutants import Task, failures, tried
from thang.library.framework_file import parse_framework

pytestmark = pytest.mark.slow

COUNT, SEED = 300, 20261122


def test_no_changed_framework_file_misbehaves() -> None:
    found = [tried(Task("framework files", SEED, number)) for number in range(COUNT)]
    assert failures(found) == []
    assert {one.outcome.end for one in found} == {"sound", "faults"}


def test_the_originals_are_sound_so_that_a_refusal_means_something() -> None:
    for original in framework_mutants.originals():
        parse_framework(original)


def test_a_crash_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(data: bytes, name: str = "") -> None:
        raise KeyError(name)

    monkeypatch.setattr(framework_mutants, "parse_framework", crash)
    assert "KeyError" in tried(Task("framework files", SEED, 1)).failure
