"""Tables: CSV in its dialects, rows counted as a spreadsheet counts them, and files that are no CSV at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from thang.engine.errors import Cell, Fault
from thang.library.csv_grid import delimiter_of
from thang.library.tables import Table, read_table
from thang.library.text import excerpt, normal


def table(folder: Path, data: str | bytes, *, decimal_comma: bool = False) -> tuple[Table | None, list[Fault]]:
    path = folder / "table.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_table(path, decimal_comma=decimal_comma)


def sound(folder: Path, data: str | bytes, *, decimal_comma: bool = False) -> Table:
    read, faults = table(folder, data, decimal_comma=decimal_comma)
    assert faults == []
    assert read is not None
    return read


def test_a_row_is_counted_with_the_heading_and_with_blank_rows(tmp_path: Path) -> None:
    read = sound(tmp_path, 'unit,1\nA,1\n\n,\n"B\nb",2\nC,3\n')
    assert read.rows == ((2, ["A", "1"]), (5, ["B\nb", "2"]), (6, ["C", "3"]))


def test_cells_keep_their_text_and_the_heading_does_not(tmp_path: Path) -> None:
    read = sound(tmp_path, "  unit , ma\u0303  so\u0302\u0301 \n  A  , 1 \n")
    assert read.header == ("unit", "mã số")
    assert read.rows == ((2, ["  A  ", " 1 "]),)


@pytest.mark.parametrize(
    ("heading", "decimal_comma", "delimiter"),
    [
        ("unit,1", False, ","),
        ("unit;1", False, ";"),
        ("unit\t1", False, "\t"),
        ("unit", False, ","),
        ("unit;1,1", False, ","),
        ("unit;1", True, ";"),
        ("unit\t1", True, "\t"),
        ("unit;1,1", True, ";"),
        ("unit", True, ";"),
        ("unit,1", True, None),
    ],
)
def test_the_heading_shows_the_delimiter(heading: str, decimal_comma: bool, delimiter: str | None) -> None:
    for rest in ("", "\nA,;\t", "\r\nA,;\t", "\rA,;\t"):
        assert delimiter_of(heading + rest, decimal_comma=decimal_comma) == delimiter


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(end: str, tmp_path: Path) -> None:
    assert sound(tmp_path, end.join(["unit,1", "A,1", "B,2", ""])).rows == ((2, ["A", "1"]), (3, ["B", "2"]))


def test_empty_columns_on_the_right_are_no_columns(tmp_path: Path) -> None:
    read = sound(tmp_path, "unit,1,, ,\nA,1,,,\nB,2\nC,3,,,,,,\n")
    assert read.header == ("unit", "1")
    assert [cells for _, cells in read.rows] == [["A", "1"], ["B", "2"], ["C", "3"]]


@pytest.mark.parametrize(
    ("data", "row", "found"),
    [
        ("unit,1\nĐà Nẵng,1\n".encode("cp1258", errors="replace"), 2, "0xd0"),
        (b"\xff\xfeu", 1, "0xff"),
        (b"unit,1\nA,1\nB,\xc3\n", 3, "0xc3"),
    ],
)
def test_a_byte_that_is_not_utf8_is_named_with_its_row(data: bytes, row: int, found: str, tmp_path: Path) -> None:
    read, faults = table(tmp_path, data)
    assert read is None
    assert [(fault.kind, fault.place, fault.found) for fault in faults] == [("table.not_utf8", Cell(row), found)]


def test_a_zip_that_is_no_workbook_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    read, faults = read_table(path)
    assert read is None
    assert [(fault.kind, fault.place) for fault in faults] == [("table.not_text", Cell(1))]


@pytest.mark.parametrize(
    ("data", "row"), [("unit,1\nA,1\n".encode("utf-16"), 1), (b"unit,1\nA,\0\n", 2), (b"\0" * 100, 1)]
)
def test_a_binary_file_is_called_one(data: bytes, row: int, tmp_path: Path) -> None:
    read, faults = table(tmp_path, data)
    assert read is None
    assert [(fault.kind, fault.place) for fault in faults] == [("table.not_text", Cell(row))]


@pytest.mark.parametrize(
    ("data", "kind", "row"),
    [
        ('unit,1\nA,1\n"B,2\nC,3\n', "table.quote_open", 3),
        ('unit,1\nA,1\n"B" b,2\n', "table.quotes", 3),
        ('"unit,1', "table.quote_open", 1),
        ("unit,1\nA," + "x" * 140_000 + "\n", "table.cell_too_long", 2),
    ],
)
def test_what_cannot_be_parted_into_cells_is_named_where_it_begins(
    data: str, kind: str, row: int, tmp_path: Path
) -> None:
    read, faults = table(tmp_path, data)
    assert read is None
    assert [(fault.kind, fault.place) for fault in faults] == [(kind, Cell(row))]


def test_a_quote_inside_a_cell_is_a_character(tmp_path: Path) -> None:
    assert sound(tmp_path, 'unit,1\nA "a",1\n').rows == ((2, ['A "a"', "1"]),)


def test_a_row_too_long_is_told_of_decimal_commas_only_where_commas_part_the_cells(tmp_path: Path) -> None:
    kinds = [table(tmp_path, f"unit{sign}1\nA{sign}1{sign}5\n")[1][0].kind for sign in ",;\t"]
    assert kinds == ["row.too_long", "row.length", "row.length"]


def test_refused_rows_still_tell_what_they_can(tmp_path: Path) -> None:
    read, faults = table(tmp_path, "group,unit,1\nxa,Ba\u0301t,1,2\nxa,Sa\nxa\n")
    assert len(faults) == 3
    assert read is not None
    assert read.in_broken_rows("unit") == {"Bát", "Sa"}
    assert read.in_broken_rows("name") == set()


def test_names_are_compared_without_blanks_and_composition() -> None:
    assert normal("  Xã\u00a0 Ba\u0301t\tXát\n") == "Xã Bát Xát"


def test_an_excerpt_is_never_longer_than_a_line() -> None:
    assert excerpt("x" * 80) == "x" * 80
    assert excerpt("x" * 81) == "x" * 79 + "…"


def test_a_file_that_is_not_there_is_for_the_caller_to_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_table(tmp_path / "nothing.csv")
