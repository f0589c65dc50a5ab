"""Parquet: typed columns say what the same table as CSV says; what has no text is refused by name."""

from __future__ import annotations

import datetime
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from tests.library.trio import SOUND_TRIO, framework_of
from tests.library.workbooks import as_parquet
from thang.engine.errors import Cell, Fault
from thang.library.tables import Table, read_table
from thang.library.units import read_inputs
from thang.words.faults import fault_line


def read(folder: Path, *, decimal_comma: bool = False, **columns: Any) -> tuple[Table | None, list[Fault]]:
    path = folder / "table.parquet"
    parquet.write_table(pyarrow.table(columns), path)
    return read_table(path, decimal_comma=decimal_comma)


def cells(folder: Path, values: Any, *, decimal_comma: bool = False) -> list[str]:
    """A column's cells as they are read."""
    table, faults = read(folder, decimal_comma=decimal_comma, unit=[f"u{at}" for at in range(len(values))], one=values)
    assert faults == []
    assert table is not None
    return [row[1] for _, row in table.rows]


def test_it_says_what_the_table_as_csv_says(tmp_path: Path) -> None:
    units = tmp_path / "units.csv"
    units.write_text(SOUND_TRIO.units or "", encoding="utf-8")
    framework = framework_of(SOUND_TRIO.framework)
    found = read_inputs(framework, as_parquet(tmp_path / "values.parquet", SOUND_TRIO.values), units)
    assert found.answers == SOUND_TRIO.read(tmp_path).answers


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (pyarrow.float64(), 0.1, "0.1"),
        (pyarrow.float32(), 0.1, "0.1"),  # its own shortest decimal, not that of the wider float
        (pyarrow.float64(), 5.0, "5"),
        (pyarrow.float64(), None, ""),
        (pyarrow.int64(), 7, "7"),
        (pyarrow.decimal128(10, 3), Decimal("12.340"), "12.340"),
        (pyarrow.bool_(), True, "true"),
        (pyarrow.string(), " 3/4 ", " 3/4 "),
        (pyarrow.date32(), datetime.date(2026, 3, 4), "2026-03-04"),
    ],
)
def test_a_cell_is_the_text_that_says_the_same(kind: Any, value: Any, text: str, tmp_path: Path) -> None:
    assert cells(tmp_path, pyarrow.array([value, None], kind)) == [text, ""]


def test_a_column_of_categories_is_its_words(tmp_path: Path) -> None:
    assert cells(tmp_path, pyarrow.array(["head", "none", "head"]).dictionary_encode()) == ["head", "none", "head"]


def test_numbers_follow_the_decimal_sign_that_was_asked_for(tmp_path: Path) -> None:
    assert cells(tmp_path, pyarrow.array([1.5]), decimal_comma=True) == ["1,5"]


def test_nan_is_refused_as_a_value_and_not_taken_as_missing(tmp_path: Path) -> None:
    assert cells(tmp_path, pyarrow.array([float("nan")])) == ["nan"]


def test_rows_count_as_they_would_below_a_heading(tmp_path: Path) -> None:
    table, _ = read(tmp_path, unit=["A", "B"])
    assert table is not None
    assert [number for number, _ in table.rows] == [2, 3]


def test_a_code_that_is_a_number_may_have_lost_its_zero(tmp_path: Path) -> None:
    table, _ = read(tmp_path, unit=["A"], code=[1.1])
    assert table is not None
    assert table.numeric_codes == {2}


def test_a_type_without_text_is_refused_with_its_column(tmp_path: Path) -> None:
    table, (fault,) = read(tmp_path, unit=["A"], one=[{"num": 1, "den": 2}])
    assert (table, fault.kind, fault.place) == (None, "table.column_type", Cell(1, "one"))
    assert "struct" in fault_line(fault, "en")


def test_a_damaged_file_is_called_one(tmp_path: Path) -> None:
    path = as_parquet(tmp_path / "table.parquet", "unit,1\nA,1\n")
    path.write_bytes(path.read_bytes()[:-20])
    table, (fault,) = read_table(path)
    assert (table, fault.kind) == (None, "table.damaged")


def test_without_its_reader_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = as_parquet(tmp_path / "table.parquet", "unit,1\nA,1\n")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    table, (fault,) = read_table(path)
    assert (table, fault.kind) == (None, "table.parquet_reader")
    assert "pip install pyarrow" in fault_line(fault, "en")
