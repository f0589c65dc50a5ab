"""`thang score`: a ranking as tables, JSON or files; all faults at once and nothing written; status 0, 1 or 2."""

from __future__ import annotations

import csv
import errno
import json
import os
import subprocess
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.thang_command import THANG, laid_down, on_terminal, process, thang
from tests.library.trio import (
    BAT_XAT,
    CAM_DUONG,
    MUONG_KHUONG,
    SOUND_TRIO,
    with_decimal_commas,
    with_row,
    without_unit,
)
from thang.cli.tables import width

pytestmark = pytest.mark.slow

FILES = ("ranking.csv", "results.json", "scores.csv")
FAULTY = SOUND_TRIO.cell(MUONG_KHUONG, "1.1", "x").cell(BAT_XAT, "1.1", "1,5").unit_cell(CAM_DUONG, "ranked", "maybe")
LONG_NAME = "Uỷ ban nhân dân xã Mường Khương, tỉnh Lào Cai, trước đây là thị trấn Mường Khương và các xã lân cận"
LEVELLED = SOUND_TRIO.framed(
    "indicators:",
    "levels:\n  by: published\n  bands:\n"
    "    - {id: thap, title: {vi: Thấp, en: Low}}\n"
    "    - {id: cao, title: {vi: Cao, en: High}, above: 0.6}\n"
    'pillars: [{id: ho_so, title: {vi: Hồ sơ, en: Dossiers}, of: ["1"]}]\navailability: 0.7\nindicators:',
)


def schema(name: str) -> Draft202012Validator:
    """As the command itself prints it."""
    return Draft202012Validator(thang("framework", "schema", name).json)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_json_is_valid_by_the_schema_that_the_command_prints(tmp_path: Path) -> None:
    answer = thang("score", *laid_down(LEVELLED, tmp_path), "--json")
    assert (answer.status, answer.err) == (0, "")
    schema("results").validate(answer.json)
    assert [(one["unit"], one["rank"], one["published"]) for one in answer.json["units"]] == [
        (MUONG_KHUONG, 1, "119.77"),
        (BAT_XAT, None, "111.67"),
        (CAM_DUONG, 1, "78.00"),
    ]


def test_json_is_the_same_in_both_languages(tmp_path: Path) -> None:
    words = ["score", *laid_down(LEVELLED, tmp_path), "--json"]
    assert thang(*words, lang="vi").out == thang(*words, lang="en").out


def test_a_table_a_group_in_vietnamese(tmp_path: Path) -> None:
    answer = thang("score", *laid_down(LEVELLED, tmp_path), lang="vi")
    assert answer.out.splitlines()[:7] == [
        "Bộ chỉ số thử · Xã",
        "Điểm tối đa của nhóm: 170.",
        "Hạng  Đơn vị                Tính được  Đã công bố  Chênh lệch  Mức  Có số liệu  Hồ sơ",
        "────  ────────────────────  ─────────  ──────────  ──────────  ───  ──────────  ─────",
        "   1  UBND xã Mường Khương     119,77                          Cao              52,61",
        "   –  Xã Bát Xát               111,67      120,50       −8,83  Cao      92,9\u00a0%  45,00",
        "",
    ]


def test_the_same_table_in_english(tmp_path: Path) -> None:
    lines = thang("score", *laid_down(LEVELLED, tmp_path)).out.splitlines()
    assert lines[2].split("  ")[0] == "Rank"
    assert lines[5] == "   –  Xã Bát Xát              111.67  120.50       −8.83  High      92.9%     45.00"
    assert lines[-1] == "0 of 1 computed figures equal the stated ones; the largest difference is 8.83."


def test_vietnamese_is_spoken_unless_another_language_is_asked_for(tmp_path: Path) -> None:
    words = ["score", *laid_down(SOUND_TRIO, tmp_path)]
    said = process(*words).out
    assert "Đơn vị" in said
    assert "119,77" in said
    assert "119.77" in process(*words, env={"THANG_LANG": "en"}).out


def test_units_that_are_not_ranked_stand_last_with_a_dash(tmp_path: Path) -> None:
    """By the units file, below the availability, or without anything that applies."""
    trio = (
        LEVELLED.framed(", missing: error", "")
        .grid(with_row("Xã Ít Số Liệu", "xa", "500"))
        .units_grid(with_row("Xã Ít Số Liệu", "", "xa"))
        .units_grid(with_row("Xã Không Số Liệu", "", "xa"))
        .cell(BAT_XAT, "1.1", "20")
    )
    lines = thang("score", *laid_down(trio, tmp_path)).out.splitlines()[4:8]
    assert [line[:4] for line in lines] == ["   1", "   –", "   –", "   –"]
    assert [line[6:26].strip() for line in lines] == [
        "UBND xã Mường Khương",
        BAT_XAT,
        "Xã Không Số Liệu",
        "Xã Ít Số Liệu",
    ]


def test_a_unit_without_values_is_all_missing(tmp_path: Path) -> None:
    trio = SOUND_TRIO.framed(", missing: error", "").grid(without_unit(BAT_XAT))
    units = {one["unit"]: one for one in thang("score", *laid_down(trio, tmp_path), "--json").json["units"]}
    assert (units[BAT_XAT]["points"], units[BAT_XAT]["answered"]) == ("0", "0")


def test_a_group_without_units_has_no_table(tmp_path: Path) -> None:
    trio = SOUND_TRIO.grid(without_unit(CAM_DUONG)).units_grid(without_unit(CAM_DUONG))
    assert "Wards" not in thang("score", *laid_down(trio, tmp_path)).out


def test_decimal_comma_is_read_where_it_is_asked_for(tmp_path: Path) -> None:
    point = thang("score", *laid_down(SOUND_TRIO, tmp_path), "--json").out
    assert thang("score", *laid_down(with_decimal_commas(SOUND_TRIO), tmp_path), "--json").out == point


def test_faults_come_one_a_line_on_stderr_and_nothing_on_stdout(tmp_path: Path) -> None:
    answer = thang("score", *laid_down(FAULTY, tmp_path))
    assert (answer.status, answer.out) == (1, "")
    assert answer.complaints == [
        f"{tmp_path}/units.csv:ROW 4, column ranked: “maybe” is neither yes nor no"
        " → yes, no, có, không, 1 or 0; NA:reason where it does not apply",
        f"{tmp_path}/values.csv:ROW 2, column 1.1: “x” is not a number"
        " → a number, such as 12.5; nothing if there is none yet; NA:reason where it does not apply",
        f"{tmp_path}/values.csv:ROW 3, column 1.1: a decimal comma: “1,5”"
        " → 1.5; with --decimal comma the whole file is read with decimal commas",
    ]


def test_faults_with_json_are_an_array_on_stdout(tmp_path: Path) -> None:
    answer = thang("score", *laid_down(FAULTY, tmp_path), "--json", lang="vi")
    assert (answer.status, answer.err) == (1, "")
    schema("faults").validate(answer.json)
    assert answer.json[1] == {
        "file": f"{tmp_path}/values.csv",
        "row": 2,
        "header": "1.1",
        "kind": "cell.not_number",
        "found": "x",
        "right": "một số, ví dụ 12.5; để trống nếu chưa có; NA:lý do nếu không áp dụng",
        "message": "“x” không phải là số → một số, ví dụ 12.5; để trống nếu chưa có; NA:lý do nếu không áp dụng",
    }


def test_nothing_is_written_when_there_is_a_fault(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert thang("score", *laid_down(FAULTY, tmp_path), "--out", out).status == 1
    assert not out.exists()
    out.mkdir()
    (out / "results.json").write_text("of before")
    assert thang("score", *laid_down(FAULTY, tmp_path), "--json", "--out", out).status == 1
    assert names(out) == ["results.json"]
    assert (out / "results.json").read_text() == "of before"


def test_a_fault_that_only_computing_shows_has_its_place_too(tmp_path: Path) -> None:
    trio = SOUND_TRIO.leaf("2.4", "missing: error").cell(BAT_XAT, "3.4", "")
    answer = thang("score", *laid_down(trio, tmp_path), "--out", tmp_path / "out")
    assert (answer.status, answer.out, (tmp_path / "out").exists()) == (1, "", False)
    assert answer.complaints[0].startswith(f"{tmp_path}/values.csv:ROW 3, column 3.4: no value, from which 2.4 is")


def test_on_a_terminal_the_faults_are_counted(tmp_path: Path) -> None:
    line = " ".join(map(str, ["score", *laid_down(FAULTY, tmp_path), "--lang", "en"]))
    shell = f"{' '.join(THANG)} {line}"
    run = subprocess.run(["script", "-qec", shell, "/dev/null"], capture_output=True, check=False)
    assert run.returncode == 1
    assert run.stdout.decode().splitlines()[-1].startswith("3 faults")


def test_out_writes_three_files_that_say_the_same(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    words = ["score", *laid_down(LEVELLED, tmp_path)]
    answer = thang(*words, "--out", out)
    assert (answer.status, answer.out) == (0, "")
    assert answer.err == f"Written: {out}/results.json, {out}/ranking.csv, {out}/scores.csv\n"
    assert tuple(names(out)) == FILES
    assert (out / "results.json").read_text(encoding="utf-8") == thang(*words, "--json").out
    with (out / "ranking.csv").open(encoding="utf-8", newline="") as ranking:
        assert [row["unit"] for row in csv.DictReader(ranking)] == [MUONG_KHUONG, BAT_XAT, CAM_DUONG]
    with (out / "scores.csv").open(encoding="utf-8", newline="") as scores:
        total = next(row for row in csv.DictReader(scores) if (row["unit"], row["kind"]) == (MUONG_KHUONG, "total"))
    record = json.loads((out / "results.json").read_text(encoding="utf-8"))["units"][0]
    assert f"{float(Fraction(total['points'])):.9f}" == f"{float(record['points']):.9f}"


def test_out_and_json_go_together(tmp_path: Path) -> None:
    words = ["score", *laid_down(SOUND_TRIO, tmp_path), "--json"]
    answer = thang(*words, "--out", tmp_path / "out")
    assert answer.out == thang(*words).out == (tmp_path / "out/results.json").read_text(encoding="utf-8")


def test_out_replaces_what_was_there_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["score", *laid_down(SOUND_TRIO, tmp_path), "--out", out]
    thang(*words)
    first = {name: (out / name).read_bytes() for name in FILES}
    (out / "scores.csv").write_text("of before")
    (out / "mine.txt").write_text("stays")
    assert thang(*words).status == 0
    assert {name: (out / name).read_bytes() for name in FILES} == first
    assert names(out) == sorted([*FILES, "mine.txt"])
    assert {oct((out / name).stat().st_mode & 0o777) for name in FILES} == {"0o644"}


def test_a_file_that_cannot_be_finished_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full: the old file is whole, no half of a new one stands beside it."""
    out = tmp_path / "out"
    words = ["score", *laid_down(SOUND_TRIO, tmp_path), "--out", out]
    thang(*words)
    (out / "results.json").write_text("of before")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    answer = thang(*words)
    assert answer.status == 2
    assert answer.complaints[0].startswith(f"thang: “{out}” cannot be written: ")
    assert (out / "results.json").read_text() == "of before"
    assert names(out) == sorted(FILES)


@pytest.mark.parametrize("place", ["values.csv", "values.csv/out", "taken/out"])
def test_a_place_that_cannot_be_written_is_wrong_use(place: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    answer = thang("score", *laid_down(SOUND_TRIO, tmp_path), "--out", tmp_path / place)
    assert (answer.status, answer.out) == (2, "")
    assert answer.complaints == [answer.complaints[0]]
    assert answer.err.startswith(f"thang: “{tmp_path / place}” cannot be written: ")


def test_a_folder_in_the_place_of_a_file_is_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "out" / "scores.csv").mkdir(parents=True)
    answer = thang("score", *laid_down(SOUND_TRIO, tmp_path), "--out", tmp_path / "out")
    assert answer.status == 2
    assert [name for name in names(tmp_path / "out") if name.startswith(".")] == []


@pytest.mark.parametrize("missing", [0, 1, 3], ids=["framework", "values", "units"])
def test_a_file_that_is_not_there_is_wrong_use(missing: int, tmp_path: Path) -> None:
    words = laid_down(SOUND_TRIO, tmp_path)
    words[missing] = tmp_path / "nothing.csv"
    answer = thang("score", *words)
    assert (answer.status, answer.out) == (2, "")
    assert len(answer.complaints) == 1
    assert f"“{tmp_path}/nothing.csv”" in answer.err


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    words = laid_down(SOUND_TRIO, tmp_path)
    assert thang("score", words[0], tmp_path).status == 2


def test_an_unknown_framework_gets_the_nearest_shipped_one(tmp_path: Path) -> None:
    words = laid_down(SOUND_TRIO, tmp_path)
    answer = thang("score", "vn-dti-provinces@2024", *words[1:])
    assert answer.status == 2
    assert "did you mean “vn-dti-province@2024”?" in answer.err


@pytest.mark.parametrize(
    "words", [["score"], ["score", "a"], ["score", "a", "b", "c"], ["score", "a", "b", "--decimal", "dot"], ["scor"]]
)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_wrong_words_are_status_2_and_the_way_to_the_help(words: list[str], lang: str) -> None:
    answer = thang(*words, lang=lang)
    assert (answer.status, answer.out) == (2, "")
    assert "--help" in answer.complaints[-1]


@pytest.mark.parametrize(
    "columns", [80, *(pytest.param(columns, marks=pytest.mark.slow) for columns in (40, 60, 100, 200))]
)
def test_on_a_terminal_the_tables_fit_its_width(columns: int, tmp_path: Path) -> None:
    trio = LEVELLED.unit_cell(MUONG_KHUONG, "name", LONG_NAME).unit_cell(MUONG_KHUONG, "stated", "119.7")
    answer = on_terminal(columns, "score", *laid_down(trio, tmp_path), lang="vi")
    lines = answer.out.splitlines()
    assert answer.status == 0
    assert max(map(width, lines)) <= columns
    assert ("…" in answer.out) == (columns < 200)
    assert any(line.startswith("   1") and "119,77" in line for line in lines)


def test_in_a_pipe_nothing_is_cut(tmp_path: Path) -> None:
    trio = LEVELLED.unit_cell(MUONG_KHUONG, "name", LONG_NAME)
    answer = process("score", *laid_down(trio, tmp_path), env={"COLUMNS": "40"})
    assert LONG_NAME in answer.out
    assert "…" not in answer.out


@pytest.mark.slow
def test_a_reader_that_stops_reading_ends_the_command_quietly(tmp_path: Path) -> None:
    trio = SOUND_TRIO.framed(", missing: error", "")
    rows = "".join(f"Xã {at},xa{',' * 15}\n" for at in range(400))
    words = laid_down(
        replace(trio, values=trio.values + rows, units=None).framed(", applies: {has: [portal]}", ""), tmp_path
    )
    line = " ".join([*THANG, "score", *map(str, words), "--json"])
    run = subprocess.run(["bash", "-o", "pipefail", "-c", f"{line} | head -1"], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.startswith(b'{"framework"')


@pytest.mark.slow
@pytest.mark.parametrize(
    ("values", "right"),
    [
        (b"", "the first row names the columns"),
        (b"PK\x03\x04\x14\0\x06\0", "as “CSV UTF-8”"),
        (b"unit,group\n" + b"x" * 5_000_000, "perhaps a quote"),
        (b"unit,group,1.1\n", "at least one row a unit"),
        ("unit,group\n".encode("utf-16"), "as “CSV UTF-8”"),
        ("unit,group\nĐà Nẵng".encode("cp1258", errors="replace"), "as “CSV UTF-8”"),
    ],
    ids=["empty", "a workbook", "5 MB in a cell", "only a heading", "UTF-16", "Windows-1258"],
)
def test_a_file_that_is_no_table_is_named_without_a_traceback(values: bytes, right: str, tmp_path: Path) -> None:
    words = laid_down(SOUND_TRIO, tmp_path)
    (tmp_path / "values.csv").write_bytes(values)
    answer = process("score", *words, env={"THANG_LANG": "en"})
    assert (answer.status, answer.out) == (1, "")
    assert len(answer.complaints) == 1
    assert right in answer.err


@pytest.mark.slow
def test_a_hundred_thousand_columns_are_named_without_a_traceback(tmp_path: Path) -> None:
    words = laid_down(SOUND_TRIO, tmp_path)
    heading, *rows = SOUND_TRIO.values.splitlines()
    wide = [heading + "".join(f",c{at}" for at in range(100_000)), *(row + "," * 100_000 for row in rows)]
    (tmp_path / "values.csv").write_text("\n".join(wide), encoding="utf-8")
    answer = process("score", *words, "--json", "--lang", "en")
    assert (answer.status, answer.err) == (1, "")
    assert {fault["kind"] for fault in answer.json} == {"column.unknown"}
