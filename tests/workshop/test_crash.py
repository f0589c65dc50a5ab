"""Processes that write are killed: nothing that was acknowledged is lost, and whatever would be lost is found."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.crash import Kept, Write, faults, noted

ROOT = Path(__file__).parents[2]
FIRST, SECOND = Write(1, 7, "Xã A"), Write(2, 7, "Xã B")
NAMES = frozenset({(7, "Xã A"), (7, "Xã B")})
BOTH = frozenset({FIRST, SECOND})


def test_what_is_whole_has_no_fault() -> None:
    assert list(faults(BOTH, Kept(NAMES, BOTH))) == []


def test_a_write_that_came_through_before_it_was_noted_is_no_fault() -> None:
    assert list(faults(frozenset({FIRST}), Kept(NAMES, BOTH))) == []


@pytest.mark.parametrize(
    ("kept", "fault"),
    [
        (Kept(NAMES - {(7, "Xã B")}, BOTH - {SECOND}), "lost: entry 2, organisation 7, Xã B"),
        (Kept(NAMES, frozenset({FIRST, Write(3, 7, "Xã B")})), "lost: entry 2, organisation 7, Xã B"),
        (Kept(NAMES - {(7, "Xã B")}, BOTH), "an entry without its write: entry 2, organisation 7, Xã B"),
        (Kept(NAMES | {(8, "Xã C")}, BOTH), "a write without its entry: (8, 'Xã C')"),
        (Kept(NAMES, BOTH, "changed at entry 2"), "the chain: changed at entry 2"),
    ],
)
def test_what_is_not_whole_is_told(kept: Kept, fault: str) -> None:
    assert list(faults(BOTH, kept)) == [fault]


def test_a_note_that_broke_off_was_not_acknowledged(tmp_path: Path) -> None:
    (tmp_path / "1-0.notes").write_text('[1, 7, "Xã A"]\n[2, 7, "X', encoding="utf-8")
    (tmp_path / "1-1.notes").write_text('[2, 7, "Xã B"]\n', encoding="utf-8")
    assert noted(tmp_path) == BOTH


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_when_twenty_writers_are_killed() -> None:
    """On the database that the tests run on; ten seconds of what `make crash` does."""
    command = [sys.executable, "-m", "benchmarks.crash", "--seconds", "10"]
    named = os.environ.get("THANG_DATABASE")
    run = subprocess.run(
        [*command, *(["--postgres"] if named else [])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    rounds = re.search(r": ([0-9,]+) rounds, 20 writers killed in each", run.stdout)
    writes = re.search(r"([0-9,]+) acknowledged writes, 0 lost", run.stdout)
    assert rounds
    assert writes
    assert int(rounds[1]) >= 2
    assert int(writes[1].replace(",", "")) >= 20
