"""What is wrong with one cell of a sound table of values: each kind of fault, alone."""

from __future__ import annotations

from collections.abc import Callable

from tests.library.trio import (
    BAT_XAT,
    CAM_DUONG,
    LONG,
    MUONG_KHUONG,
    SOUND_TRIO,
    Case,
    Grid,
    Trio,
    put,
    with_decimal_commas,
)

HOURS = "2026-03-04 00:00:00"
DATES = ("03/04/2026", "4-Mar", "Mar-04", "2026-03-04", HOURS, "4-thg 3", "05-Thg12", "Thg3-26", "4 tháng 3")
NOT_APPLICABLE = ("N/A", "n/a", "na", "n.a.", "Không áp dụng", "KAD", "N/A: chưa có", "NA - chưa có", "not applicable")
LONGEST = "1" * 401


def wide(kind: str, column: str, text: str, found: str, right: str) -> Case:
    """The cell of the first unit, in row 2."""
    return Case(kind, SOUND_TRIO.cell(MUONG_KHUONG, column, text), f"values.csv:ROW 2, column {column}", found, right)


def plain(kind: str, column: str, text: str, right: str) -> Case:
    """Found is the cell's text as it stands."""
    return wide(kind, column, text, text, right)


def comma(kind: str, column: str, text: str, right: str) -> Case:
    """The same in a table with decimal commas."""
    trio = with_decimal_commas(SOUND_TRIO, put(MUONG_KHUONG, column, text))
    return Case(kind, trio, f"values.csv:ROW 2, column {column}", text, right)


def paired(numerator: str, denominator: str) -> Trio:
    """1.2 in two columns; the first unit's as said."""

    def edit(grid: Grid) -> Grid:
        at = grid[0].index("1.2")
        halves = [["1.2.num", "1.2.den"], [numerator, denominator], ["8", "10"], ["0", "0"]]
        return [[*row[:at], *halves[number], *row[at + 1 :]] for number, row in enumerate(grid)]

    return SOUND_TRIO.grid(edit)


def long_entry(edit: Callable[[list[str]], None], code: str = "1.2") -> Trio:
    """A long table in which the first unit's entry of one indicator is edited."""

    def edited(grid: Grid) -> Grid:
        edit(next(row for row in grid if row[2] == code and row[0] == MUONG_KHUONG))
        return grid

    return SOUND_TRIO.long().grid(edited)


def entry(**cells: str) -> Callable[[list[str]], None]:
    def edit(row: list[str]) -> None:
        for column, text in cells.items():
            row[LONG.index(column)] = text

    return edit


def in_long(kind: str, edit: Callable[[list[str]], None], column: str, found: str, right: str) -> Case:
    """The entry of 1.2 stands in row 3 of the long table."""
    return Case(kind, long_entry(edit), f"values.csv:ROW 3, column {column}", found, right)


DOMAIN = (
    plain("cell.outside", "1.1", "-1", "a value from 0 up to 500"),
    plain("cell.outside", "1.1", "500.01", "a value from 0 up to 500"),
    plain("cell.outside", "1.2", "011/10", "a value up to 1"),
    plain("cell.outside", "1.2", "11/10", "a value up to 1"),
    plain("cell.outside", "1.1", "500.10", "a value from 0 up to 500"),
    plain("cell.outside", "2.2", "10.1", "a value from 0 up to 10"),
    plain("cell.outside", "2.2", "-0.1", "a value from 0 up to 10"),
    plain("cell.outside", "2.3", "1.01", "a value from 0 up to 1"),
    plain("cell.outside", "2.3", "-0.01", "a value from 0 up to 1"),
    plain("cell.outside", "3.4", "-2", "a value from 0"),
    Case(
        "cell.outside",
        SOUND_TRIO.cell(CAM_DUONG, "2.2", "7.5"),
        "values.csv:ROW 4, column 2.2",
        "7.5",
        "a value from 0 up to 5",
    ),
    plain("cell.not_positive", "3.1", "0", "above 0"),
    plain("cell.not_positive", "3.1", "-3", "above 0"),
    plain("cell.over_zero", "1.2", "5/0", "0/0 where nothing has arisen"),
    plain("cell.over_zero", "1.2", "-5/0", "a denominator above 0"),
    plain("cell.negative_denominator", "1.2", "5/-8", "a denominator above 0"),
    plain("cell.unknown_option", "1.4", "boss", "one of: deputy, head, none"),
    plain("cell.unknown_option", "1.4", "N/A", "NA:reason where it does not apply"),
    wide("cell.unknown_option", "2.1", "đài|báo", "báo", "one of: loa, đài"),
)

NUMBERS = (
    *(plain("cell.date", "1.2", date, "two columns <code>.num and <code>.den") for date in DATES),
    *(plain("cell.date", "1.1", date, "in a cell formatted as text") for date in DATES),
    *(plain("cell.na_spelling", "1.1", text, "NA or NA:reason") for text in NOT_APPLICABLE),
    *(plain("cell.na_spelling", "1.2", text, "NA or NA:reason") for text in NOT_APPLICABLE),
    plain("cell.na_spelling", "1.3", "N/A", "NA or NA:reason"),
    plain("cell.na_spelling", "1.1", "kho\u0302ng a\u0301p du\u0323ng", "NA or NA:reason"),
    plain("cell.ratio_for_number", "1.1", "3/4", "`value: {type: ratio}`"),
    plain("cell.ratio_for_number", "1.1", "05/12", "a number, such as 0.75"),
    plain("cell.percent", "2.3", "75%", "0.75, or 75 where the indicator counts in percent"),
    plain("cell.percent", "1.1", "12,5 %", "0.125, or 12.5"),
    comma("cell.percent", "1.1", "12,5%", "0,125, or 12,5"),
    plain("cell.decimal_comma", "1.1", "15,5", "15.5; with --decimal comma"),
    plain("cell.decimal_comma", "1.1", "1,234", "1.234, or 1234 if the comma parts the thousands"),
    plain("cell.decimal_comma", "1.2", "7,5/10", "7.5/10; with --decimal comma"),
    comma("cell.decimal_point", "1.1", "15.5", "15,5"),
    comma("cell.decimal_point", "1.1", "1.234", "1,234, or 1234 if the point parts the thousands"),
    comma("cell.decimal_point", "1.2", "7.5/10", "7,5/10"),
    plain("cell.grouped", "1.1", "1.234,5", "without them: 1234.5"),
    plain("cell.grouped", "1.1", "1,234,567", "without them: 1234567"),
    plain("cell.grouped", "1.1", "1 234", "without them: 1234"),
    plain("cell.grouped", "1.1", "1\u00a0234,5", "without them: 1234.5"),
    comma("cell.grouped", "1.1", "1.234,5", "without them: 1234,5"),
    plain("cell.grouped", "1.2", "1 200/1 500", "without them: 1200/1500"),
    plain("cell.not_number", "1.1", "mười lăm", "a number, such as 12.5"),
    plain("cell.not_number", "2.3", "-", "nothing if there is none yet"),
    plain("cell.not_number", "1.1", "5 tháng", "a number, such as 12.5"),
    plain("cell.not_number", "1.1", "12 decisions", "a number, such as 12.5"),
    plain("cell.not_number", "1.1", "NaN", "a number, such as 12.5"),
    plain("cell.formula", "1.1", "=SUM(A1)", "calculate and save it"),
    plain("cell.sheet_error", "1.1", "#DIV/0!", "mend the formula"),
    plain("cell.sheet_error", "1.2", "#N/A", "mend the formula"),
    plain("cell.sheet_error", "1.3", "#REF!", "mend the formula"),
    plain("cell.formula", "1.3", "=B2", "calculate and save it"),
    plain("cell.not_ratio", "1.2", "0.7", "a/b, such as 212/301"),
    plain("cell.not_ratio", "1.2", "70%", "a/b, such as 212/301"),
    plain("cell.not_ratio", "1.2", "1/2/x", "a/b, such as 212/301"),
    plain("cell.not_ratio", "1.2", "5/", "a/b, such as 212/301"),
    plain("cell.not_ratio", "1.2", "/8", "a/b, such as 212/301"),
    plain("cell.not_ratio", "1.2", "NA/8", "a/b, such as 212/301"),
    plain("cell.not_yes_no", "1.3", "maybe", "yes, no, có, không, 1 or 0"),
    plain("cell.not_yes_no", "1.3", "2", "yes, no, có, không, 1 or 0"),
    plain("cell.checklist", "2.1", "đài||loa", "- where none is ticked"),
    plain("cell.checklist", "2.1", "đài|đài", "items parted by |"),
    wide("cell.too_long_a_number", "1.1", LONGEST, LONGEST[:79] + "…", "at most 400 digits"),
    plain("cell.too_long_a_number", "1.1", "1e999999", "no exponent beyond 999"),
    plain("cell.too_long_a_number", "1.2", "1e1000/3", "no exponent beyond 999"),
    wide("cell.too_long_a_number", "1.1", f"{LONGEST}%", LONGEST[:79] + "…", "at most 400 digits"),
)

POLICIES = (
    Case(
        "cell.missing_refused",
        SOUND_TRIO.cell(BAT_XAT, "3.2", ""),
        "values.csv:ROW 3, column 3.2",
        "",
        "the framework requires one",
    ),
    Case(
        "cell.missing_refused",
        SOUND_TRIO.leaf("2.4", "missing: error").cell(BAT_XAT, "3.4", ""),
        "values.csv:ROW 3, column 3.4",
        "",
        "NA:reason where it does not apply",
    ),
    Case(
        "cell.missing_refused",
        SOUND_TRIO.leaf("3.5", "missing: error").cell(BAT_XAT, "2.3", ""),
        "values.csv:ROW 3, column 2.3",
        "",
        "the framework requires one",
    ),
    wide("cell.not_arisen_refused", "3.3", "0/0", "0/0", "the framework refuses it"),
    Case(
        "cell.not_arisen_refused",
        SOUND_TRIO.leaf("2.4", "zero_denominator: error").cell(BAT_XAT, "1.1", "0"),
        "values.csv:ROW 3, column unit",
        "",
        "mend the figures",
    ),
    Case(
        "cell.not_arisen_refused",
        SOUND_TRIO.framed('b: "3.4"', 'b: "1.2"').leaf("2.4", "zero_denominator: error"),
        "values.csv:ROW 4, column 1.2",
        "0/0",
        "mend the figures",
    ),
    Case(
        "cell.not_arisen_refused",
        SOUND_TRIO.framed('{of: "2.3"', '{of: "1.2"').leaf("3.5", "zero_denominator: error"),
        "values.csv:ROW 4, column 1.2",
        "0/0",
        "mend the figures",
    ),
    Case(
        "cell.not_arisen_refused",
        SOUND_TRIO.leaf("3.4", "zero_denominator: error").cell(CAM_DUONG, "3.4", "0"),
        "values.csv:ROW 4, column 3.4",
        "0",
        "mend the figures",
    ),
    Case(
        "cell.not_for_group",
        SOUND_TRIO.cell(CAM_DUONG, "2.5", "3"),
        "values.csv:ROW 4, column 2.5",
        "3",
        "leave the cell empty",
    ),
    Case(
        "cell.not_for_unit",
        SOUND_TRIO.cell(BAT_XAT, "2.6", "không"),
        "values.csv:ROW 3, column 2.6",
        "không",
        "write portal under attributes in the units file",
    ),
)

PAIRS = (
    Case("cell.half", paired("212", ""), "values.csv:ROW 2, column 1.2.num", "212", "both numerator and denominator"),
    Case("cell.half", paired("", "301"), "values.csv:ROW 2, column 1.2.den", "301", "both numerator and denominator"),
    Case("cell.half", paired("NA:x", "301"), "values.csv:ROW 2, column 1.2.den", "301", "both numerator and"),
    Case("cell.not_number", paired("x", "301"), "values.csv:ROW 2, column 1.2.num", "x", "a number, such as 12.5"),
    Case("cell.decimal_comma", paired("212", "30,5"), "values.csv:ROW 2, column 1.2.den", "30,5", "30.5"),
    Case("cell.over_zero", paired("212", "0"), "values.csv:ROW 2, column 1.2.num", "212/0", "a denominator above 0"),
)

LONG_ROWS = (
    in_long("cell.half", entry(value="", numerator="5"), "numerator", "5", "both numerator and denominator"),
    in_long("cell.over_zero", entry(value="", numerator="5", denominator="0"), "numerator", "5/0", "above 0"),
    in_long("cell.over_zero", entry(value="5/0"), "value", "5/0", "a denominator above 0"),
    in_long("cell.date", entry(value="4-Mar"), "value", "4-Mar", "a ratio in two columns"),
    in_long("cell.two_forms", entry(numerator="5", denominator="8"), "value", "212/301", "keep one of the two"),
    in_long(
        "cell.status", entry(status="done"), "status", "done", "empty or one of: value, missing, not_applicable, na"
    ),
    in_long("cell.status_and_value", entry(status="missing"), "value", "212/301", "mend the status"),
    in_long("cell.status_and_value", entry(status="NA", note="x"), "value", "212/301", "delete the value"),
    in_long("cell.status_without_value", entry(value="", status="value"), "value", "", "write the value"),
    in_long("code.unknown_value", entry(code="1.22"), "code", "1.22", "did you mean “1.2”? codes: 1.1, 1.2, 1.3"),
    in_long("code.branch", entry(code="1"), "code", "1", "only leaves have values"),
    in_long("code.computed", entry(code="2.4"), "code", "2.4", "leave the row out"),
    in_long("cell.duplicate", entry(code="1.1", value="3"), "code", MUONG_KHUONG, "keep one of the two rows"),
    in_long("unit.two_groups", entry(group="phuong"), "group", "phuong", "a unit belongs to one group"),
    in_long("group.unknown", entry(group="phường"), "group", "phường", "did you mean “phuong”?"),
    in_long("unit.empty", entry(unit=" "), "unit", "", "name the unit or delete the row"),
    Case(
        "cell.not_halves",
        long_entry(entry(value="", denominator="7"), "1.1"),
        "values.csv:ROW 2, column denominator",
        "7",
        "write the value in column value",
    ),
    Case(
        "cell.missing_refused",
        long_entry(entry(value=""), "3.2"),
        "values.csv:ROW 12, column value",
        "",
        "the framework requires one",
    ),
    Case(
        "cell.missing_refused",
        SOUND_TRIO.long().grid(lambda grid: [row for row in grid if row[0] != BAT_XAT or row[2] != "3.2"]),
        "values.csv:ROW 16, column unit",
        "",
        "the framework requires one",
    ),
)

UNITS_FILE = (
    Case(
        "cell.not_yes_no",
        SOUND_TRIO.unit_cell(BAT_XAT, "ranked", "maybe"),
        "units.csv:ROW 3, column ranked",
        "maybe",
        "yes, no, có, không, 1 or 0",
    ),
    Case(
        "cell.decimal_comma",
        SOUND_TRIO.unit_cell(BAT_XAT, "stated", "120,5"),
        "units.csv:ROW 3, column stated",
        "120,5",
        "120.5",
    ),
)

CELL_CASES = (*DOMAIN, *NUMBERS, *POLICIES, *PAIRS, *LONG_ROWS, *UNITS_FILE)
