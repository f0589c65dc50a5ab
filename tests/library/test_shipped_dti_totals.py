"""DTI 2022 and 2023 of the 63 provinces: the published totals, their ranks, and what they may be compared with."""

from __future__ import annotations

import csv
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from tests.engine.builders import F
from thang.engine.compare import compare, pair
from thang.engine.errors import Faulty
from thang.engine.framework import Framework
from thang.engine.numbers import rounded, to_places
from thang.engine.score import Run, score
from thang.library.framework_file import read_framework
from thang.library.shipped import Shipped, find_shipped
from thang.library.units import read_inputs
from thang.window.editions import is_comparable

YEARS = ("2022", "2023")
MEANS = {"2022": "0.5787", "2023": "0.6783"}  # as the Ministry states them
each = pytest.mark.parametrize("year", YEARS)

# The published figures, apart from the shipped files: province | total and rank of 2022 | total and rank of 2023
LINES = """\
TP. Đà Nẵng|0.8002|1|0.8340|1
TP. Hồ Chí Minh|0.7163|2|0.8020|2
Quảng Ninh|0.7024|3|0.7166|12
TP. Huế|0.6975|4|0.7660|3
TP. Cần Thơ|0.6924|5|0.7468|5
Lạng Sơn|0.6837|6|0.7601|4
Bắc Ninh|0.6736|7|0.7115|18
Thái Nguyên|0.6469|8|0.7137|16
Bắc Giang|0.6440|9|0.7366|9
Nam Định|0.6390|10|0.7149|14
Long An|0.6386|11|0.7129|17
Bình Phước|0.6385|12|0.7157|13
Hải Dương|0.6383|13|0.6929|26
TP. Hải Phòng|0.6352|14|0.7367|8
Thanh Hóa|0.6350|15|0.7314|11
Yên Bái|0.6350|15|0.7146|15
Hậu Giang|0.6342|17|0.7092|20
Vĩnh Phúc|0.6341|18|0.6598|44
Bình Dương|0.6321|19|0.7411|7
Tiền Giang|0.6274|20|0.7046|23
Ninh Bình|0.6214|21|0.7094|19
Lâm Đồng|0.6209|22|0.6902|28
Phú Thọ|0.6126|23|0.6616|43
TP. Hà Nội|0.6098|24|0.7448|6
Trà Vinh|0.6077|25|0.7068|22
Quảng Ngãi|0.6033|26|0.7077|21
Ninh Thuận|0.5934|27|0.6552|48
Bà Rịa - Vũng Tàu|0.5878|28|0.7353|10
Bình Định|0.5845|29|0.6926|27
Vĩnh Long|0.5824|30|0.6567|47
Quảng Nam|0.5808|31|0.6641|41
Kiên Giang|0.5796|32|0.6717|40
Hưng Yên|0.5753|33|0.6855|31
Hà Nam|0.5743|34|0.6870|29
Điện Biên|0.5735|35|0.7030|24
Sóc Trăng|0.5731|36|0.6584|45
Hà Tĩnh|0.5676|37|0.6993|25
Lào Cai|0.5652|38|0.6783|34
Đồng Tháp|0.5649|39|0.6768|36
Tây Ninh|0.5638|40|0.6817|33
Khánh Hòa|0.5576|41|0.6869|30
Hòa Bình|0.5548|42|0.6154|56
Đồng Nai|0.5507|43|0.6848|32
Sơn La|0.5478|44|0.6538|49
Kon Tum|0.5438|45|0.6518|50
Quảng Bình|0.5415|46|0.6570|46
Đắk Lắk|0.5408|47|0.6734|39
Tuyên Quang|0.5320|48|0.6735|38
Đắk Nông|0.5266|49|0.6150|57
Bình Thuận|0.5223|50|0.6386|51
Bến Tre|0.5077|51|0.6203|53
Nghệ An|0.5049|52|0.6619|42
Lai Châu|0.5032|53|0.6185|54
An Giang|0.4972|54|0.5582|59
Quảng Trị|0.4866|55|0.5488|61
Thái Bình|0.4794|56|0.6205|52
Hà Giang|0.4790|57|0.6744|37
Cà Mau|0.4689|58|0.6772|35
Phú Yên|0.4679|59|0.5582|59
Bạc Liêu|0.4478|60|0.5208|63
Cao Bằng|0.4081|61|0.5249|62
Gia Lai|0.4069|62|0.6159|55
Bắc Kạn|0.3941|63|0.5964|58
""".splitlines()


def published(year: str) -> dict[str, tuple[str, int]]:
    """Province → total and rank."""
    cells = [line.split("|") for line in LINES]
    at = 1 + 2 * YEARS.index(year)
    return {row[0]: (row[at], int(row[at + 1])) for row in cells}


def named(edition: str) -> Shipped:
    one = find_shipped(f"vn-dti-province@{edition}")
    assert one is not None
    return one


def framework_of(edition: str) -> Framework:
    return read_framework(named(edition).framework).framework


def rows_of(table: Path | None) -> list[dict[str, str]]:
    """A shipped table as plain text: read without the library."""
    assert table is not None
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def run_of(year: str) -> Run:
    one = named(f"{year}-totals")
    assert one.values is not None
    framework = framework_of(f"{year}-totals")
    inputs = read_inputs(framework, one.values, one.units)
    return score(framework, inputs.units, inputs.answers)


# --- The figures ------------------------------------------------------------------------------------------------------


@each
def test_the_file_has_the_published_total_of_every_province(year: str) -> None:
    rows = rows_of(named(f"{year}-totals").values)
    assert len(rows) == 63
    assert {row["unit"]: row["total"] for row in rows} == {unit: total for unit, (total, _) in published(year).items()}


@each
def test_what_is_scored_is_what_was_published(year: str) -> None:
    found = {one.unit.text: to_places(one.published or F(-1), 4) for one in run_of(year).scores}
    assert found == {unit: total for unit, (total, _) in published(year).items()}
    assert all(one.total.points == (one.published or F(0)) * 1000 for one in run_of(year).scores)


@each
def test_ranks_are_competition_ranks_of_the_totals(year: str) -> None:
    totals = {unit: Fraction(total) for unit, (total, _) in published(year).items()}
    computed = {unit: 1 + sum(other > own for other in totals.values()) for unit, own in totals.items()}
    assert {one.unit.text: one.rank for one in run_of(year).scores} == computed
    assert computed == {unit: rank for unit, (_, rank) in published(year).items()}


@pytest.mark.parametrize(
    ("year", "tied", "next_one"),
    [
        ("2022", {"Thanh Hóa": 15, "Yên Bái": 15}, ("Hậu Giang", 17)),
        ("2023", {"An Giang": 59, "Phú Yên": 59}, ("Quảng Trị", 61)),
    ],
)
def test_equal_totals_share_a_rank_and_the_next_is_skipped(
    year: str, tied: dict[str, int], next_one: tuple[str, int]
) -> None:
    ranks = {one.unit.text: one.rank for one in run_of(year).scores}
    assert {unit: ranks[unit] for unit in tied} == tied
    assert ranks[next_one[0]] == next_one[1]
    assert len(set(ranks.values())) == 62


@each
def test_the_mean_of_the_totals_is_the_one_that_the_ministry_states(year: str) -> None:
    totals = [one.published or F(0) for one in run_of(year).scores]
    assert rounded(sum(totals, F(0)) / 63, 4) == F(MEANS[year])


@each
def test_no_figure_is_stated_beside_itself(year: str) -> None:
    assert all(list(row) == ["unit"] for row in rows_of(named(f"{year}-totals").units))
    assert all(one.unit.stated is None for one in run_of(year).scores)


def test_a_missing_total_is_refused(tmp_path: Path) -> None:
    """No rule for it is made up."""
    table = tmp_path / "values.csv"
    table.write_text("unit,total\nLào Cai,0.5652\nLai Châu,\n", encoding="utf-8")
    with pytest.raises(Faulty) as refused:
        read_inputs(framework_of("2022-totals"), table)
    assert [fault.kind for fault in refused.value.faults] == ["cell.missing_refused"]


# --- The provinces ----------------------------------------------------------------------------------------------------


def test_both_years_are_of_the_same_63_provinces() -> None:
    first, second = ({row["unit"] for row in rows_of(named(f"{year}-totals").units)} for year in YEARS)
    assert first == second == set(published("2022"))


def test_each_of_the_34_of_2024_bears_a_name_that_stands_among_the_63() -> None:
    later = {row["unit"] for row in rows_of(named("2024").units)}
    assert len(later) == 34
    assert later <= set(published("2022"))


# --- What they say of themselves, and what they may be compared with --------------------------------------------------


@each
def test_the_title_says_that_there_are_totals_only(year: str) -> None:
    title = framework_of(f"{year}-totals").title
    assert title.vi.endswith(f"năm {year}: chỉ có tổng điểm")
    assert title.en.endswith(f"{year}: totals only")


@each
def test_the_file_says_that_ranks_are_recomputed_and_nothing_follows_for_merged_provinces(year: str) -> None:
    framework = framework_of(f"{year}-totals")
    assert "Ranks are recomputed here" in framework.inferred.en
    assert "Thứ hạng được tính lại ở đây" in framework.inferred.vi
    assert framework.succession == "none"


def test_both_years_are_by_one_method() -> None:
    before, after = (framework_of(f"{year}-totals") for year in YEARS)
    assert dict(pair(before, after).now) == {"total": "total"}
    assert compare(before, after) == []
    assert is_comparable(before, after)


@pytest.mark.parametrize(("old", "new"), [("2023-totals", "2024"), ("2022-totals", "2024"), ("2022", "2022-totals")])
def test_totals_are_comparable_with_no_edition_that_has_main_indices(old: str, new: str) -> None:
    assert not is_comparable(framework_of(old), framework_of(new))
