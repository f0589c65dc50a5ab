"""What is wrong with a table, its heading, its rows or its units: each kind of fault, alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.library.trio import (
    BAT_XAT,
    CAM_DUONG,
    MUONG_KHUONG,
    SOUND_TRIO,
    Case,
    Grid,
    renamed,
    with_column,
    with_decimal_commas,
    with_row,
    without,
    without_unit,
)

LONG = SOUND_TRIO.long()
HEADING = "unit,group,1.1,1.2"
PLACE = "values.csv:ROW 1"


def heading(kind: str, edit: Callable[[Grid], Grid], column: str, right: str, found: str | None = None) -> Case:
    """A fault of the heading; what is found is its column, unless said otherwise."""
    return Case(kind, SOUND_TRIO.grid(edit), f"{PLACE}, column {column}", column if found is None else found, right)


def whole(kind: str, values: str, right: str, place: str = PLACE, found: str = "") -> Case:
    """The whole text of the values."""
    return Case(kind, replace(SOUND_TRIO, values=values), place, found, right)


def in_units(kind: str, edit: Callable[[Grid], Grid], place: str, found: str, right: str) -> Case:
    return Case(kind, SOUND_TRIO.units_grid(edit), f"units.csv:ROW {place}", found, right)


def split(code: str, *kept: str) -> Callable[[Grid], Grid]:
    """A column in two halves, of which some are kept."""

    def edit(grid: Grid) -> Grid:
        at = grid[0].index(code)
        for number, row in enumerate(grid):
            row[at : at + 1] = [code + half if number == 0 else "" for half in kept]
        return grid

    return edit


def unnamed(grid: Grid) -> Grid:
    """A third column without a name."""
    return [[*row[:2], "", *row[2:]] for row in grid]


TABLES = (
    whole("table.not_text", "unit,group\nA,\0\n", "as “CSV UTF-8”", "values.csv:ROW 2"),
    whole("table.empty", "", "the first row names the columns"),
    whole("table.empty", f"\n{SOUND_TRIO.values}", "the first row names the columns"),
    whole("table.empty", ",,,\nA,xa,1\n", "the first row names the columns"),
    whole("table.no_rows", SOUND_TRIO.values.splitlines()[0], "below it at least one row a unit"),
    whole("table.no_rows", LONG.values.splitlines()[0] + "\n,,,\n", "below it at least one row a unit"),
    whole("table.quote_open", SOUND_TRIO.values.replace(BAT_XAT, f'"{BAT_XAT}'), "close it", place="values.csv:ROW 3"),
    whole(
        "table.quotes",
        SOUND_TRIO.values.replace(BAT_XAT, f'"{BAT_XAT}" mới'),
        "double the quotes inside it",
        place="values.csv:ROW 3",
    ),
    whole(
        "table.cell_too_long",
        SOUND_TRIO.values.replace(BAT_XAT, "x" * 200_000),
        "perhaps a quote",
        place="values.csv:ROW 3",
        found="131072",
    ),
    Case(
        "table.delimiter",
        replace(with_decimal_commas(SOUND_TRIO), values=HEADING),
        PLACE,
        HEADING,
        "every table has ; or tab",
    ),
    in_units("table.no_rows", lambda grid: grid[:1], "1", "", "below it at least one row a unit"),
)

HEADINGS = (
    Case("column.unnamed", SOUND_TRIO.grid(unnamed), PLACE, "3", "name the column or delete it"),
    heading("column.duplicate", renamed("3.6", "1.1"), "1.1", "keep one of them"),
    heading("column.unknown", renamed("3.6", "3.66"), "3.66", "did you mean “3.6”? columns: unit, group, 1.1, 1.2"),
    heading("column.unknown", with_column("ghi chú"), "ghi chú", "columns: unit, group, 1.1"),
    heading("column.branch", with_column("2"), "2", "only leaves have values"),
    heading("column.computed", with_column("2.4"), "2.4", "leave the column out"),
    heading("column.missing", without("1.1"), "1.1", "a cell left empty there says that a value is missing"),
    heading("column.missing", without("3.2"), "3.2", "add it"),
    heading("column.missing", without("2.5"), "2.5", "add it"),
    heading("column.key", without("unit"), "unit", "the heading must have it"),
    heading("column.not_ratio", renamed("1.1", "1.1.num"), "1.1.num", "named by the indicator's code"),
    heading("column.half", split("1.2", ".num"), "1.2.num", "add column 1.2.den"),
    heading("column.half", split("1.2", ".den"), "1.2.den", "add column 1.2.num"),
    heading("column.two_forms", split("1.2", "", ".num", ".den"), "1.2.num", "keep the one with a/b"),
    Case(
        "column.missing",
        SOUND_TRIO.framed('b: "3.4"', 'b: "3.6"').grid(without("3.6")),
        f"{PLACE}, column 3.6",
        "3.6",
        "add it",
    ),
    Case(
        "column.group",
        SOUND_TRIO.alone().grid(without("group")),
        f"{PLACE}, column group",
        "",
        "add a column group to the values or the units file",
    ),
    Case(
        "column.group",
        SOUND_TRIO.grid(without("group")).units_grid(without("group")),
        f"{PLACE}, column group",
        "",
        "add a column group to the values or the units file",
    ),
    Case(
        "column.unknown",
        LONG.grid(renamed("note", "notes")),
        f"{PLACE}, column notes",
        "notes",
        "did you mean “note”? columns: unit, group, code, value",
    ),
    Case("column.key", LONG.grid(without("unit")), f"{PLACE}, column unit", "unit", "the heading must have it"),
    Case("column.key", LONG.grid(without("code")), f"{PLACE}, column code", "code", "the heading must have it"),
    Case(
        "column.key",
        LONG.grid(without("value", "numerator", "denominator")),
        f"{PLACE}, column value",
        "value",
        "the heading must have it",
    ),
    Case(
        "column.half",
        LONG.grid(without("denominator")),
        f"{PLACE}, column numerator",
        "numerator",
        "add column denominator",
    ),
    in_units("column.key", without("unit"), "1, column unit", "unit", "the heading must have it"),
    in_units("column.duplicate", renamed("name", "stated"), "1, column stated", "stated", "keep one of them"),
    in_units(
        "column.unknown",
        renamed("attributes", "attribute"),
        "1, column attribute",
        "attribute",
        "did you mean “attributes”? columns: unit, name, group",
    ),
)

ROWS = (
    Case(
        "row.length",
        SOUND_TRIO.grid(lambda grid: [*grid[:-1], grid[-1][:3]]),
        "values.csv:ROW 4",
        f"{CAM_DUONG},phuong,8",
        "one cell a column",
    ),
    Case(
        "row.too_long",
        SOUND_TRIO.raw(f"{BAT_XAT},xa,20,8/10", f"{BAT_XAT},xa,20,5,8/10"),
        "values.csv:ROW 3",
        f"{BAT_XAT},xa,20,5,8/10,không,deputy,-,10,1,,,100,1,1/1,10,1,0",
        "use ; or tab as delimiter and --decimal comma",
    ),
    in_units("row.length", lambda grid: [*grid[:-1], grid[-1][:2]], "4", f"{CAM_DUONG},", "one cell a column"),
    Case("unit.empty", SOUND_TRIO.grid(with_row("", "xa", "5")), "values.csv:ROW 5, column unit", "", "name the unit"),
    in_units("unit.empty", with_row(" ", "", "xa"), "5, column unit", "", "name the unit or delete the row"),
    Case(
        "unit.duplicate",
        SOUND_TRIO.grid(with_row(f" {BAT_XAT}  ", "xa", "5")),
        "values.csv:ROW 5, column unit",
        f" {BAT_XAT}  ",
        "one row a unit",
    ),
    in_units("unit.duplicate", with_row(BAT_XAT, "", "xa"), "5, column unit", BAT_XAT, "one row a unit"),
    Case(
        "unit.no_row",
        SOUND_TRIO.grid(with_row("Xã Bát Sát", "xa")),
        "values.csv:ROW 5, column unit",
        "Xã Bát Sát",
        "did you mean “Xã Bát Xát”? add a row there",
    ),
    Case(
        "unit.no_row",
        SOUND_TRIO.units_grid(without_unit(CAM_DUONG)),
        "values.csv:ROW 4, column unit",
        CAM_DUONG,
        "add a row there, or leave it out of the values",
    ),
    Case(
        "unit.group_differs",
        SOUND_TRIO.cell(BAT_XAT, "group", "phuong").cell(BAT_XAT, "2.2", "5"),
        "values.csv:ROW 3, column group",
        "phuong",
        "the same group in both files",
    ),
    Case(
        "unit.no_group",
        SOUND_TRIO.alone().cell(BAT_XAT, "group", ""),
        "values.csv:ROW 3, column group",
        BAT_XAT,
        "write its group in column group",
    ),
    Case(
        "unit.no_group",
        SOUND_TRIO.units_grid(without("group")).cell(BAT_XAT, "group", ""),
        "values.csv:ROW 3, column group",
        BAT_XAT,
        "write its group in column group",
    ),
    Case(
        "unit.no_group",
        SOUND_TRIO.grid(without("group")).unit_cell(BAT_XAT, "group", ""),
        "units.csv:ROW 3, column group",
        BAT_XAT,
        "write its group in column group",
    ),
    Case(
        "unit.no_group",
        SOUND_TRIO.units_grid(with_row("Xã Y Tý")).framed(", missing: error", ""),
        "units.csv:ROW 5, column group",
        "Xã Y Tý",
        "write its group in column group",
    ),
    Case(
        "group.unknown",
        SOUND_TRIO.alone().cell(BAT_XAT, "group", "xã"),
        "values.csv:ROW 3, column group",
        "xã",
        "xa, phuong",
    ),
    Case(
        "group.unknown",
        SOUND_TRIO.cell(CAM_DUONG, "group", "phuongg"),
        "values.csv:ROW 4, column group",
        "phuongg",
        "did you mean “phuong”?",
    ),
    Case(
        "group.unknown",
        SOUND_TRIO.unit_cell(CAM_DUONG, "group", "phuongg"),
        "units.csv:ROW 4, column group",
        "phuongg",
        "did you mean “phuong”?",
    ),
    Case(
        "cell.missing_refused",
        SOUND_TRIO.grid(without_unit(MUONG_KHUONG)),
        "units.csv:ROW 2, column unit",
        "",
        "the framework requires one",
    ),
)

TABLE_CASES = (*TABLES, *HEADINGS, *ROWS)
