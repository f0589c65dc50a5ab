"""`--successions`: merged units take the place of their predecessors; faults of that file are named like the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.thang_command import Answer, laid_down, thang
from tests.library.trio import BAT_XAT, CAM_DUONG, MUONG_KHUONG, SOUND_TRIO, Trio, with_row

HEADING = "predecessor,successor,date,kind,cites"
MERGED = f"{HEADING}\n{MUONG_KHUONG},Xã Mới,2025-07-01,merge,1673/NQ-UBTVQH15\n{BAT_XAT},Xã Mới,2025-07-01,merge,\n"
MEAN = SOUND_TRIO.framed("indicators:", "succession: mean_of_main\nindicators:")


def score(successions: str, folder: Path, trio: Trio = MEAN, lang: str = "en") -> Answer:
    path = folder / "successions.csv"
    path.write_text(successions, encoding="utf-8")
    return thang("score", *laid_down(trio, folder), "--successions", path, "--json", lang=lang)


def test_a_merged_unit_stands_for_its_predecessors(tmp_path: Path) -> None:
    answer = score(MERGED, tmp_path)
    assert answer.status == 0
    assert [(one["unit"], one["rank"]) for one in answer.json["units"]] == [("Xã Mới", 1), (CAM_DUONG, 1)]


def test_the_units_file_may_tell_the_stated_figure_of_a_merged_unit(tmp_path: Path) -> None:
    trio = MEAN.units_grid(with_row("Xã Mới", "", "xa", "yes", "", "115.5"))
    assert score(MERGED, tmp_path, trio).json["units"][0]["stated"] == "115.50"


@pytest.mark.parametrize(
    ("successions", "kind", "place", "found", "right"),
    [
        (
            MERGED.replace("successor,", "succesor,"),
            "column.unknown",
            (1, "succesor"),
            "succesor",
            "“successor”?",
        ),
        (MERGED.replace("predecessor,", ""), "column.key", (1, "predecessor"), "predecessor", "must have it"),
        (MERGED.replace(f"{BAT_XAT},", ","), "unit.empty", (3, "predecessor"), "", "name the unit"),
        (MERGED + f"{BAT_XAT},Xã Mới,,,\n", "succession.duplicate", (4, "predecessor"), BAT_XAT, "one row a pair"),
        (MERGED.replace("merge,\n", "merged,\n"), "type.option", (3, "kind"), "merged", "merge"),
        (MERGED.replace("2025-07-01,merge,\n", "01/07/2025,merge,\n"), "text.date", (3, "date"), "01/07/2025", ""),
        (
            MERGED.replace(BAT_XAT, "Xã Bát Sát"),
            "succession.unknown",
            (3, "predecessor"),
            "Xã Bát Sát",
            f"“{BAT_XAT}”?",
        ),
        (HEADING, "table.no_rows", (1, ""), "", "at least one row"),
    ],
)
def test_what_is_wrong_with_successions_is_named_at_its_place(
    successions: str, kind: str, place: tuple[int, str], found: str, right: str, tmp_path: Path
) -> None:
    answer = score(successions, tmp_path)
    assert answer.status == 1
    faults = [fault for fault in answer.json if (fault["kind"], fault["found"]) == (kind, found)]
    assert [(fault["file"], fault["row"], fault["header"]) for fault in faults] == [
        (str(tmp_path / "successions.csv"), *place)
    ]
    assert right in faults[0]["right"]
    assert {fault["kind"] for fault in answer.json} <= {kind, "column.key", "row.too_long"}


def test_faults_of_all_three_files_come_at_once(tmp_path: Path) -> None:
    trio = MEAN.cell(BAT_XAT, "1.1", "x").unit_cell(BAT_XAT, "ranked", "maybe")
    answer = score(MERGED.replace("2025-07-01,merge,\n", "1/7/2025,merge,\n"), tmp_path, trio)
    assert [(Path(fault["file"]).name, fault["kind"]) for fault in answer.json] == [
        ("units.csv", "cell.not_yes_no"),
        ("values.csv", "cell.not_number"),
        ("successions.csv", "text.date"),
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_words_are_whole_in_both_languages(lang: str, tmp_path: Path) -> None:
    wrong = MERGED.replace("2025-07-01,merge,\n", "1/7/2025,merged,\n") + f"{BAT_XAT},Xã Mới,,,\n"
    messages = [fault["message"] for fault in score(wrong, tmp_path, lang=lang).json]
    assert len(messages) == 3
    assert all("→" in message and "“”" not in message and "{" not in message for message in messages)
