"""A list as a file: what is read out of it, and every fault with its place."""

from __future__ import annotations

import io
import unicodedata
from datetime import date
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from tests.workshop.base.organisations.import_lists import HEADING, csv_file, line, listed, told, xlsx_file
from thang.words.workshop_lists import LISTS
from thang.workshop.base.organisations.import_example import EXAMPLE
from thang.workshop.base.organisations.kinds import HIERARCHIES, KINDS
from thang.workshop.base.organisations.sheet import LAYOUT, Row, read_list
from thang.workshop.base.parts.example import example_workbook
from thang.workshop.base.parts.reading import named
from thang.workshop.base.parts.table import MOST_BYTES

FINANCE = line("01", "Sở Tài chính", name_en="Finance", basis="QĐ 1")
ROW = Row(2, "01", "Sở Tài chính", "Finance", "department", "", "state", date(2025, 7, 1), "QĐ 1")


def test_a_row_is_read_with_all_its_facts() -> None:
    read = listed(FINANCE)
    assert (read.rows, read.faults) == ((ROW,), ())


@pytest.mark.parametrize("heading", [HEADING, tuple(LAYOUT.columns.values()), tuple(name.upper() for name in HEADING)])
def test_headings_are_known_in_vietnamese_too(heading: tuple[str, ...]) -> None:
    assert read_list(csv_file([FINANCE], heading), "own").rows == (ROW,)


def test_a_workbook_and_csv_say_the_same() -> None:
    rows = [FINANCE, line("02", "Sở Y tế", parent="01", since="", hierarchy="Đảng"), line("", "x", kind="?", since="?")]
    assert read_list(xlsx_file(rows), "own") == read_list(csv_file(rows), "own")
    assert read_list(csv_file(rows, delimiter=";"), "own") == read_list(csv_file(rows), "own")


@pytest.mark.parametrize("day", ["2025-07-01", "1/7/2025", "01/07/2025", "1-7-2025", "1.7.2025", date(2025, 7, 1)])
def test_a_day_may_be_written_in_many_ways(day: Any) -> None:
    assert read_list(xlsx_file([line("01", "Sở", since=day)]), "own").rows[0].since == date(2025, 7, 1)


@pytest.mark.parametrize("kind", ["commune", "Xã", "xã ", "COMMUNE", unicodedata.normalize("NFD", "Xã")])
def test_a_kind_is_known_by_its_id_and_by_its_names(kind: str) -> None:
    assert [row.kind for row in listed(line("01", "Xã A", kind=kind)).rows] == ["commune"]


@pytest.mark.parametrize(("prefix", "ids"), [("kind", KINDS), ("hierarchy", HIERARCHIES)])
def test_no_name_means_two_things(prefix: str, ids: tuple[str, ...]) -> None:
    known = named(prefix, ids)
    for one in ids:
        said = LISTS[f"{prefix}_{one}"]
        assert {known[text.casefold()] for text in (one, said.vi, said.en)} == {one}


# --- Each fault alone, with its place ---------------------------------------------------------------------------------

FAULTS = [
    (line("", "Sở"), ("import_code_empty", 2, "code", "")),
    (line("01", " "), ("import_name_empty", 2, "name", "")),
    (line("01", "Sở", kind=""), ("import_kind_empty", 2, "kind", "")),
    (line("01", "Sở", kind="Xa"), ("import_kind_unknown", 2, "kind", "Xa")),
    (line("01", "Sở", hierarchy="Quân đội"), ("import_hierarchy_unknown", 2, "hierarchy", "Quân đội")),
    (line("01", "Sở", since="31/2/2025"), ("import_bad_date", 2, "since", "31/2/2025")),
    (line("01", "Sở", since="7/31/2025"), ("import_bad_date", 2, "since", "7/31/2025")),
    (line("01", "Sở", since="45839"), ("import_bad_date", 2, "since", "45839")),
    (line("01", "Sở", since="1/7/25"), ("import_bad_date", 2, "since", "1/7/25")),
    (line("01", "Sở", parent="#N/A"), ("cell.sheet_error", 2, "parent", "#N/A")),
    (line("01", "#REF!"), ("cell.sheet_error", 2, "name", "#REF!")),
    (line("01", "=cmd|'/c calc'!A1"), ("cell.formula", 2, "name", "=cmd|'/c calc'!A1")),
    (line("1" * 41, "Sở"), ("import_too_long", 2, "code", "1" * 41)),
    (line("01", "(Ví dụ) Sở"), ("import_example", 2, "name", "(Ví dụ) Sở")),
    (line("01", "Sở", parent="01"), ("import_own_ancestor", 2, "parent", "01")),
]


@pytest.mark.parametrize(("row", "fault"), FAULTS, ids=[f"{fault[0]}-{fault[3]}"[:40] for _, fault in FAULTS])
def test_a_fault_of_a_cell_is_told_with_its_place(row: list[Any], fault: tuple[str, int, str, str]) -> None:
    read = listed(row, line("99", "Sở khác"))
    assert told(read.faults) == [fault]
    assert [one.code for one in read.rows] == ["99"]


def test_all_faults_come_at_once_in_the_order_of_the_rows() -> None:
    read = listed(line("", "", since="?"), line("01", "Sở", kind="?"), line("01", "Sở"))
    assert [(fault[0], fault[1]) for fault in told(read.faults)] == [
        ("import_code_empty", 2),
        ("import_name_empty", 2),
        ("import_bad_date", 2),
        ("import_kind_unknown", 3),
        ("import_code_twice", 4),
    ]


def test_a_fault_names_the_heading_as_the_file_has_it() -> None:
    read = read_list(csv_file([line("01", "Sở", since="?")], tuple(LAYOUT.columns.values())), "own")
    assert told(read.faults) == [("import_bad_date", 2, "Từ ngày", "?")]


@pytest.mark.parametrize("column", ["code", "name", "kind", "parent"])
def test_a_missing_heading_is_a_fault(column: str) -> None:
    heading = [name for name in HEADING if name != column]
    read = read_list(csv_file([["x"] * len(heading)], heading), "own")
    assert told(read.faults) == [("column.key", 1, LAYOUT.columns[column], f"{LAYOUT.columns[column]} ({column})")]


def test_an_unknown_heading_is_a_fault_that_names_the_nearest() -> None:
    read = read_list(csv_file([[*FINANCE, "x"]], (*HEADING, "Từ ngay")), "own")
    assert told(read.faults) == [("column.unknown", 1, "Từ ngay", "Từ ngay")]
    assert read.faults[0].facts["nearest"] == "Từ ngày"


def test_a_heading_that_stands_twice_is_a_fault() -> None:
    read = read_list(csv_file([[*FINANCE, "x"]], (*HEADING, "Tên")), "own")
    assert told(read.faults) == [("column.duplicate", 1, "Tên", "Tên")]


def test_a_file_without_headings_is_a_fault() -> None:
    assert told(read_list(csv_file([], ("a", "b")), "own").faults) == [("import_no_heading", 1, "", "")]
    assert told(read_list(xlsx_file([], ("a", "b")), "own").faults) == [("import_no_heading", 1, "", "")]


def test_a_list_without_rows_is_a_fault() -> None:
    assert told(listed().faults) == [("import_no_rows", 1, "", "")]


def test_a_row_of_another_length_is_a_fault() -> None:
    data = "code,name,kind,parent\n01,Sở A, B,department,00\n02,Sở\n03,Sở,department,,,\n".encode()
    read = read_list(data, "own")
    assert [fault[:2] for fault in told(read.faults)] == [("row.length", 2), ("row.length", 3)]
    assert [row.code for row in read.rows] == ["03"]


def test_a_circle_of_rows_is_a_fault_of_each_and_of_no_other() -> None:
    rows = [line("1", "A", parent="3"), line("2", "B", parent="1"), line("3", "C", parent="2")]
    read = listed(*rows, line("4", "D", parent="3"))
    assert [fault[:2] for fault in told(read.faults)] == [("import_own_ancestor", row) for row in (2, 3, 4)]


def test_under_one_another_in_two_hierarchies_is_no_circle() -> None:
    assert listed(line("1", "A", parent="2"), line("2", "B", parent="1", hierarchy="party")).faults == ()


def test_a_file_beyond_the_limits_is_not_read() -> None:
    assert told(read_list(b"x" * (MOST_BYTES + 1), "own").faults) == [("import_too_large", 1, "", "5 MB")]
    rows = [[str(at), "A", "department", ""] for at in range(LAYOUT.most_rows + 1)]
    data = csv_file(rows, ("code", "name", "kind", "parent"))
    assert told(read_list(data, "own").faults) == [("import_too_many_rows", 1, "", "20001")]
    assert read_list(csv_file(rows[:-1], ("code", "name", "kind", "parent")), "own").faults == ()


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0" + b"\0" * 100, b"\xff\xfe", b"PK\3\4 xl/workbook", b""])
def test_what_is_no_table_is_a_fault(data: bytes) -> None:
    read = read_list(data, "own")
    assert (len(read.faults), read.rows) == (1, ())


# --- What Excel does to lists -----------------------------------------------------------------------------------------


def test_a_statistical_code_that_lost_its_zeros_is_a_fault_that_says_the_right_one() -> None:
    for data in (xlsx_file([line(2683, "Xã A", kind="Xã")]), csv_file([line("2683", "Xã A", kind="Xã")])):  # type: ignore[arg-type]  # a number, as Excel has it
        read = read_list(data, "statistics")
        assert told(read.faults) == [("import_eaten_zero", 2, "code", "2683")]
        assert read.faults[0].facts["right"] == "02683"


def test_a_statistical_code_of_another_length_is_a_fault() -> None:
    read = listed(line("026830", "Xã A", kind="Xã"), line("1A", "Tỉnh B", kind="Tỉnh"), system="statistics")
    assert [fault[:2] for fault in told(read.faults)] == [("import_code_form", 2), ("import_code_form", 3)]


def test_an_own_code_lost_its_zeros_where_others_kept_theirs() -> None:
    read = read_list(xlsx_file([line("007", "A"), line(8, "B"), line("A1", "C", parent="8")]), "own")  # type: ignore[arg-type]  # a number, as Excel has it
    assert told(read.faults) == [("import_eaten_zero", 3, "code", "8"), ("import_eaten_zero", 4, "parent", "8")]


def test_own_codes_that_are_all_numbers_are_taken_as_they_are() -> None:
    assert [row.code for row in read_list(xlsx_file([line(7, "A"), line(10, "B")]), "own").rows] == ["7", "10"]  # type: ignore[arg-type]  # numbers, as Excel has them


@pytest.mark.parametrize("cell", [date(2025, 7, 1), 1.5])
def test_a_code_of_which_excel_made_something_else_is_a_fault(cell: Any) -> None:
    assert [fault[0] for fault in told(read_list(xlsx_file([line(cell, "A")]), "own").faults)] == [
        "import_code_retyped"
    ]


def test_blanks_unseen_signs_and_the_form_of_letters_do_not_matter() -> None:
    name = unicodedata.normalize("NFD", "  Sở  Tài\u00a0chính\u200b \n")
    assert listed(["01 ", name, "Finance", "department ", "", "", "1/7/2025 ", "QĐ 1"]).rows == (ROW,)


def test_a_title_above_the_heading_and_blank_rows_are_passed_over() -> None:
    read = read_list(xlsx_file([[""] * 8, FINANCE], title="DANH SÁCH ĐƠN VỊ"), "own")
    assert [(row.number, row.code) for row in read.rows] == [(4, "01")]
    assert read.faults == ()


def merged(ranges: list[tuple[int, int, int, int, str]], cells: dict[tuple[int, int], str]) -> bytes:
    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    sheet = book.add_worksheet()
    for one in ranges:
        sheet.merge_range(*one)
    for (row, column), text in cells.items():
        sheet.write_string(row, column, text)
    book.close()
    return whole.getvalue()


def test_headings_merged_downwards_are_one_heading() -> None:
    """Mã, Tên and Loại over two rows; beside them one title over Mã cấp trên and Từ ngày."""
    ranges = [(0, at, 1, at, name) for at, name in enumerate(("Mã", "Tên", "Loại"))]
    cells = {(1, 3): "Mã cấp trên", (1, 4): "Từ ngày", (2, 0): "01", (2, 1): "Sở", (2, 2): "department"}
    read = read_list(merged([*ranges, (0, 3, 0, 4, "Cấp trên")], {**cells, (2, 4): "1/7/2025"}), "own")
    assert read.faults == ()
    assert [(row.number, row.name, row.since) for row in read.rows] == [(3, "Sở", date(2025, 7, 1))]


def test_a_parent_merged_over_rows_counts_for_each_and_a_merged_name_is_a_fault() -> None:
    heading = {(0, at): name for at, name in enumerate(("Mã", "Tên", "Loại", "Mã cấp trên"))}
    rows = {(at, across): text for at in (1, 2) for across, text in enumerate((f"0{at}", f"Sở {at}", "department"))}
    read = read_list(merged([(1, 3, 2, 3, "X")], heading | rows), "own")
    assert ([row.parent for row in read.rows], read.faults) == (["X", "X"], ())
    rows = {key: text for key, text in rows.items() if key[1] != 1}
    read = read_list(merged([(1, 1, 2, 1, "Sở")], heading | rows), "own")
    assert ("cell.merged", 2, "Tên", "2–3") in told(read.faults)


def test_a_formula_without_its_result_is_a_fault() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["code", "name", "kind", "parent"])
    sheet.append(["01", "=A1", "department", ""])
    whole = io.BytesIO()
    book.save(whole)
    assert [fault[0] for fault in told(read_list(whole.getvalue(), "own").faults)] == ["cell.formula"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_workbook_to_fill_in_reads_back_once_its_examples_are_deleted(language: Any) -> None:
    data = example_workbook(EXAMPLE, language)
    assert [fault[:2] for fault in told(read_list(data, "own").faults)] == [("import_example", at) for at in (2, 3, 4)]
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["organisations"]
    kind = sheet.cell(3, 4).value
    sheet.delete_rows(2, 3)
    for across, text in enumerate(("05", "Trung tâm", "", kind, "", "", date(2025, 7, 1), ""), start=1):
        sheet.cell(2, across, text)
    whole = io.BytesIO()
    book.save(whole)
    read = read_list(whole.getvalue(), "own")
    assert read.faults == ()
    assert [(row.code, row.kind, row.since) for row in read.rows] == [("05", "service_unit", date(2025, 7, 1))]
