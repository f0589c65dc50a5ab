"""Every fault of values and units, each caused alone by the smallest edit of a sound trio."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from tests.library.cell_cases import CELL_CASES
from tests.library.table_cases import TABLE_CASES
from tests.library.trio import BAT_XAT, SOUND_TRIO, Case, framework_of
from thang.engine.check import check
from thang.engine.errors import Answer, Fault, Spot
from thang.engine.plan import plans_for
from thang.engine.units import Unit
from thang.engine.values import Value, YesNo
from thang.words.faults import FAULTS, fault_line, found_text, place_text, right_text
from thang.words.faults_cells import CELL_FAULTS
from thang.words.faults_tables import TABLE_FAULTS

CASES = (*CELL_CASES, *TABLE_CASES)
SOURCE = Path(__file__).parents[2] / "src/thang"

# Bytes that no text holds (see test_tables.py), and the faults of successions (see tests/cli/test_successions.py).
ELSEWHERE = {"table.not_utf8", "succession.duplicate", "succession.unknown"}
# In test_sheets.py and test_parquet.py.
ELSEWHERE |= {"table.damaged", "table.too_large", "table.sheets", "table.column_type", "table.parquet_reader"}
ELSEWHERE |= {"cell.merged", "code.eaten_zero"}
# Values that no file can hold, but that another program may hand to the engine.
OF_THE_ENGINE = {"cell.computed", "cell.wrong_type"}


def test_the_sound_trio_has_no_fault(tmp_path: Path) -> None:
    for trio in (SOUND_TRIO, SOUND_TRIO.long(), SOUND_TRIO.alone(), SOUND_TRIO.alone().long()):
        assert trio.faults(tmp_path) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_fault_is_named_alone_at_its_place(case: Case, tmp_path: Path) -> None:
    """The place, the kind, what was found in quotes, what would be right; and no second fault beside it."""
    faults = case.trio.faults(tmp_path)
    assert [(fault.kind, relative(fault, tmp_path), fault.found) for fault in faults] == [
        (case.kind, case.place, case.found)
    ]
    line = fault_line(faults[0], "en")
    assert line.startswith(f"{tmp_path / case.place}: ")
    assert case.right in line.partition(" → ")[2]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_fault_is_said_whole_in_both_languages(case: Case, tmp_path: Path) -> None:
    """What was found stands in quotes before the arrow, in one line without a gap left open."""
    (fault,) = case.trio.faults(tmp_path)
    for language in ("vi", "en"):
        line = fault_line(fault, language)
        assert line.isprintable()
        assert not re.search(r"[{}⟦⟧]|“”|  |: →|→ $", line.replace("{type: ratio}", ""))
        if fault.found and fault.kind not in ("table.cell_too_long", "column.unnamed"):
            assert f"“{' '.join(fault.found.split())}”" in found_text(fault, language)
        assert right_text(fault, language)


def test_no_kind_of_fault_is_left_without_its_cause() -> None:
    caused = {case.kind for case in CASES} | ELSEWHERE | OF_THE_ENGINE
    assert set(CELL_FAULTS | TABLE_FAULTS) - caused == set()


def test_every_fault_that_the_code_can_name_has_words() -> None:
    named = set()
    for path in SOURCE.rglob("*.py"):
        named |= set(re.findall(r'Fault\(\s*"([a-z_]+\.[a-z_0-9]+)"', path.read_text(encoding="utf-8")))
    assert named - set(FAULTS) == set()


@pytest.mark.parametrize(
    ("code", "value", "kind", "right"),
    [
        ("2.4", Fraction(3), "cell.computed", "no value of its own"),
        ("1.1", YesNo(True), "cell.wrong_type", "type number"),
    ],
)
def test_the_engine_refuses_a_value_that_no_file_can_hold(code: str, value: Value, kind: str, right: str) -> None:
    plans = plans_for(framework_of(SOUND_TRIO.framework))
    unit = Unit(BAT_XAT, "xa")
    (fault,) = check(plans, [unit], {BAT_XAT: {code: value, "3.2": Fraction(1)}})
    assert (fault.kind, fault.place) == (kind, Answer(BAT_XAT, code))
    assert right in fault_line(fault, "en")


def relative(fault: Fault, folder: Path) -> str:
    """The place as a user reads it, without the folder."""
    assert fault.file
    assert not isinstance(fault.place, Spot)
    return place_text(fault).removeprefix(f"{folder}/")
