"""Every sentence that a template or a service says is there, in both languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from thang.words.workshop import WORKSHOP
from thang.words.workshop_audit import ACTIONS, FIELDS
from thang.workshop.base.organisations.kinds import CODE_SYSTEMS, HIERARCHIES, KINDS, REARRANGEMENTS
from thang.workshop.base.people.roles import APPOINTMENT_KINDS, ROLES
from thang.workshop.base.people.waiting import SOURCES
from thang.workshop.project.table import FAULTS, TABLE

SOURCE = Path(__file__).parents[2] / "src/thang/workshop"
WORDS = [path for path in (SOURCE.parent / "words").glob("workshop*.py") if not path.name.startswith("workshop_audit")]
SAID = re.compile(r'{% say "(\w+)"(?!\|)')
REFUSED = re.compile(r'Refused\("(\w+)"')
COLUMNS = re.compile(r'\b(?:Column|Choice)\(\s*"(\w+)"')
# Words of one syllable may carry no mark; a longer sentence without any was typed without them.
MARKED_FROM = 4
PLAIN = {"other_language", "workshop"}


def named() -> Iterator[str]:
    for path in sorted(SOURCE.rglob("*.html")):
        yield from SAID.findall(path.read_text(encoding="utf-8"))
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield from REFUSED.findall(text)
        yield from (f"column_{name}" for name in COLUMNS.findall(text))
    for prefix, names in {
        "kind": KINDS,
        "hierarchy": HIERARCHIES,
        "system": CODE_SYSTEMS,
        "rearranged": REARRANGEMENTS,
        "role": ROLES,
        "held": APPOINTMENT_KINDS,
        "work": SOURCES,
    }.items():
        yield from (f"{prefix}_{name}" for name in names)


def test_every_sentence_that_is_said_is_there() -> None:
    assert sorted(set(named()) - set(WORKSHOP)) == []


def test_no_sentence_takes_the_place_of_another() -> None:
    """The parts of the table are laid one over the other."""
    text = "".join(path.read_text(encoding="utf-8") for path in WORDS)
    names = re.findall(r'^    "(\w+)": S\(', text, re.MULTILINE)
    assert [name for name, times in Counter(names).items() if times > 1] == []


def both() -> Iterator[tuple[str, str, str]]:
    for name, one in {**WORKSHOP, **ACTIONS, **FIELDS, **FAULTS}.items():
        yield name, one.vi, one.en
    for setting in TABLE:
        yield setting.name, setting.help.vi, setting.help.en


def marks(text: str) -> int:
    return sum(unicodedata.combining(sign) > 0 for sign in unicodedata.normalize("NFD", text)) + text.count("đ")


@pytest.mark.parametrize(("name", "vi", "en"), list(both()))
def test_a_sentence_is_whole_in_both_languages(name: str, vi: str, en: str) -> None:
    assert vi.strip()
    assert en.strip()
    assert vi == unicodedata.normalize("NFC", vi)
    assert set(re.findall(r"{\w+}", vi)) == set(re.findall(r"{\w+}", en))
    assert name in PLAIN or len(vi.split()) < MARKED_FROM or marks(vi) > 0, "typed without marks"
    assert name in PLAIN or not marks(en), "Vietnamese among the English"
