"""Whatever a file holds: its values are read, or its faults are named at their places in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.library.trio import BAT_XAT, CAM_DUONG, HEADERS, MUONG_KHUONG, SOUND_TRIO, framework_of, put, renamed
from thang.cli.console import fault_record
from thang.engine.check import shown
from thang.engine.errors import Cell, Fault, Faulty
from thang.engine.values import Value, ValueType
from thang.library.cells import CellError, read_cell
from thang.library.schemas import faults_schema
from thang.library.units import read_inputs
from thang.words.faults import fault_line

pytestmark = pytest.mark.slow

MANY = settings(max_examples=settings().max_examples * 25)
SOME = settings(max_examples=settings().max_examples * 8)
FAULTS = Draft202012Validator(faults_schema())
LONGEST_LINE = 3000

SIGNS = st.sampled_from(
    [*"0123456789.,/-+eE%:|;\t \"'\n\r=", "NA", "N/A", "có", "không", "Mar", "thg 3", "\u0301", "\u00a0"]
)
TEXTS = st.lists(SIGNS | st.characters(codec="utf-8", exclude_characters="\0"), max_size=8).map("".join)
UNITS = st.sampled_from([MUONG_KHUONG, BAT_XAT, CAM_DUONG])
FILES = {"values": SOUND_TRIO.values.encode(), "units": (SOUND_TRIO.units or "").encode()}
FRAMEWORK = framework_of(SOUND_TRIO.framework)
LONG = SOUND_TRIO.long().values.encode()


def assert_said(faults: list[Fault], folder: Path) -> None:
    """Each fault has a file, a row and one printable line in each language, and is sound JSON."""
    for fault in faults[:20]:
        assert fault.file in {str(folder / "values.csv"), str(folder / "units.csv")}
        assert isinstance(fault.place, Cell)
        assert fault.place.row > 0
        for language in ("vi", "en"):
            line = fault_line(fault, language)
            assert line.isprintable()
            assert len(line) < LONGEST_LINE
    FAULTS.validate([fault_record(fault, "vi") for fault in faults[:20]])


@st.composite
def damaged(draw: st.DrawFn, sound: bytes) -> bytes:
    """A sound file with some stretches cut out, doubled, or overwritten."""
    data = sound
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = start + draw(st.integers(0, 40))
        signs = st.sampled_from([b"", data[start:end] * 2, b'"', b"\n", b";", b"\t"])
        middle = draw(signs | TEXTS.map(str.encode) | st.binary(max_size=4))
        data = data[:start] + middle + data[end:]
    return data


@MANY
@given(data=damaged(FILES["values"]) | damaged(LONG) | st.binary(max_size=300), decimal_comma=st.booleans())
@example(data=b"", decimal_comma=False)
@example(data=b"\xef\xbb\xbf", decimal_comma=True)
@example(data=b"unit", decimal_comma=False)
@example(data=b'"', decimal_comma=False)
def test_any_bytes_for_values_are_read_or_refused(
    data: bytes, decimal_comma: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert_said(faults_of(folder, data, FILES["units"], decimal_comma=decimal_comma), folder)


@SOME
@given(data=damaged(FILES["units"]) | st.binary(max_size=300))
def test_any_bytes_for_units_are_read_or_refused(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.getbasetemp()
    assert_said(faults_of(folder, FILES["values"], data), folder)


@MANY
@given(
    cells=st.lists(st.tuples(UNITS, st.sampled_from(HEADERS[2:]), TEXTS), min_size=1, max_size=3),
    in_long=st.booleans(),
)
def test_any_text_in_a_cell_is_a_value_or_a_fault(
    cells: list[tuple[str, str, str]], in_long: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A wide table never loses a cell: with as many sound cells as before, only the written ones can be at fault."""
    trio = SOUND_TRIO
    for unit, column, text in cells:
        trio = trio.grid(put(unit, column, text))
    folder = tmp_path_factory.getbasetemp()
    faults = (trio.long() if in_long else trio).faults(folder)
    assert_said(faults, folder)
    if not in_long:
        assert {fault.place.header for fault in faults if isinstance(fault.place, Cell)} <= {one[1] for one in cells}


@SOME
@given(heading=TEXTS, at=st.integers(0, len(HEADERS) - 1), in_long=st.booleans())
def test_any_heading_is_a_column_or_a_fault(
    heading: str, at: int, in_long: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    trio = SOUND_TRIO.long() if in_long else SOUND_TRIO
    heads = trio.values.split("\n", 1)[0].split(",")
    changed = trio.grid(renamed(heads[at % len(heads)], heading))
    folder = tmp_path_factory.getbasetemp()
    assert_said(changed.faults(folder), folder)


@MANY
@given(text=TEXTS, kind=st.sampled_from(ValueType), decimal_comma=st.booleans())
def test_the_text_of_a_cell_is_a_value_or_a_fault_that_quotes_it(
    text: str, kind: ValueType, decimal_comma: bool
) -> None:
    read = read_or_fault(text, kind, decimal_comma=decimal_comma)
    if isinstance(read, Fault):
        assert read.found == text.strip()
        assert fault_line(read, "vi")
        return
    assert read_or_fault(shown(read), kind, decimal_comma=False) == read


def read_or_fault(text: str, kind: ValueType, *, decimal_comma: bool) -> Value | Fault:
    try:
        return read_cell(text, kind, decimal_comma=decimal_comma)
    except CellError as error:
        return error.fault


def faults_of(folder: Path, values: bytes, units: bytes, *, decimal_comma: bool = False) -> list[Fault]:
    """The faults, none where all is sound; anything else than Faulty is raised to the test."""
    (folder / "values.csv").write_bytes(values)
    (folder / "units.csv").write_bytes(units)
    try:
        read_inputs(FRAMEWORK, folder / "values.csv", folder / "units.csv", decimal_comma=decimal_comma)
    except Faulty as error:
        return list(error.faults)
    return []
