"""Hostile files: named faults in bounded time, whatever their size."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.library.trio import BAT_XAT, CAM_DUONG, MUONG_KHUONG, SOUND_TRIO, Trio, rows_of
from thang.engine.errors import Fault
from thang.engine.receipt import receipt
from thang.library.result_tables import scores_csv
from thang.library.results import run_json
from thang.words.faults import fault_line
from thang.words.receipts import receipt_lines

pytestmark = pytest.mark.slow

SECONDS = 15
MEGABYTE = 1_000_000
HEADING = SOUND_TRIO.values.splitlines()[0]


@contextmanager
def in_time() -> Iterator[None]:
    """Within so many seconds of this process's own time, whatever else the machine does."""
    start = time.process_time()
    yield
    assert time.process_time() - start < SECONDS


def refused(trio: Trio, folder: Path) -> list[Fault]:
    """The faults, each of them short enough to be read."""
    with in_time():
        faults = trio.faults(folder)
    assert faults
    for fault in faults[:100]:
        for language in ("vi", "en"):
            assert len(fault_line(fault, language)) < 3000
    return faults


def kinds(faults: list[Fault]) -> set[str]:
    return {fault.kind for fault in faults}


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (f"{HEADING}\n{BAT_XAT},xa,{'x' * 5 * MEGABYTE}\n", "table.cell_too_long"),
        ("x" * 5 * MEGABYTE, "table.cell_too_long"),
        (f'{HEADING}\n"' + "Xã,xa,1\n" * MEGABYTE, "table.cell_too_long"),
        ("\n" * 100_000, "table.empty"),
        (f"{HEADING}{',' * MEGABYTE}\n", "table.no_rows"),
        (f"{HEADING}\n" + "," * MEGABYTE + "\n", "table.no_rows"),
        ("\0" * 5 * MEGABYTE, "table.not_text"),
    ],
    ids=[
        "a cell of 5 MB",
        "a heading of 5 MB",
        "a quote that swallows the file",
        "a hundred thousand empty lines",
        "a heading with a million empty columns",
        "a row with a million empty cells",
        "zeros",
    ],
)
def test_a_table_out_of_all_bounds_is_one_fault(values: str, kind: str, tmp_path: Path) -> None:
    assert kinds(refused(replace(SOUND_TRIO, values=values), tmp_path)) == {kind}


def test_a_hundred_thousand_columns_are_named_one_by_one(tmp_path: Path) -> None:
    rows = rows_of(SOUND_TRIO.values)
    wide = [[*row, *(f"c{at}" if number == 0 else "" for at in range(100_000))] for number, row in enumerate(rows)]
    values = "".join(",".join(row) + "\n" for row in wide)
    faults = refused(replace(SOUND_TRIO, values=values), tmp_path)
    assert (kinds(faults), len(faults)) == ({"column.unknown"}, 100_000)


def test_a_hundred_thousand_times_the_same_column(tmp_path: Path) -> None:
    values = f"{HEADING}{',1.1' * 100_000}\n"
    faults = refused(replace(SOUND_TRIO, values=values), tmp_path)
    assert (kinds(faults), len(faults)) == ({"column.duplicate", "table.no_rows"}, 100_001)


def test_a_hundred_thousand_rows_of_one_unit(tmp_path: Path) -> None:
    values = f"{HEADING}\n" + f"{BAT_XAT},xa{',' * 15}\n" * 100_000
    assert "unit.duplicate" in kinds(refused(replace(SOUND_TRIO, values=values, units=None), tmp_path))


def test_units_that_no_file_knows_are_named_in_time(tmp_path: Path) -> None:
    """Looking for the nearest of many names is slow: not for each of thousands."""
    strangers = "".join(f"Xã Không Tên Số {at},xa{',' * 15}\n" for at in range(3_000))
    listed = "".join(f"Đơn vị Số {at},,xa,,,\n" for at in range(3_000))
    trio = replace(SOUND_TRIO, values=SOUND_TRIO.values + strangers, units=(SOUND_TRIO.units or "") + listed)
    faults = refused(trio.framed(", missing: error", ""), tmp_path)
    assert (kinds(faults), len(faults)) == ({"unit.no_row"}, 3_000)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("9" * 10_000, "cell.too_long_a_number"),
        ("0." + "9" * 10_000, "cell.too_long_a_number"),
        ("9" * 10_000 + "%", "cell.too_long_a_number"),
        ("9" * 10_000 + ",5", "cell.decimal_comma"),
        ("1,234" + ",567" * 10_000, "cell.grouped"),
        ("1e999999", "cell.too_long_a_number"),
        ("1e-999999", "cell.too_long_a_number"),
        ("1e" + "9" * 10_000, "cell.too_long_a_number"),
        ("-" * 10_000, "cell.not_number"),
        ("1/" * 10_000, "cell.ratio_for_number"),
        ("NA" * 10_000, "cell.not_number"),
        ("nan", "cell.not_number"),
        ("inf", "cell.not_number"),
        ("0x10", "cell.not_number"),
        ("1_000", "cell.not_number"),
        ("٣", "cell.not_number"),
        ("１２", "cell.not_number"),
        ("½", "cell.not_number"),
        ("\u202e12", "cell.not_number"),
        ("\x1b[31m5", "cell.not_number"),
    ],
    ids=lambda text: text[:12] if isinstance(text, str) else None,
)
@pytest.mark.parametrize("decimal_text", [False, True], ids=["wide", "long"])
def test_a_number_out_of_all_bounds_is_named(text: str, kind: str, decimal_text: bool, tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(MUONG_KHUONG, "1.1", text)
    assert [fault.kind for fault in refused(trio.long() if decimal_text else trio, tmp_path)] == [kind]


@pytest.mark.parametrize("text", ["9e999", "1e-999", "9" * 400, "0." + "1" * 390])
def test_the_largest_and_smallest_numbers_that_are_read_are_scored_and_written(text: str, tmp_path: Path) -> None:
    """Also where they meet in a formula: no figure is too long to be written."""
    trio = SOUND_TRIO.framed("value: {min: 0, max: 500}, ", "").framed('is: "b / a"', 'is: "a * a * a * a * a / b"')
    trio = trio.cell(MUONG_KHUONG, "1.1", text).cell(MUONG_KHUONG, "3.4", "7e-300")
    with in_time():
        run = trio.run(tmp_path)
        assert run.of(MUONG_KHUONG).node("2.4").attainment in (1, Fraction(text) ** 5 / Fraction("7e-300"))
        assert "".join(run_json(run, ""))
        assert scores_csv(run)
        for node in run.framework.nodes():
            assert receipt_lines(receipt(run, MUONG_KHUONG, node.code), "vi")


def test_a_name_that_would_steer_a_terminal_is_shown_harmlessly(tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(CAM_DUONG, "unit", "\x1b[2J\u202ePhường\u2028x").raw("3.6\n", "3.6\x1b[31m\n")
    lines = [fault_line(fault, "vi") for fault in refused(trio, tmp_path)]
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)
