"""`thang explain`: why a unit has its points, in sentences that a head of a commune can act on."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.cli.thang_command import Answer, laid_down, on_terminal, thang
from tests.library.trio import BAT_XAT, CAM_DUONG, MUONG_KHUONG, SOUND_TRIO, Trio, framework_of, with_decimal_commas
from thang.cli.tables import width

NODES = [f"{node.code} {node.title.en}" for node in framework_of(SOUND_TRIO.framework).nodes()]
DOSSIERS = SOUND_TRIO.framed(
    "value: {type: ratio, max: 1}", "value: {type: ratio, max: 1, unit: {vi: hồ sơ, en: dossiers}}"
).framed("{target: 0.8}", "{target: 1}")


def explain(trio: Trio, folder: Path, unit: str, *code: str, lang: str = "en") -> Answer:
    framework, values, *options = laid_down(trio, folder)
    return thang("explain", framework, values, unit, *code, *options, lang=lang)


def said(trio: Trio, folder: Path, unit: str, *code: str, lang: str = "en") -> list[str]:
    """The lines without their indents."""
    answer = explain(trio, folder, unit, *code, lang=lang)
    assert (answer.status, answer.err) == (0, "")
    return [" ".join(line.split()) for line in answer.out.splitlines() if line.strip()]


def test_without_a_code_the_total_and_the_whole_tree_are_explained(tmp_path: Path) -> None:
    lines = said(SOUND_TRIO, tmp_path, MUONG_KHUONG)
    assert lines[:4] == [
        "UBND xã Mường Khương",
        "Total 119.77 of 170 points (70.46%), rank 1 of 1.",
        "Code Indicator Points Max Attainment",
        "──── ────────────── ────── ─── ──────────",
    ]
    assert [line for line in lines[7:] if line in NODES] == NODES


def test_a_unit_that_is_not_ranked_is_explained_without_a_rank(tmp_path: Path) -> None:
    assert said(SOUND_TRIO, tmp_path, BAT_XAT)[1] == "Total 111.67 of 170 points (65.69%)."


def test_one_indicator_is_explained_alone(tmp_path: Path) -> None:
    assert said(SOUND_TRIO, tmp_path, MUONG_KHUONG, "1.2") == [
        "UBND xã Mường Khương · 1.2 In time",
        "17.61 of 20 points: 212/301 (70.43%).",
        "Full from 80% on; else value ÷ 80%.",
        "29 more would earn full points.",
    ]


def test_a_branch_is_explained_with_the_table_of_its_children(tmp_path: Path) -> None:
    assert said(SOUND_TRIO, tmp_path, CAM_DUONG, "1") == [
        "Phường Cam Đường · 1 Dossiers",
        "27 of 60 points (45%).",
        "The children's points, added.",
        "What counts has a max of 40, brought to 60: times 60/40.",
        "Code Indicator Points Max Attainment",
        "──── ───────── ────────────── ─── ──────────",
        "1.1 Dossiers 8.00 20 40.00%",
        "1.2 In time not applicable 20",
        "1.3 Posted 10.00 10 100.00%",
        "1.4 In charge 0.00 10 0.00%",
    ]


@pytest.mark.parametrize(
    ("lang", "sentence"), [("vi", "Thêm 89 hồ sơ nữa là đủ điểm."), ("en", "89 more dossiers would earn full points.")]
)
def test_what_is_missing_to_full_points_is_said_in_cases(lang: str, sentence: str, tmp_path: Path) -> None:
    assert sentence in said(DOSSIERS, tmp_path, MUONG_KHUONG, "1.2", lang=lang)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("vi", "Chưa có số liệu: theo quy tắc tính 0/20 điểm."),
        ("en", "No value was reported: by the rule it counts 0 of 20 points."),
    ],
)
def test_a_missing_value_counts_what_the_rule_says_and_no_blame(lang: str, sentence: str, tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(BAT_XAT, "1.1", "")
    assert sentence in said(trio, tmp_path, BAT_XAT, "1.1", lang=lang)


@pytest.mark.parametrize(
    ("text", "lang", "sentence"),
    [
        (
            "NA:chưa phân công",
            "vi",
            "Không áp dụng (chưa phân công): không phải 0 điểm. 10 điểm tối đa chia cho các chỉ số còn lại.",
        ),
        ("NA", "en", "Not applicable: not 0 points. Its max of 10 is spread over the others."),
    ],
)
def test_what_does_not_apply_is_not_zero(text: str, lang: str, sentence: str, tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(BAT_XAT, "1.4", text)
    assert sentence in said(trio, tmp_path, BAT_XAT, "1.4", lang=lang)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("vi", "Không phát sinh trong kỳ: không phải 0 điểm. 20 điểm tối đa chia cho các chỉ số còn lại."),
        ("en", "Nothing has arisen in the period: not 0 points. Its max of 20 is spread over the others."),
    ],
)
def test_what_has_not_arisen_is_not_zero_either(lang: str, sentence: str, tmp_path: Path) -> None:
    assert sentence in said(SOUND_TRIO, tmp_path, CAM_DUONG, "1.2", lang=lang)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("vi", "Mất 3,33 điểm. Phần này thuộc cấp tỉnh, đơn vị không tự quyết được."),
        ("en", "3.33 points lost. This is in the province's hands, not the unit's."),
    ],
)
def test_what_is_in_others_hands_is_said_so(lang: str, sentence: str, tmp_path: Path) -> None:
    trio = SOUND_TRIO.leaf("3.1", "hands: province")
    assert sentence in said(trio, tmp_path, BAT_XAT, "3.1", lang=lang)


def test_numbers_are_written_as_each_language_writes_them(tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(CAM_DUONG, "3.1", "1000")
    assert "Từ 0 ở mốc 1 đến đủ điểm ở mốc 1.000, theo lô-ga-rít (log)." in said(
        trio, tmp_path, CAM_DUONG, "3.1", lang="vi"
    )
    assert "Đạt 17,61/20 điểm: 212/301 (70,43 %)." in said(trio, tmp_path, MUONG_KHUONG, "1.2", lang="vi")


@pytest.mark.parametrize("written", [unicodedata.normalize("NFD", BAT_XAT), f"  {BAT_XAT} ", "Xã\u00a0Bát  Xát"])
def test_a_unit_is_found_whatever_its_composition_and_blanks(written: str, tmp_path: Path) -> None:
    assert explain(SOUND_TRIO, tmp_path, written) == explain(SOUND_TRIO, tmp_path, BAT_XAT)


def test_a_unit_that_the_values_give_decomposed_is_found_composed(tmp_path: Path) -> None:
    trio = SOUND_TRIO.cell(BAT_XAT, "unit", unicodedata.normalize("NFD", BAT_XAT))
    assert said(trio, tmp_path, BAT_XAT)[0] == BAT_XAT


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["Xã Bát Sát"], "thang: there is no unit “Xã Bát Sát” → did you mean “Xã Bát Xát”? a name from the table"),
        (["Hà Nội"], "thang: there is no unit “Hà Nội” → a name from the table of values, such as: Xã Mường Khương"),
        ([BAT_XAT, "1.11"], "thang: there is no indicator “1.11” → did you mean “1.1”? codes: 1, 1.1, 1.2"),
        ([BAT_XAT, "x"], "thang: there is no indicator “x” → codes: 1, 1.1, 1.2"),
    ],
)
def test_what_is_unknown_gets_the_nearest_and_status_2(words: list[str], complaint: str, tmp_path: Path) -> None:
    answer = explain(SOUND_TRIO, tmp_path, *words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(complaint)
    assert len(answer.complaints) == 1


def test_faults_in_the_values_come_before_any_explanation(tmp_path: Path) -> None:
    answer = explain(SOUND_TRIO.cell(MUONG_KHUONG, "1.1", "x"), tmp_path, "nobody")
    assert (answer.status, answer.out) == (1, "")
    assert answer.complaints[0].startswith(f"{tmp_path}/values.csv:ROW 2, column 1.1: ")


def test_decimal_commas_are_read_as_for_score(tmp_path: Path) -> None:
    point = explain(SOUND_TRIO, tmp_path, BAT_XAT)
    assert explain(with_decimal_commas(SOUND_TRIO), tmp_path, BAT_XAT) == point


def test_an_indicator_of_another_group_is_said_to_be_one(tmp_path: Path) -> None:
    assert said(SOUND_TRIO, tmp_path, CAM_DUONG, "2.5")[1].startswith("Not for group ")


def test_a_name_that_would_steer_a_terminal_is_shown_harmlessly(tmp_path: Path) -> None:
    name = "Xã\x1b[2J\nBát"
    trio = SOUND_TRIO.cell(BAT_XAT, "unit", name).unit_cell(BAT_XAT, "unit", name)
    assert said(trio, tmp_path, name)[0] == "Xã [2J Bát"


@pytest.mark.slow
@pytest.mark.parametrize("columns", [40, 80])
def test_on_a_terminal_the_tables_fit_its_width(columns: int, tmp_path: Path) -> None:
    trio = SOUND_TRIO.framed(
        "en: Dossiers}\n    children", "en: Dossiers of the one-stop shop and of all its branches}\n    children"
    )
    framework, values, *options = laid_down(trio, tmp_path)
    answer = on_terminal(columns, "explain", framework, values, MUONG_KHUONG, *options)
    lines = answer.out.splitlines()
    table = lines[: lines.index("1 Dossiers of the one-stop shop and of all its branches")]
    assert answer.status == 0
    assert max(map(width, [line for line in table if line.startswith("  ")])) <= columns
