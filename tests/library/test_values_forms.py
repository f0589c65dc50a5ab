"""The same values in every form that a file may have: they are read the same, to the last digit of the results."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Literal

import pytest

from tests.library.trio import (
    BAT_XAT,
    CAM_DUONG,
    LONG,
    MUONG_KHUONG,
    SOUND_TRIO,
    Grid,
    Trio,
    framework_file,
    rows_of,
    text_of,
    with_column,
    with_decimal_commas,
    with_row,
    without,
    without_unit,
)
from thang.engine.units import Answers
from thang.engine.values import MISSING, NotApplicable, Ratio, Ticked, Value, YesNo
from thang.library.results import run_json

Composition = Literal["NFC", "NFD"]


def results(trio: Trio, folder: Path) -> str:
    return "".join(run_json(trio.run(folder), framework_file(trio.framework).digest))


def answers(trio: Trio, folder: Path) -> Answers:
    return trio.read(folder).answers


def value(trio: Trio, folder: Path, unit: str, code: str) -> Value:
    return answers(trio, folder)[unit].get(code, MISSING)


def relined(trio: Trio, newline: str) -> Trio:
    values, units = (text.replace("\n", newline) for text in (trio.values, trio.units or ""))
    return replace(trio, values=values, units=units)


def delimited(trio: Trio, delimiter: str) -> Trio:
    values, units = (text_of(rows_of(text), delimiter) for text in (trio.values, trio.units or ""))
    return replace(trio, values=values, units=units)


def halved(grid: Grid) -> Grid:
    """Every a/b in two cells: of two columns in a wide table, of numerator and denominator in a long one."""
    if "code" in grid[0]:
        return [[*row[:3], "", *row[3].split("/"), *row[6:]] if "/" in row[3] else row for row in grid]
    for code in ("1.2", "3.3"):
        at = grid[0].index(code)
        grid[0][at : at + 1] = [f"{code}.num", f"{code}.den"]
        for row in grid[1:]:
            row[at : at + 1] = row[at].split("/")
    return grid


def quoted(text: str) -> str:
    return "".join(",".join(f'"{cell}"' for cell in row) + "\n" for row in rows_of(text))


FORMS: dict[str, Trio] = {
    "long": SOUND_TRIO.long(),
    "ratios in two columns": SOUND_TRIO.grid(halved),
    "long, ratios in two columns": SOUND_TRIO.long().grid(halved),
    "long, with a status in every row": SOUND_TRIO.long().grid(
        lambda grid: [grid[0], *([*row[:6], "value", "a note"] for row in grid[1:])]
    ),
    "long, rows the other way round": SOUND_TRIO.long().grid(lambda grid: [grid[0], *reversed(grid[1:])]),
    "long, groups only in the first rows": SOUND_TRIO.long().grid(
        lambda grid: [row if row[2] in ("1.1", "code") else [row[0], "", *row[2:]] for row in grid]
    ),
    "rows the other way round": SOUND_TRIO.grid(lambda grid: [grid[0], *reversed(grid[1:])]),
    "columns the other way round": SOUND_TRIO.grid(lambda grid: [[row[0], *reversed(row[1:])] for row in grid]),
    "byte order mark": replace(SOUND_TRIO, values=f"\ufeff{SOUND_TRIO.values}", units=f"\ufeff{SOUND_TRIO.units}"),
    "Windows line ends": relined(SOUND_TRIO, "\r\n"),
    "line ends of old": relined(SOUND_TRIO, "\r"),
    "no last line end": replace(SOUND_TRIO, values=SOUND_TRIO.values.rstrip("\n")),
    "semicolons": delimited(SOUND_TRIO, ";"),
    "tabs": delimited(SOUND_TRIO, "\t"),
    "decimal commas, semicolons": with_decimal_commas(SOUND_TRIO),
    "decimal commas, tabs": with_decimal_commas(SOUND_TRIO, delimiter="\t"),
    "decimal commas, long": with_decimal_commas(SOUND_TRIO.long()),
    "every cell in quotes": replace(SOUND_TRIO, values=quoted(SOUND_TRIO.values)),
    "blank rows": replace(SOUND_TRIO, values=SOUND_TRIO.values.replace("\n", "\n\n,,,,\n")),
    "empty columns on the right": SOUND_TRIO.grid(lambda grid: [[*row, "", " ", ""] for row in grid]),
    "blanks around cells": SOUND_TRIO.grid(
        lambda grid: [[row[0], *(f"  {cell}\t" for cell in row[1:])] for row in grid]
    ),
    "plus signs and exponents": SOUND_TRIO.cell(MUONG_KHUONG, "1.1", "+15").cell(BAT_XAT, "3.1", "1e2"),
    "leading zeros in a ratio": SOUND_TRIO.cell(BAT_XAT, "1.2", "08/10"),
    "blanks in a ratio": SOUND_TRIO.cell(BAT_XAT, "1.2", "8 / 10"),
    "groups only in the units file": SOUND_TRIO.grid(without("group")),
    "groups only in the values": SOUND_TRIO.units_grid(without("group")),
    "a group in one file or the other": SOUND_TRIO.unit_cell(BAT_XAT, "group", "").cell(CAM_DUONG, "group", ""),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_a_table_changes_no_digit_of_the_results(form: str, tmp_path: Path) -> None:
    assert results(FORMS[form], tmp_path) == results(SOUND_TRIO, tmp_path)


def test_cells_become_values_of_their_types(tmp_path: Path) -> None:
    read = answers(SOUND_TRIO, tmp_path)
    assert read[MUONG_KHUONG]["1.2"] == Ratio(numerator=Fraction(212), denominator=Fraction(301))
    assert read[MUONG_KHUONG]["1.3"] == YesNo(True)
    assert read[MUONG_KHUONG]["2.1"] == Ticked(frozenset({"đài", "loa"}))
    assert read[BAT_XAT]["2.1"] == Ticked(frozenset())
    assert read[MUONG_KHUONG]["2.2"] == Fraction("7.5")


def test_missing_not_applicable_and_zero_are_three_things(tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(MUONG_KHUONG, "1.1", "").cell(BAT_XAT, "1.1", "NA").cell(CAM_DUONG, "1.1", "0")
    read = [value(trio, tmp_path, unit, "1.1") for unit in (MUONG_KHUONG, BAT_XAT, CAM_DUONG)]
    assert read == [MISSING, NotApplicable(), Fraction(0)]
    assert "1.1" not in answers(trio, tmp_path)[MUONG_KHUONG]


def in_halves(trio: Trio, numerator: str, denominator: str) -> Trio:
    """The first unit's 1.2 in two columns."""
    return trio.grid(halved).cell(MUONG_KHUONG, "1.2.num", numerator).cell(MUONG_KHUONG, "1.2.den", denominator)


NOT_APPLICABLE: dict[str, Callable[[Trio, str], Trio]] = {
    "in the cell": lambda trio, text: trio.cell(MUONG_KHUONG, "1.2", text),
    "in a choice": lambda trio, text: trio.cell(MUONG_KHUONG, "1.4", text),
    "in the numerator": lambda trio, text: in_halves(trio, text, ""),
    "in both halves": lambda trio, text: in_halves(trio, text, "NA"),
}


@pytest.mark.parametrize("where", NOT_APPLICABLE)
@pytest.mark.parametrize(
    ("text", "reason"), [("NA", ""), ("NA:", ""), ("NA: chưa có cổng ", "chưa có cổng"), ("NA:a:b/c", "a:b/c")]
)
def test_not_applicable_keeps_its_reason(where: str, text: str, reason: str, tmp_path: Path) -> None:
    code = "1.4" if where == "in a choice" else "1.2"
    assert value(NOT_APPLICABLE[where](SOUND_TRIO, text), tmp_path, MUONG_KHUONG, code) == NotApplicable(reason)


def test_na_alone_in_the_denominator_is_not_applicable_too(tmp_path: Path) -> None:
    assert value(in_halves(SOUND_TRIO, "", "NA"), tmp_path, MUONG_KHUONG, "1.2") == NotApplicable()


def test_a_ratio_with_both_cells_empty_is_missing(tmp_path: Path) -> None:
    assert value(in_halves(SOUND_TRIO, "", " "), tmp_path, MUONG_KHUONG, "1.2") is MISSING


@pytest.mark.parametrize("status", ["not_applicable", "NA", " Not_Applicable "])
def test_a_long_table_says_not_applicable_by_its_status(status: str, tmp_path: Path) -> None:
    trio = edited_entry({"value": "", "status": status, "note": " chưa có cổng "})
    assert value(trio, tmp_path, MUONG_KHUONG, "1.2") == NotApplicable("chưa có cổng")


@pytest.mark.parametrize("cells", [{"value": ""}, {"value": "", "status": "missing"}])
def test_a_long_row_without_a_value_is_missing(cells: dict[str, str], tmp_path: Path) -> None:
    assert value(edited_entry(cells), tmp_path, MUONG_KHUONG, "1.2") is MISSING


@pytest.mark.parametrize("yes", ["yes", "Yes", "YES", "có", "Có", "CÓ", "co\u0301", "1", " có "])
def test_yes_in_every_spelling(yes: str, tmp_path: Path) -> None:
    assert value(SOUND_TRIO.cell(BAT_XAT, "1.3", yes), tmp_path, BAT_XAT, "1.3") == YesNo(True)


@pytest.mark.parametrize("no", ["no", "No", "không", "Không", "KHÔNG", "kho\u0302ng", "0"])
def test_no_in_every_spelling(no: str, tmp_path: Path) -> None:
    assert value(SOUND_TRIO.cell(BAT_XAT, "1.3", no), tmp_path, BAT_XAT, "1.3") == YesNo(False)


@pytest.mark.parametrize("text", ["đài|loa", "loa|đài", " loa | đài ", unicodedata.normalize("NFD", "loa|đài")])
def test_a_checklist_is_a_set(text: str, tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(BAT_XAT, "2.1", text)
    assert value(trio, tmp_path, BAT_XAT, "2.1") == Ticked(frozenset({"đài", "loa"}))


def test_a_quoted_cell_may_hold_delimiters_quotes_and_line_breaks(tmp_path: Path) -> None:
    unit = 'Xã "Bát\nXát", tỉnh; Lào Cai'
    trio = SOUND_TRIO.cell(BAT_XAT, "unit", unit).unit_cell(BAT_XAT, "unit", unit).cell(unit, "1.1", "NA:một,\nhai")
    assert value(trio, tmp_path, unit, "1.1") == NotApplicable("một,\nhai")
    assert [one.unit.text for one in trio.run(tmp_path).scores] == [MUONG_KHUONG, unit, CAM_DUONG]


def test_a_row_counts_as_a_spreadsheet_counts_it(tmp_path: Path) -> None:
    """A line break inside a cell begins no row; a blank row is one."""
    trio = SOUND_TRIO.cell(MUONG_KHUONG, "1.1", "NA:một\nhai\r\nba").cell(CAM_DUONG, "1.1", "x")
    (fault,) = replace(trio, values=trio.values.replace(f'"{BAT_XAT}', f'\n,,\n"{BAT_XAT}')).faults(tmp_path)
    assert str(fault.place) == "Cell(row=6, header='1.1')"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("form_of_units", ["NFC", "NFD"])
def test_names_match_whatever_their_composition_and_are_told_composed(
    form: Composition, form_of_units: Composition, tmp_path: Path
) -> None:
    given = unicodedata.normalize(form, SOUND_TRIO.values)
    listed = unicodedata.normalize(form_of_units, SOUND_TRIO.units or "")
    trio = replace(SOUND_TRIO, values=given, units=listed)
    names = [one.unit.text for one in trio.run(tmp_path).scores]
    assert names == [MUONG_KHUONG, BAT_XAT, CAM_DUONG]
    assert results(trio, tmp_path) == results(SOUND_TRIO, tmp_path)


def test_blanks_in_names_make_no_other_unit(tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(BAT_XAT, "unit", "  Xã\u00a0Bát  Xát ")
    names = [one.unit.text for one in trio.run(tmp_path).scores]
    assert names == [MUONG_KHUONG, "  Xã\u00a0Bát  Xát ", CAM_DUONG]


def test_headings_are_read_without_their_blanks_and_composition(tmp_path: Path) -> None:
    trio = SOUND_TRIO.raw("unit,group,1.1", " unit ,group\u00a0, 1.1")
    assert results(trio, tmp_path) == results(SOUND_TRIO, tmp_path)


ONE_GROUP = (
    SOUND_TRIO.framed("  - {id: phuong, title: {vi: Phường, en: Wards}, max: 155}\n", "")
    .framed("{xa: 10, phuong: 5}", "10")
    .grid(without_unit(CAM_DUONG))
    .units_grid(without_unit(CAM_DUONG))
)


@pytest.mark.parametrize("trio", [ONE_GROUP, ONE_GROUP.alone()], ids=["with units", "alone"])
def test_with_one_group_its_column_may_be_left_out(trio: Trio, tmp_path: Path) -> None:
    less = trio.grid(without("group"))
    less = less if less.units is None else less.units_grid(without("group"))
    assert results(less, tmp_path) == results(trio, tmp_path)
    assert results(less.grid(with_column("group")), tmp_path) == results(trio, tmp_path)


def test_a_column_for_an_indicator_of_another_group_may_be_left_out(tmp_path: Path) -> None:
    """2.5 is only for communes; without communes nobody is quietly given nothing."""
    wards = SOUND_TRIO.grid(lambda grid: [grid[0], grid[3]]).units_grid(lambda grid: [grid[0], grid[3]])
    assert wards.grid(without("2.5")).faults(tmp_path) == []
    assert wards.grid(without("2.5", "group")).faults(tmp_path) == []


def test_what_is_collected_and_not_scored_needs_no_column(tmp_path: Path) -> None:
    assert SOUND_TRIO.grid(without("3.6")).faults(tmp_path) == []


def test_not_applicable_is_right_where_the_indicator_is_not_for_the_unit(tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(CAM_DUONG, "2.5", "NA").cell(BAT_XAT, "2.6", "NA:chưa có cổng")
    assert results(trio, tmp_path) == results(SOUND_TRIO, tmp_path)


def test_not_applicable_satisfies_an_indicator_that_must_be_answered(tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(BAT_XAT, "3.2", "NA:chưa đến kỳ").cell(BAT_XAT, "3.3", "NA")
    assert trio.faults(tmp_path) == []


def test_a_unit_of_the_units_file_may_have_no_values(tmp_path: Path) -> None:
    """It is all missing, and stays in the results."""
    trio = SOUND_TRIO.framed(", missing: error", "").units_grid(with_row("Xã Y Tý", "", "xa"))
    scores = trio.run(tmp_path).scores
    assert [(one.unit.text, one.answered) for one in scores if one.unit.text == "Xã Y Tý"] == [("Xã Y Tý", Fraction(0))]


def edited_entry(cells: dict[str, str]) -> Trio:
    """A long table with the first unit's entry of 1.2 edited."""

    def edit(grid: Grid) -> Grid:
        row = next(row for row in grid if row[2] == "1.2")
        for column, text in cells.items():
            row[LONG.index(column)] = text
        return grid

    return SOUND_TRIO.long().grid(edit)
