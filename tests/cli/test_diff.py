"""`thang framework diff`: every change in words, and with values who moves, on real figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.thang_command import thang
from tests.library.trio import SOUND_TRIO
from thang.library.shipped import Shipped, find_shipped

OLD, NEW = "vn-dti-province@2022", "vn-dti-province@2024"
LAO_CAI = "laocai-dti@2022"


def shipped(name: str) -> Shipped:
    found = find_shipped(name)
    assert found is not None
    return found


DTI, CAI = shipped(NEW), shipped(LAO_CAI)
VALUES = ("--values", str(DTI.values), "--units", str(DTI.units))


def edited(folder: Path, one: Shipped, *edits: tuple[str, str]) -> Path:
    """A shipped edition with something changed."""
    text = one.framework.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    path = folder / "framework.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_national_editions_are_told_apart_in_words() -> None:
    answer = thang("framework", "diff", OLD, NEW)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == "vn-dti-province@2022 → vn-dti-province@2024"
    assert "  group province Provinces and cities · max: 1,000 → 940" in answer.out
    assert "  6 Digital government activity · code: 7 → 6" in answer.out
    assert "  6 Smart city · gone" in answer.out


def test_the_published_figures_are_carried_back_and_everybody_moves() -> None:
    """Values of 2024 by the points of 2022. Lào Cai by hand: 433.35 + 126.24 + 97.38 + 77.07 = 734.04 of 1000."""
    answer = thang("framework", "diff", OLD, NEW, *VALUES, "--json").json
    units = {unit["unit"]: unit for unit in answer["units"]}
    assert len(units) == 34
    assert units["Lào Cai"]["old"]["attainment"] == "0.73404"
    assert units["Lào Cai"]["new"]["attainment"] == "0.716672340426"
    assert [units[name]["old"]["rank"] for name in ("Hà Tĩnh", "Điện Biên")] == [6, 7]
    assert [units[name]["new"]["rank"] for name in ("Hà Tĩnh", "Điện Biên")] == [7, 6]


def test_the_table_shows_both_sides_and_counts_who_moves() -> None:
    answer = thang("framework", "diff", OLD, NEW, *VALUES)
    assert "Values of the new edition, carried back to the codes of the old one." in answer.out
    assert "No values to carry over to: 6." in answer.out
    (row,) = [line.split() for line in answer.out.splitlines() if line.startswith("Hà Tĩnh")]
    assert row[2:] == ["0.7870", "0.7629", "−2.41", "6", "7"]
    assert "34 of 34 units change points, rank or level; 15 change rank, 0 change level." in answer.out


def test_who_crosses_a_level_is_told_with_both_levels(tmp_path: Path) -> None:
    """Lào Cai's nine published totals with the bound of Nâng cao at 58.6 % instead of 50 %."""
    other = edited(tmp_path, CAI, ("above: 0.50", "above: 0.586"))
    answer = thang("framework", "diff", LAO_CAI, other, "--values", str(CAI.values), "--units", str(CAI.units))
    assert "levels: khoi_dong; hinh_thanh above 25%; nang_cao above 50%; dan_dat above 75% → " in answer.out
    assert "carried over to the codes of the new one" in answer.out
    moved = [line for line in answer.out.splitlines() if "Advanced" in line and "Forming" in line]
    published = {"Văn phòng UBND tỉnh", "Ban Tuyên giáo Tỉnh ủy", "Đài Phát thanh - Truyền hình", "Bắc Hà", "Bát Xát"}
    assert len(moved) == len(published)
    assert "5 of 9 units change points, rank or level; 0 change rank, 5 change level." in answer.out


def test_the_same_file_and_other_texts_are_told_apart(tmp_path: Path) -> None:
    assert "The two are the same" in thang("framework", "diff", NEW, NEW).out
    other = edited(tmp_path, DTI, ("Thể chế số", "Thể chế"))
    answer = thang("framework", "diff", NEW, other)
    assert "Nothing that can move a score" in answer.out


def test_values_that_nobody_can_read_are_refused_by_the_old_edition(tmp_path: Path) -> None:
    values = tmp_path / "values.csv"
    values.write_text("unit,77\nA,1\n", encoding="utf-8")
    answer = thang("framework", "diff", OLD, NEW, "--values", values)
    assert answer.status == 1
    assert any("column “9” is missing" in line for line in answer.complaints)


def test_values_that_do_not_fit_are_counted_by_indicator(tmp_path: Path) -> None:
    old, values, units = (tmp_path / name for name in ("old.yaml", "values.csv", "units.csv"))
    old.write_text(SOUND_TRIO.framework, encoding="utf-8")
    values.write_text(SOUND_TRIO.values, encoding="utf-8")
    units.write_text(SOUND_TRIO.units or "", encoding="utf-8")
    new = tmp_path / "new.yaml"
    new.write_text(SOUND_TRIO.framework.replace("{head: 1, deputy: 1/2, none: 0}", "{chief: 1}"), encoding="utf-8")
    answer = thang("framework", "diff", old, new, "--values", values, "--units", units)
    assert answer.status == 0
    assert "1.4 In charge · rule: By option: head: 100%; deputy: 50%; none: 0% → By option: chief: 100%" in answer.out
    assert "count as missing: 1.4 (" in answer.out


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nothing_of_the_format_is_left_unsaid(lang: str, tmp_path: Path) -> None:
    other = edited(tmp_path, DTI, ("missing: error", "missing: zero"), ("ties: competition", "ties: dense"))
    out = thang("framework", "diff", NEW, other, lang=lang).out
    assert not any(word in out for word in (" error", "competition", "dense", "{", "⟦"))
    assert out.count("→") == 3


def test_an_edition_that_is_not_there_is_wrong_use() -> None:
    answer = thang("framework", "diff", NEW, "vn-dti-province@2023")
    assert answer.status == 2
    assert "vn-dti-province@2022" in answer.err
