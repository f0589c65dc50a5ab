"""The units before and after 1 July 2025, as they are shipped, and the tool that makes them of a package."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import unicodedata
from collections import Counter
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from tools import units_data
from tools.units_data import KINDS, OUT, PART, WHOLE, Conversion, Unit

LAOCAI_2022 = Path(__file__).parents[2] / "src/thang/library/frameworks/laocai-dti/2022/units.csv"
LAOCAI, OLD_LAOCAI, YENBAI = "15", "10", "15"
ISLAND_DISTRICTS = {"318": "11948", "471": "19742", "498": "20333", "536": "21548", "755": "26732"}


@cache
def units(year: int) -> dict[str, Unit]:
    return {row["code"]: Unit(**row) for row in rows(f"units-{year}.csv")}


@cache
def conversions() -> list[Conversion]:
    return [Conversion(**row) for row in rows("conversion-2025.csv")]


def rows(file: str) -> list[dict[str, str]]:
    return list(csv.DictReader((OUT / file).read_text(encoding="utf-8").splitlines()))


def at(year: int, digits: int) -> list[Unit]:
    return [unit for unit in units(year).values() if len(unit.code) == digits]


def communes_of_laocai() -> list[Unit]:
    return [unit for unit in at(2025, 5) if unit.parent == LAOCAI]


def old_province(code: str) -> str:
    """The province of an old commune."""
    return units(2024)[units(2024)[code].parent].parent


def test_there_are_34_provinces_and_3321_communes() -> None:
    assert Counter(unit.kind for unit in units(2025).values()) == {
        "province": 28,
        "city": 6,
        "commune": 2621,
        "ward": 687,
        "special_zone": 13,
    }


def test_before_there_were_63_provinces_696_districts_and_10035_communes() -> None:
    assert Counter(unit.kind for unit in units(2024).values()) == {
        "province": 57,
        "city": 6,
        "district": 508,
        "city_district": 49,
        "town": 52,
        "provincial_city": 87,
        "commune": 7692,
        "ward": 1726,
        "township": 617,
    }


def test_laocai_has_89_communes_and_10_wards() -> None:
    assert units(2025)[LAOCAI] == Unit("15", "Tỉnh Lào Cai", "province", "")
    assert Counter(unit.kind for unit in communes_of_laocai()) == {"commune": 89, "ward": 10}


@pytest.mark.parametrize("year", [2024, 2025])
def test_no_code_stands_twice(year: int) -> None:
    assert len(units(year)) == len(rows(f"units-{year}.csv"))


@pytest.mark.parametrize(("year", "levels"), [(2024, {2: 0, 3: 2, 5: 3}), (2025, {2: 0, 5: 2})])
def test_every_parent_is_a_unit_of_the_level_above(year: int, levels: dict[int, int]) -> None:
    for unit in units(year).values():
        assert re.fullmatch(r"[0-9]+", unit.code)
        assert len(unit.parent) == levels[len(unit.code)]
        assert not unit.parent or unit.parent in units(year)


@pytest.mark.parametrize("year", [2024, 2025])
def test_every_name_is_composed_and_begins_with_the_word_of_its_kind(year: int) -> None:
    for unit in units(year).values():
        assert unit.name == " ".join(unicodedata.normalize("NFC", unit.name).split())
        (word,) = [word for word in KINDS if unit.name.startswith(f"{word} ")]
        assert (KINDS[word] or unit.kind) == unit.kind


@pytest.mark.parametrize("year", [2024, 2025])
def test_no_name_hides_a_sign_that_cannot_be_seen(year: int) -> None:
    signs = {sign for unit in units(year).values() for sign in unit.name if not sign.isalnum()}
    assert signs == {" ", "-", "'"}


def test_both_ends_of_every_conversion_exist_and_are_of_one_level() -> None:
    for one in conversions():
        assert one.old in units(2024)
        assert one.new in units(2025)
        assert len(one.old) == len(one.new) or ISLAND_DISTRICTS[one.old] == one.new


def test_no_conversion_stands_twice() -> None:
    assert len({(one.old, one.new) for one in conversions()}) == len(conversions()) == 63 + 10_602


def test_every_new_unit_has_a_predecessor() -> None:
    assert {one.new for one in conversions()} == set(units(2025))


def test_every_old_province_and_commune_has_a_successor_and_of_the_districts_only_islands() -> None:
    without = {unit.code for unit in at(2024, 3)} - set(ISLAND_DISTRICTS)
    assert {one.old for one in conversions()} == set(units(2024)) - without


def test_an_island_district_had_no_commune() -> None:
    parents = {unit.parent for unit in at(2024, 5)}
    assert {unit.code for unit in at(2024, 3)} - parents == set(ISLAND_DISTRICTS)


def test_what_went_whole_has_one_successor_and_what_was_split_has_more() -> None:
    times = Counter(one.old for one in conversions())
    for one in conversions():
        assert one.part == (WHOLE if times[one.old] == 1 else PART)
    assert sum(count > 1 for count in times.values()) == 471


def test_a_commune_went_where_its_province_went() -> None:
    became = {one.old: one.new for one in conversions() if len(one.old) == 2}
    for one in conversions():
        if len(one.old) == 5:
            assert units(2025)[one.new].parent == became[old_province(one.old)]


def test_the_code_of_laocai_was_that_of_yenbai() -> None:
    assert units(2024)[YENBAI].name == "Tỉnh Yên Bái"
    assert units(2024)[OLD_LAOCAI].name == units(2025)[LAOCAI].name == "Tỉnh Lào Cai"
    assert OLD_LAOCAI not in units(2025)
    assert {one.old for one in conversions() if one.new == LAOCAI} == {OLD_LAOCAI, YENBAI}


def test_all_99_codes_of_laocai_were_used_before_in_two_provinces() -> None:
    before = Counter(old_province(unit.code) for unit in communes_of_laocai())
    assert before == {OLD_LAOCAI: 48, YENBAI: 51}


def test_no_commune_of_old_laocai_and_yenbai_was_split() -> None:
    went = [one for one in conversions() if len(one.old) == 5 and units(2025)[one.new].parent == LAOCAI]
    assert Counter(old_province(one.old) for one in went) == {OLD_LAOCAI: 151, YENBAI: 168}
    assert {one.part for one in went} == {WHOLE}


@pytest.mark.parametrize(
    ("code", "was", "now"),
    [("04288", "Phường Tân An", "Phường Nghĩa Lộ"), ("04609", "Xã Làng Nhì", "Xã Phình Hồ")],
)
def test_a_code_of_a_commune_may_name_another_one_now(code: str, was: str, now: str) -> None:
    assert (units(2024)[code].name, units(2025)[code].name) == (was, now)


def test_only_five_new_codes_of_communes_had_never_been_used() -> None:
    fresh = {unit.code for unit in at(2025, 5)} - {unit.code for unit in at(2024, 5)}
    assert fresh == set(ISLAND_DISTRICTS.values())


def test_the_communes_of_laocai_are_those_of_the_demonstration() -> None:
    shown = LAOCAI_2022.parents[3] / "data/laocai-communes.csv"
    listed = csv.DictReader(shown.read_text(encoding="utf-8").splitlines())
    assert {(row["code"], f"{row['kind']} {row['name']}") for row in listed} == {
        (unit.code, unit.name) for unit in communes_of_laocai()
    }


def test_the_nine_organisations_are_those_of_the_published_framework() -> None:
    published = list(csv.DictReader(LAOCAI_2022.read_text(encoding="utf-8").splitlines()))
    assert [(row["name"], row["group"]) for row in rows("laocai-2022.csv")] == [
        (row["unit"], row["group"]) for row in published
    ]


def test_what_became_of_an_organisation_has_a_source_and_says_what_is_inferred() -> None:
    for row in rows("laocai-2022.csv"):
        assert row["hierarchy"] in {"state", "party"}
        assert row["kind_of_change"] == ("merge" if row["became"] else "abolish")
        assert row["source"]
        assert not row["on"] or date.fromisoformat(row["on"]) > date(2022, 12, 31)
        assert re.fullmatch(r"yes: .+" if not (row["on"] and row["basis"]) else r"(yes: .+)?", row["inferred"])


PROVINCE = "province, provinceCode, provinceKey"
TABLES = {
    "admin_units_legacy": f"{PROVINCE}, district, districtCode, districtKey, ward, wardCode, wardKey",
    "admin_units": f"{PROVINCE}, ward, wardCode, wardKey",
}
# One province became another; of two communes one was split, and an island had none.
ROWS: dict[str, list[tuple[str | None, ...]]] = {
    "admin_units_legacy": [
        ("Tỉnh Cũ", "10", "tinhcu", "Thị Xã A", "080", "thixaa", "Phường B", "02647", "phuongb"),
        ("Tỉnh Cũ", "10", "tinhcu", "Thị Xã A", "080", "thixaa", "Xa\u0303 C", "02650", "xac"),
        ("Tỉnh Cũ", "10", "tinhcu", "Huyện Đảo", "099", "huyendao", None, None, None),
    ],
    "admin_units": [
        ("Thành phố Mới", "15", "thanhphomoi", "Phường B", "02650", "phuongb"),
        ("Thành phố Mới", "15", "thanhphomoi", "Đặc khu Đảo", "09999", "dackhudao"),
    ],
}
CONVERTER = {
    "DICT_PROVINCE": {"thanhphomoi": ["tinhcu"]},
    "DICT_PROVINCE_WARD_NO_DIVIDED": {
        "thanhphomoi": {"phuongb": ["tinhcu_thixaa_phuongb"], "dackhudao": ["tinhcu_huyendao_"]}
    },
    "DICT_PROVINCE_WARD_DIVIDED": {
        "thanhphomoi": {"tinhcu_thixaa_xac": [{"newWardKey": "phuongb"}, {"newWardKey": "xanaokhac"}]}
    },
}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A folder laid out as the package is."""
    data = tmp_path / "package/data"
    data.mkdir(parents=True)
    (data / "converter_2025.json").write_text(json.dumps(CONVERTER), encoding="utf-8")
    with closing(sqlite3.connect(data / "dataset.db")) as database:
        for table, columns in TABLES.items():
            database.execute(f"CREATE TABLE {table} ({columns})")
            marks = ", ".join("?" for _ in columns.split(","))
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", ROWS[table])  # noqa: S608  # our own names
        database.commit()
    return data.parent


def test_the_tool_writes_codes_and_leaves_out_what_it_cannot_resolve(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert units_data.main([str(package), "--out", str(tmp_path)]) == 1
    assert "tinhcu_thixaa_xac → thanhphomoi_xanaokhac: not in the lists" in capsys.readouterr().err
    assert (tmp_path / "conversion-2025.csv").read_text(encoding="utf-8") == (
        "old,new,part\n10,15,whole\n02647,02650,whole\n02650,02650,part\n099,09999,whole\n"
    )
    assert (tmp_path / "units-2025.csv").read_text(encoding="utf-8") == (
        "code,name,kind,parent\n15,Thành phố Mới,city,\n02650,Phường B,ward,15\n09999,Đặc khu Đảo,special_zone,15\n"
    )
    assert (tmp_path / "units-2024.csv").read_text(encoding="utf-8") == (
        "code,name,kind,parent\n10,Tỉnh Cũ,province,\n080,Thị xã A,town,10\n099,Huyện Đảo,district,10\n"
        "02647,Phường B,ward,080\n02650,Xã C,commune,080\n"
    )


def test_the_tool_says_what_folder_it_wants(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"dataset\.db is not there: name the folder vietnamadminunits itself"):
        units_data.read(tmp_path)


def test_a_name_of_no_known_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="'Bản A' begins with none of Tỉnh, "):
        units_data.named("Bản A", "city")
