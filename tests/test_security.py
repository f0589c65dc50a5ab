"""The threat model names what holds each answer: modules and tests that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROWS = re.findall(r"^\| (.+) \|$", (ROOT / "SECURITY.md").read_text(encoding="utf-8"), re.MULTILINE)[2:]


def test_every_row_has_its_four_cells() -> None:
    assert len(ROWS) >= 12
    assert [row for row in ROWS if row.count(" | ") != 3] == []


def test_what_is_said_to_hold_an_answer_is_there() -> None:
    named = [name for row in ROWS for name in re.findall(r"`([^`]+/[^`]*)`", row.rpartition(" | ")[2])]
    assert len(named) >= 25
    paths = [ROOT / re.sub(r"^workshop/", "src/thang/workshop/", one) for one in named]
    assert [str(one) for one in paths if not one.exists()] == []


def test_an_answer_without_one_says_that_it_is_none() -> None:
    empty = [row for row in ROWS if not re.search(r"`[^`]+`", row.rpartition(" | ")[2])]
    assert [row for row in empty if "**not answered**" not in row] == []
