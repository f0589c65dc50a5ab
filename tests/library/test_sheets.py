"""Workbooks: what spreadsheets and their users do to tables is made good, or named at its place."""

from __future__ import annotations

import datetime
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from tests.library.trio import BAT_XAT, CAM_DUONG, MUONG_KHUONG, SOUND_TRIO, framework_of
from tests.library.workbooks import workbook
from thang.engine.errors import Cell, Fault, Faulty
from thang.library.tables import Table, read_table
from thang.library.units import Inputs, read_inputs
from thang.library.values import read_values
from thang.words.faults import fault_line

TITLE = "BẢNG SỐ LIỆU NĂM 2026"
Edit = Callable[[Worksheet], None]


def read(folder: Path, edit: Edit | None = None, text: str = "unit,1\nA,1\nB,2\n") -> tuple[Table | None, list[Fault]]:
    return read_table(workbook(folder / "table.xlsx", text, edit))


def sound(folder: Path, edit: Edit | None = None, text: str = "unit,1\nA,1\nB,2\n") -> Table:
    table, faults = read(folder, edit, text)
    assert faults == []
    assert table is not None
    return table


def put(**cells: Any) -> Edit:
    """Cells by their reference, as B2=…"""

    def edit(page: Worksheet) -> None:
        for reference, value in cells.items():
            page[reference] = value

    return edit


def trio_in(folder: Path, edit: Edit | None = None, text: str = SOUND_TRIO.values, *, comma: bool = False) -> Inputs:
    units = folder / "units.csv"
    units.write_text(SOUND_TRIO.units or "", encoding="utf-8")
    values = workbook(folder / "values.xlsx", text, edit)
    return read_inputs(framework_of(SOUND_TRIO.framework), values, None if comma else units, decimal_comma=comma)


def faults_in(folder: Path, edit: Edit, text: str = SOUND_TRIO.values) -> list[tuple[str, object, str]]:
    with pytest.raises(Faulty) as caught:
        trio_in(folder, edit, text)
    for fault in caught.value.faults:
        assert fault_line(fault, "vi").isprintable()
    return [(fault.kind, fault.place, fault.found) for fault in caught.value.faults]


def column(code: str) -> str:
    """The letter of a column of the sound trio."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[SOUND_TRIO.values.splitlines()[0].split(",").index(code)]


def rewritten(path: Path, part: str, edit: Callable[[bytes], bytes]) -> Path:
    """A workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    members[part] = edit(members[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(name, data)
    return path


SHEET = "xl/worksheets/sheet1.xml"


# --- What is made good ------------------------------------------------------------------------------------------------


def test_a_workbook_says_what_its_table_as_csv_says(tmp_path: Path) -> None:
    read = trio_in(tmp_path)
    assert read.answers == SOUND_TRIO.read(tmp_path).answers
    assert [unit.text for unit in read.units] == [MUONG_KHUONG, BAT_XAT, CAM_DUONG]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1, "0.1"),
        (1 / 3, "0.3333333333333333"),
        (12.0, "12"),
        (12, "12"),
        (-0.5, "-0.5"),
        (1e-7, "1e-07"),
        (123456789012345.0, "123456789012345"),
        ("12", "12"),
        ("  7,5 ", "  7,5 "),
        (True, "TRUE"),
        (datetime.date(2026, 3, 4), "2026-03-04"),
        (datetime.datetime(2026, 3, 4, 5, 6, tzinfo=None), "2026-03-04 05:06:00"),  # noqa: DTZ001  # as sheets have it
        (datetime.time(3, 4), "03:04:00"),
        (datetime.timedelta(hours=30), "30:00:00"),
        ("", ""),
    ],
)
def test_a_cell_becomes_the_shortest_text_that_says_the_same(value: object, text: str, tmp_path: Path) -> None:
    assert sound(tmp_path, put(B2=value)).rows[0] == (2, ["A", text])


def test_a_number_shown_as_percent_or_money_is_the_number(tmp_path: Path) -> None:
    def edit(page: Worksheet) -> None:
        page["B2"], page["B3"] = 0.6253, 1234.5
        page["B2"].number_format, page["B3"].number_format = "0.00%", '#,##0.00 "₫"'

    assert [cells[1] for _, cells in sound(tmp_path, edit).rows] == ["0.6253", "1234.5"]


def test_numbers_follow_the_decimal_sign_of_the_file(tmp_path: Path) -> None:
    path = workbook(tmp_path / "table.xlsx", "unit,1,2\nA,1.5,\n", put(C2="2,5"))
    table, faults = read_table(path, decimal_comma=True)
    assert table is not None
    assert (faults, table.rows) == ([], ((2, ["A", "1,5", "2,5"]),))


def test_the_result_of_a_formula_is_what_counts(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["unit", "1", "2"])
        page.write(1, 0, "A")
        page.write_formula(1, 1, "=1/4", None, 0.25)
        page.write_formula(1, 2, '=IF(1=1,"","x")', None, "")
    rewritten(path, SHEET, lambda data: data.replace(b'r="C2"', b'r="C2" t="str"'))  # as Excel writes it
    table, faults = read_table(path)
    assert table is not None
    assert (faults, table.rows) == ([], ((2, ["A", "0.25", ""]),))


def test_titles_above_the_heading_are_passed_over_and_rows_keep_their_numbers(tmp_path: Path) -> None:
    def edit(page: Worksheet) -> None:
        page.insert_rows(1, 3)
        page["A1"] = TITLE
        page.merge_cells("A1:B1")

    table = sound(tmp_path, edit)
    assert (table.heading_row, table.rows[0]) == (4, (5, ["A", "1"]))


def test_a_fault_of_the_heading_is_at_its_own_row(tmp_path: Path) -> None:
    def edit(page: Worksheet) -> None:
        page.insert_rows(1, 2)
        page[f"{column('1.1')}3"] = "1.11"

    kinds = faults_in(tmp_path, edit)
    assert ("column.unknown", Cell(3, "1.11"), "1.11") in kinds
    assert ("column.missing", Cell(3, "1.1"), "1.1") in kinds


def test_a_heading_of_two_rows_has_titles_above_its_codes(tmp_path: Path) -> None:
    def edit(page: Worksheet) -> None:
        page.append([])
        page.append(["unit", "Nhận thức số", None])
        page.append([None, "1.1", "1.2"])
        page.append(["A", 1, 2])
        page.delete_rows(1, 4)
        page.merge_cells("A1:A2")
        page.merge_cells("B1:C1")

    table = sound(tmp_path, edit)
    assert (table.header, table.heading_row, table.rows) == (("unit", "1.1", "1.2"), 2, ((3, ["A", "1", "2"]),))


@pytest.mark.parametrize("halves", [("num", "den"), (".num", ".DEN")])
@pytest.mark.parametrize("is_key_merged", [True, False])
def test_a_code_over_its_two_halves_is_a_ratio(halves: tuple[str, str], is_key_merged: bool, tmp_path: Path) -> None:
    def edit(page: Worksheet) -> None:
        page.delete_rows(1, 3)
        page.append(["unit", "1.1", None, "1.2"])
        page.append([None, *halves, None])
        page.append(["A", 1, 2, 3])
        page.merge_cells("B1:C1")
        if is_key_merged:
            page.merge_cells("A1:A2")
            page.merge_cells("D1:D2")

    assert sound(tmp_path, edit).header == ("unit", "1.1.num", "1.1.den", "1.2")


def test_a_group_merged_over_its_units_is_the_group_of_each(tmp_path: Path) -> None:
    text = "group,unit,1\nxa,A,1\n,B,2\n,C,3\nphường,D,4\n"
    table = sound(tmp_path, lambda page: page.merge_cells("A2:A4"), text)
    assert [cells[:2] for _, cells in table.rows] == [["xa", "A"], ["xa", "B"], ["xa", "C"], ["phường", "D"]]


def test_blank_columns_rows_and_cells_of_blanks_are_nothing(tmp_path: Path) -> None:
    def edit(page: Worksheet) -> None:
        page.insert_cols(2)
        page.insert_rows(3)
        page["B2"], page["A3"], page["F9"] = "  ", "\u00a0", " "

    table = sound(tmp_path, edit)
    assert table.header == ("unit", "1")
    assert table.rows == ((2, ["A", "1"]), (4, ["B", "2"]))


def test_names_are_read_in_one_composition(tmp_path: Path) -> None:
    read = trio_in(tmp_path, put(A3="Xa\u0303 Ba\u0301t Xa\u0301t"))
    assert [unit.text for unit in read.units] == [MUONG_KHUONG, BAT_XAT, CAM_DUONG]


def test_of_several_sheets_with_a_table_the_one_named_for_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    for name, heading in (("Values ", "1"), ("units", "name")):
        page = book.create_sheet(name)
        page.append(["unit", heading])
        page.append(["A", 1])
    book.save(path)
    tables = [read_table(path, sheet=name)[0] for name in ("values", "units")]
    assert [table.header for table in tables if table] == [("unit", "1"), ("unit", "name")]
    table, (fault,) = read_table(path, sheet="successions")
    assert (table, fault.kind, fault.found) == (None, "table.sheets", "Values , units")


def test_sheets_without_a_table_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    def edit(page: Worksheet) -> None:
        assert page.parent is not None
        page.parent.create_sheet("Hướng dẫn", 0)["A1"] = "Điền vào trang sau"
        hidden = page.parent.create_sheet("Cũ", 0)
        hidden["A1"], hidden["A2"], hidden.sheet_state = "unit", "Z", "hidden"

    assert sound(tmp_path, edit).rows[0] == (2, ["A", "1"])


# --- What is named ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "kind", "found"),
    [
        (datetime.date(2026, 3, 4), "cell.date", "2026-03-04"),
        (datetime.time(3, 4), "cell.date", "03:04:00"),
        (datetime.timedelta(hours=30), "cell.date", "30:00:00"),
        ("=1/0", "cell.formula", "=1/0"),
        (True, "cell.not_number", "TRUE"),
        ("4,5", "cell.decimal_comma", "4,5"),
        ("3/4", "cell.ratio_for_number", "3/4"),
    ],
)
def test_what_a_sheet_made_of_a_number_is_named_at_its_cell(
    value: object, kind: str, found: str, tmp_path: Path
) -> None:
    faults = faults_in(tmp_path, put(**{f"{column('1.1')}3": value}))
    assert faults == [(kind, Cell(3, "1.1"), found)]


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"])
def test_an_error_of_the_sheet_is_no_missing_value(error: str, tmp_path: Path) -> None:
    """As a blank cell it would quietly count as zero."""

    def edit(page: Worksheet) -> None:
        page[f"{column('1.1')}3"] = error
        page[f"{column('1.1')}3"].data_type = "e"

    assert faults_in(tmp_path, edit) == [("cell.sheet_error", Cell(3, "1.1"), error)]


def test_a_date_in_place_of_a_ratio_is_told_of_the_two_columns(tmp_path: Path) -> None:
    with pytest.raises(Faulty) as caught:
        trio_in(tmp_path, put(**{f"{column('1.2')}2": datetime.date(2026, 3, 4)}))
    (fault,) = caught.value.faults
    assert (fault.kind, fault.place) == ("cell.date", Cell(2, "1.2"))
    assert "<code>.num" in fault_line(fault, "en")


def test_merged_values_are_refused_with_their_range(tmp_path: Path) -> None:
    table, faults = read(tmp_path, lambda page: page.merge_cells("B2:B3"))
    assert table is not None
    assert [(fault.kind, fault.place, fault.found) for fault in faults] == [("cell.merged", Cell(2, "1"), "B2:B3")]


def test_a_merged_note_beneath_the_table_is_refused(tmp_path: Path) -> None:
    def edit(page: Worksheet) -> None:
        page["A4"] = "Ghi chú: số liệu sơ bộ"
        page.merge_cells("A4:B4")

    assert [fault.kind for fault in read(tmp_path, edit)[1]] == ["cell.merged"]


def test_merged_cells_with_nothing_in_them_harm_nobody(tmp_path: Path) -> None:
    assert len(sound(tmp_path, lambda page: page.merge_cells("D2:E9")).rows) == 2


def test_a_numeric_code_that_may_have_lost_its_zero_is_named(tmp_path: Path) -> None:
    """Typed into a sheet, 1.10 becomes the number 1.1; as text it stays what it is."""
    leaf = next(line for line in SOUND_TRIO.framework.splitlines() if 'code: "1.1"' in line)
    framework = SOUND_TRIO.framework.replace(leaf, f"{leaf}\n{leaf.replace('1.1', '1.10')}")
    values = workbook(tmp_path / "values.xlsx", "unit,group,code,value\nA,xa,1.1,4\nA,xa,1.10,5\n")
    draft = framework_of(framework.replace("max: 170", "max: 190").replace("max: 155", "max: 175"))
    faults = read_values(values, draft).faults
    assert [(fault.kind, fault.place, fault.found) for fault in faults] == [
        ("code.eaten_zero", Cell(row, "code"), "1.1") for row in (2, 3)
    ]
    as_text = workbook(
        tmp_path / "text.xlsx", "unit,group,code,value\n", lambda page: page.append(["A", "xa", "1.1", 4])
    )
    assert read_values(as_text, draft).faults == []


def test_a_column_with_cells_and_no_name_is_named(tmp_path: Path) -> None:
    table, (fault,) = read(tmp_path, put(D3="x"))
    assert table is not None
    assert table.header == ("unit", "1")
    assert (fault.kind, fault.place, fault.found) == ("column.unnamed", Cell(1), "4")


# --- What is no workbook, or too much of one --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "edit"),
    [
        (SHEET, lambda data: data[: len(data) // 2]),
        (SHEET, lambda data: data.replace(b'r="A2"', b'r="A0x"')),
        (SHEET, lambda data: b'<!DOCTYPE a [<!ENTITY b "c">]>' + data),
        ("xl/workbook.xml", lambda data: b"<workbook"),
        ("xl/_rels/workbook.xml.rels", lambda data: b""),
    ],
)
def test_a_damaged_workbook_is_called_one(part: str, edit: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = rewritten(workbook(tmp_path / "table.xlsx", "unit,1\nA,1\n"), part, edit)
    table, (fault,) = read_table(path)
    assert (table, fault.kind) == (None, "table.damaged")


def test_a_truncated_workbook_is_called_damaged(tmp_path: Path) -> None:
    path = workbook(tmp_path / "table.xlsx", "unit,1\nA,1\n")
    path.write_bytes(path.read_bytes()[:-30])
    table, (fault,) = read_table(path)
    assert (table, fault.kind) == (None, "table.damaged")


def test_a_stray_cell_at_the_far_corner_is_named_before_it_fills_the_memory(tmp_path: Path) -> None:
    table, (fault,) = read(tmp_path, put(XFD1048576="x"))
    assert (table, fault.kind, fault.found) == (None, "table.too_large", "10000000")


def test_a_part_that_unpacks_to_gigabytes_is_not_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "table.xlsx", "unit,1\nA,1\n")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/a", "w") as member:
        for _ in range(410):
            member.write(bytes(1_000_000))
    table, (fault,) = read_table(path)
    assert (table, fault.kind, fault.found) == (None, "table.too_large", "400000000")


def test_a_workbook_without_a_cell_is_empty(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "table.xlsx")
    table, (fault,) = read_table(tmp_path / "table.xlsx")
    assert (table, fault.kind) == (None, "table.empty")


def test_an_old_or_locked_workbook_is_told_to_be_saved_again(tmp_path: Path) -> None:
    path = tmp_path / "table.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    table, (fault,) = read_table(path)
    assert (table, fault.kind) == (None, "table.not_text")
    assert "password" in fault_line(fault, "en")


def test_entities_and_prefixes_are_read_as_xml_has_them(tmp_path: Path) -> None:
    """Some writers put a prefix before every name."""

    def prefixed(data: bytes) -> bytes:
        text = data.decode().replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
        return text.replace("xmlns=", "xmlns:x=").encode()

    path = rewritten(workbook(tmp_path / "table.xlsx", "unit,1\nA & B,1\n"), SHEET, prefixed)
    table, faults = read_table(path)
    assert table is not None
    assert (faults, table.rows) == ([], ((2, ["A & B", "1"]),))


def test_bytes_of_any_kind_give_faults_and_no_crash(tmp_path: Path) -> None:
    """A few hundred damaged copies: each is read, or refused by name."""
    dice = random.Random(20260)
    whole = workbook(tmp_path / "table.xlsx", SOUND_TRIO.values).read_bytes()
    path = tmp_path / "mutant.xlsx"
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(200):
        name = dice.choice([one for one in members if one.startswith("xl/")])
        data = bytearray(members[name])
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        with zipfile.ZipFile(path, "w") as archive:
            for one, content in {**members, name: bytes(data)}.items():
                archive.writestr(one, content)
        table, faults = read_table(path)
        assert table is not None or faults
