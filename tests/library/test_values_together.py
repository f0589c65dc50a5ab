"""All faults come at once, from both files, of structure and cells; what only follows from another is not said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.trio import (
    BAT_XAT,
    CAM_DUONG,
    MUONG_KHUONG,
    SOUND_TRIO,
    Trio,
    renamed,
    with_column,
    with_row,
    without,
    without_unit,
)
from thang.words.faults import place_text


def said(trio: Trio, folder: Path) -> list[tuple[str, str]]:
    """Kind and place of every fault, without the folder."""
    return [(fault.kind, place_text(fault).removeprefix(f"{folder}/")) for fault in trio.faults(folder)]


def test_every_fault_of_both_files_is_named_in_one_pass(tmp_path: Path) -> None:
    """The units file first, each file from top to bottom."""
    trio = (
        SOUND_TRIO.unit_cell(MUONG_KHUONG, "stated", "1,5")
        .unit_cell(CAM_DUONG, "ranked", "maybe")
        .units_grid(with_column("ghi chú"))
        .cell(MUONG_KHUONG, "1.1", "x")
        .cell(MUONG_KHUONG, "1.2", "4-Mar")
        .cell(BAT_XAT, "1.1", "501")
        .cell(BAT_XAT, "3.2", "")
        .cell(CAM_DUONG, "1.2", "3/0")
        .cell(CAM_DUONG, "2.5", "1")
        .grid(without("1.3"))
        .grid(with_column("1.4.num"))
        .grid(with_row(BAT_XAT, "xa"))
        .grid(with_row("Xã Lạ", "xã"))
        .grid(lambda grid: [*grid, ["", "xa", "1"], ["quá ngắn"]])
    )
    assert said(trio, tmp_path) == [
        ("column.unknown", "units.csv:ROW 1, column ghi chú"),
        ("cell.decimal_comma", "units.csv:ROW 2, column stated"),
        ("cell.not_yes_no", "units.csv:ROW 4, column ranked"),
        ("column.not_ratio", "values.csv:ROW 1, column 1.4.num"),
        ("column.missing", "values.csv:ROW 1, column 1.3"),
        ("cell.not_number", "values.csv:ROW 2, column 1.1"),
        ("cell.date", "values.csv:ROW 2, column 1.2"),
        ("cell.outside", "values.csv:ROW 3, column 1.1"),
        ("cell.missing_refused", "values.csv:ROW 3, column 3.2"),
        ("cell.over_zero", "values.csv:ROW 4, column 1.2"),
        ("cell.not_for_group", "values.csv:ROW 4, column 2.5"),
        ("unit.duplicate", "values.csv:ROW 5, column unit"),
        ("group.unknown", "values.csv:ROW 6, column group"),
        ("unit.no_row", "values.csv:ROW 6, column unit"),
        ("row.length", "values.csv:ROW 7"),
        ("row.length", "values.csv:ROW 8"),
    ]


def test_every_fault_of_a_long_table_is_named_in_one_pass(tmp_path: Path) -> None:
    trio = SOUND_TRIO.long().grid(
        lambda grid: [
            *grid,
            [BAT_XAT, "xa", "1.1", "5", "", "", "", ""],
            [BAT_XAT, "phuong", "9.9", "5", "", "", "", ""],
            [CAM_DUONG, "", "2.5", "x", "", "", "", ""],
        ]
    )
    rows = len(trio.values.splitlines())
    assert said(trio, tmp_path) == [
        ("cell.duplicate", f"values.csv:ROW {rows - 2}, column code"),
        ("unit.two_groups", f"values.csv:ROW {rows - 1}, column group"),
        ("code.unknown_value", f"values.csv:ROW {rows - 1}, column code"),
        ("cell.not_number", f"values.csv:ROW {rows}, column value"),
    ]


def test_faults_that_only_computing_shows_come_all_at_once_too(tmp_path: Path) -> None:
    trio = (
        SOUND_TRIO.leaf("2.4", "missing: error")
        .leaf("3.5", "missing: error")
        .cell(MUONG_KHUONG, "1.1", "")
        .cell(BAT_XAT, "3.4", "")
        .cell(CAM_DUONG, "2.3", "")
    )
    assert said(trio, tmp_path) == [
        ("cell.missing_refused", "values.csv:ROW 2, column 1.1"),
        ("cell.missing_refused", "values.csv:ROW 3, column 3.4"),
        ("cell.missing_refused", "values.csv:ROW 4, column 2.3"),
    ]


@pytest.mark.parametrize(
    ("trio", "only"),
    [
        (
            SOUND_TRIO.grid(without("3.2")),
            ("column.missing", "values.csv:ROW 1, column 3.2"),
        ),
        (
            SOUND_TRIO.grid(lambda grid: [*grid[:-1], grid[-1][:9]]),
            ("row.length", "values.csv:ROW 4"),
        ),
        (
            SOUND_TRIO.grid(without("unit")),
            ("column.key", "values.csv:ROW 1, column unit"),
        ),
        (
            replace(SOUND_TRIO, values='unit,group\n"Xã'),
            ("table.quote_open", "values.csv:ROW 2"),
        ),
        (
            replace(SOUND_TRIO, values="unit,group,1.1\n"),
            ("table.no_rows", "values.csv:ROW 1"),
        ),
        (
            replace(SOUND_TRIO, units='unit,group\n"Xã'),
            ("table.quote_open", "units.csv:ROW 2"),
        ),
        (
            replace(SOUND_TRIO, units="unit,attributes\n"),
            ("table.no_rows", "units.csv:ROW 1"),
        ),
        (
            SOUND_TRIO.units_grid(renamed("unit", "đơn vị")).units_grid(renamed("đơn vị", "units")),
            ("column.unknown", "units.csv:ROW 1, column units"),
        ),
        (
            SOUND_TRIO.cell(CAM_DUONG, "3.2", "ba"),
            ("cell.not_number", "values.csv:ROW 4, column 3.2"),
        ),
        (
            SOUND_TRIO.cell(CAM_DUONG, "group", "x").cell(CAM_DUONG, "3.2", ""),
            ("cell.missing_refused", "values.csv:ROW 4, column 3.2"),
        ),
    ],
    ids=[
        "a forgotten column, not an empty cell in every row",
        "a short row, not a unit without values",
        "no column unit, not units without values",
        "values that cannot be read, not units without values",
        "values without rows, not units without values",
        "units that cannot be read, not units without a row",
        "units without rows, not units without a row",
        "a wrong heading of the units, not units without a row",
        "a faulty cell, not an empty one",
        "the group of the units file where the values' is unknown",
    ],
)
def test_what_follows_from_a_fault_is_not_said_beside_it(trio: Trio, only: tuple[str, str], tmp_path: Path) -> None:
    found = said(trio, tmp_path)
    assert only in found
    assert {kind for kind, _ in found} <= {only[0], "column.key", "group.unknown"}
    assert len(found) == len(set(found)) <= 2


def test_a_row_of_the_units_file_that_is_too_short_still_names_its_unit(tmp_path: Path) -> None:
    trio = SOUND_TRIO.units_grid(lambda grid: [*grid[:-1], grid[-1][:3]]).units_grid(without_unit(BAT_XAT))
    assert said(trio, tmp_path) == [
        ("row.length", "units.csv:ROW 3"),
        ("unit.no_row", "values.csv:ROW 3, column unit"),
    ]
