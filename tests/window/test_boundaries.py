"""A file of boundaries is refused with all that is wrong, areas find their units, no archipelago is forgotten."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from thang.engine.errors import Faulty, Spot
from thang.look.charts import AreaMap
from thang.look.draw import draw
from thang.look.tiles import provinces
from thang.window import geojson
from thang.window.boundaries import Shown, area_map, check_boundaries, missing_archipelagos, read_boundaries
from thang.window.geojson import Boundaries, parse_boundaries
from thang.words.faults_boundaries import BOUNDARY_FAULTS
from thang.words.site_boundaries import BOUNDARIES, boundaries_text

Json = dict[str, Any]
HOSTILE = "<script>alert(1)</script>\u202e\x1b[31m"


def square(west: float, south: float, side: float = 1.0) -> list[list[list[float]]]:
    """The coordinates of a polygon."""
    east, north = west + side, south + side
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def feature(name: str, *polygons: list[list[list[float]]], key: str = "ten", **more: object) -> Json:
    return {
        "type": "Feature",
        "properties": {key: name, **more},
        "geometry": {"type": "MultiPolygon", "coordinates": list(polygons)},
    }


def collection(*features: Json) -> Json:
    return {"type": "FeatureCollection", "features": list(features)}


def read(*features: Json) -> Boundaries:
    return parse_boundaries(json.dumps(collection(*features)).encode())


HOANG_SA, TRUONG_SA = square(112, 16.5, 0.1), square(114, 9, 0.1)
# A made-up country of four squares, from the far north to the far south, with both archipelagos.
COUNTRY = (
    feature("Tỉnh Bắc", square(104, 22)),
    feature("Tỉnh Tây", square(104, 18)),
    feature("Thành phố Đông", square(108, 15.5), HOANG_SA),
    feature("Nam", square(106, 9.5), TRUONG_SA),
)
UNITS = {"TP. Đông": "", "Tỉnh Bắc": "", "Tây": "", "Tỉnh Nam": ""}


def faults(data: bytes | Json) -> list[tuple[str, str, dict[str, str]]]:
    with pytest.raises(Faulty) as caught:
        parse_boundaries(data if isinstance(data, bytes) else json.dumps(data).encode())
    return [(one.kind.removeprefix("boundaries."), one.found, one.facts) for one in caught.value.faults]


def kinds(data: bytes | Json) -> list[str]:
    return [kind for kind, _, _ in faults(data)]


def misfits(boundaries: Boundaries, *groups: dict[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(Faulty) as caught:
        check_boundaries(boundaries, groups)
    return [(one.kind.removeprefix("boundaries."), one.found) for one in caught.value.faults]


def shown(units: Sequence[str] = tuple(UNITS), name: str = "") -> list[Shown]:
    return [
        Shown(unit, name or unit, Fraction(at, 10), f"{at},0", f"../units/{at}.html") for at, unit in enumerate(units)
    ]


def drawn(boundaries: Boundaries, units: Sequence[str] = tuple(UNITS)) -> AreaMap:
    found = area_map(boundaries, shown(units), "Bản đồ", "vi")
    assert found is not None
    return found


# --- Reading ----------------------------------------------------------------------------------------------------------


def test_a_sound_file_is_read_with_its_holes_and_without_heights(tmp_path: Path) -> None:
    hole = square(104.2, 22.2, 0.2)[0]
    high = [[[x, y, 7.5] for x, y in square(104, 22)[0]], hole]
    path = tmp_path / "ranh giới.geojson"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(collection(feature("A", high))).encode())
    (one,) = read_boundaries(path).features
    assert one.name == "A"
    assert [len(ring) for ring in one.polygons[0]] == [5, 5]
    assert one.polygons[0][0][0] == (104.0, 22.0)


def test_a_fault_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_bytes(b"[]")
    with pytest.raises(Faulty) as caught:
        read_boundaries(path)
    assert [one.file for one in caught.value.faults] == [str(path)]


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_boundaries(tmp_path / "none.geojson")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{", "not_json"),
        (b"", "not_json"),
        (b"[" * 200_000, "nested"),
        (b'{"a": \xff}', "file.not_utf8"),
        (b'{"type": 1, "type": 2}', "same_key"),
        (b'{"a": NaN}', "no_number"),
        (b'{"a": -Infinity}', "no_number"),
        (b'{"a": ' + b"9" * 5_000 + b"}", "no_number"),
        (b"[]", "not_collection"),
        (b'{"type": "Topology", "features": []}', "not_collection"),
        (b'{"type": ["FeatureCollection"], "features": []}', "not_collection"),
        (b'{"type": "FeatureCollection", "features": {}}', "not_collection"),
        (b'{"type": "FeatureCollection", "features": []}', "no_areas"),
        (b'{"type": "FeatureCollection", "features": [null]}', "not_area"),
    ],
)
def test_what_is_no_collection_of_areas_is_refused(data: bytes, kind: str) -> None:
    assert kinds(data) == [kind]


def test_broken_json_is_told_with_its_place() -> None:
    with pytest.raises(Faulty) as caught:
        parse_boundaries(b'{"type":\n  oops}')
    assert caught.value.faults[0].place == Spot(2, 3)


def test_a_key_that_stands_twice_is_refused_in_any_object() -> None:
    text = json.dumps(collection(*COUNTRY)).replace('"ten": "Nam"', '"ten": "Nam", "ten": "Tây"')
    assert faults(text.encode()) == [("same_key", "ten", {})]


@pytest.mark.parametrize("kind", ["Point", "LineString", "GeometryCollection"])
def test_what_is_no_polygon_is_refused(kind: str) -> None:
    whole = feature("Xã A")
    whole["geometry"] = {"type": kind, "coordinates": [104, 22]}
    assert faults(collection(whole)) == [("not_area", "Xã A", {"number": "1", "type": kind})]
    assert kinds(collection({**whole, "geometry": None})) == ["not_area"]


@pytest.mark.parametrize(
    ("polygon", "kind"),
    [
        ([], "shape"),
        ([[]], "shape"),
        ("104 22", "shape"),
        ({"0": []}, "shape"),
        ([[[104, 22], [105, 22], [104, 22]]], "ring_short"),
        ([[[104, 22], [105, 22], [105, 23], [104, 23]]], "ring_open"),
        ([square(104, 22)[0], [[104, 22], [105, 22], [105, 23], [104, 23]]], "ring_open"),
        ([[["104", "22"], [105, 22], [105, 23], ["104", "22"]]], "position"),
        ([[[104], [105, 22], [105, 23], [104]]], "position"),
        ([[104, 22, 105, 22]], "position"),
        ([[[True, 22], [105, 22], [105, 23], [True, 22]]], "position"),
        ([[[None, 22], [105, 22], [105, 23], [None, 22]]], "position"),
        (square(583_000, 2_330_000, 1_000), "not_degrees"),
        (square(181, 22), "not_degrees"),
        ([[[y, x] for x, y in square(104, 22)[0]]], "swapped"),
    ],
)
def test_a_polygon_that_is_none_is_refused_and_its_area_is_named(polygon: Any, kind: str) -> None:
    assert [(one, name) for one, name, _ in faults(collection(feature("Xã A", polygon)))] == [(kind, "Xã A")]


def test_a_number_too_large_for_any_computer_is_no_position() -> None:
    text = json.dumps(collection(feature("A", square(104, 22)))).replace("104,", "1e999,")
    assert kinds(text.encode()) == ["position"]


def test_metres_are_told_as_such_with_what_would_be_right() -> None:
    ((kind, name, facts),) = faults(collection(feature("Xã A", square(583_000, 2_330_000))))
    found, right = BOUNDARY_FAULTS[f"boundaries.{kind}"]
    said = found.say("vi", {"found": name, **facts})
    assert said == "vùng thứ 1 (“Xã A”): tọa độ [583000, 2330000] không phải là độ"
    assert "VN-2000" in right.say("en", facts)


def test_what_is_wrong_with_several_areas_is_told_at_once_and_not_without_end() -> None:
    bad = feature("Xã A", [[]])
    assert [facts["number"] for _, _, facts in faults(collection(bad, COUNTRY[0], bad))] == ["1", "3"]
    told = faults(collection(*[bad] * 60))
    assert len(told) == 51
    assert told[-1][:2] == ("more", "10")


def test_no_more_is_read_than_the_limits_allow(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (geojson.LARGEST, geojson.MOST_POINTS) == (50_000_000, 2_000_000)
    whole = json.dumps(collection(*COUNTRY)).encode()
    points = sum(len(ring) for one in parse_boundaries(whole).features for part in one.polygons for ring in part)
    for name, enough in (("LARGEST", len(whole)), ("MOST_POINTS", points), ("MOST_AREAS", len(COUNTRY))):
        with monkeypatch.context() as limited:
            limited.setattr(geojson, name, enough)
            assert len(parse_boundaries(whole).features) == 4
            limited.setattr(geojson, name, enough - 1)
            assert len(kinds(whole)) == 1


def test_a_file_longer_than_the_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "large.geojson"
    with path.open("wb") as file:
        file.truncate(geojson.LARGEST + 1_000)
    with pytest.raises(Faulty) as caught:
        read_boundaries(path)
    assert [one.kind for one in caught.value.faults] == ["file.too_large"]


def test_boundaries_show_themselves_shortly_and_by_their_content() -> None:
    """What is made of them is kept under this text: the same content, the same text."""
    one, other = read(*COUNTRY), read(*COUNTRY[:3])
    assert str(one) == str(read(*COUNTRY)) != str(other)
    assert len(str(one)) < 200


# --- Which area is whose ----------------------------------------------------------------------------------------------


def found(name: str, *units: str) -> str | None:
    """The unit that the name is taken for, beside another area that is plain."""
    boundaries = read(feature(name, square(104, 20)), feature("Khác Hẳn", square(106, 20)))
    named = area_map(boundaries, shown([*units, "Khác Hẳn"]), "", "vi")
    if named is None:
        return None
    return next(one.code for one in named.areas if one.polygons[0][0][0] == (104.0, 20.0))


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Lào Cai", "Lào Cai"),
        ("Tỉnh Lào Cai", "Lào Cai"),
        ("Lào Cai", "Tỉnh Lào Cai"),
        ("TỈNH LÀO CAI", "Lào Cai"),
        ("tinh lao cai", "Lào Cai"),
        ("Lao Cai", "Tỉnh Lào Cai"),
        ("La\u0300o Cai", "Lào Cai"),
        ("Thành phố Đà Nẵng", "TP. Đà Nẵng"),
        ("TP Đà Nẵng", "TP. Đà Nẵng"),
        ("Da Nang", "TP. Đà Nẵng"),
        ("Khánh Hoà", "Khánh Hòa"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu"),
        ("Phường Cam Đường", "Cam Đường"),
        ("Đặc khu Phú Quý", "Phú Quý"),
        ("Quan Sơn", "Huyện Quan Sơn"),
        ("Quan Son", "Quan Sơn"),
    ],
)
def test_a_name_finds_its_unit_with_and_without_kind_and_marks(name: str, unit: str) -> None:
    assert found(name, unit) == unit


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Phường Bắc Hà", "Xã Bắc Hà"),
        ("Tỉnh Cần Thơ", "TP. Cần Thơ"),
        ("Quận 1", "Phường 1"),
        ("Bắc Hà 2", "Bắc Hà"),
        ("…", "Lào Cai"),
    ],
)
def test_a_name_of_another_kind_or_place_finds_none(name: str, unit: str) -> None:
    assert found(name, unit) is None


def test_the_closest_reading_of_a_name_is_taken() -> None:
    """With marks before without, with its kind before without."""
    names = ("Xã Bản Lầu", "Xã Bàn Lâu", "Phường Bắc Hà", "Xã Bắc Hà")
    boundaries = read(*(feature(name, square(104 + at, 20)) for at, name in enumerate(names)))
    assert [one.polygons[0][0][0][0] for one in drawn(boundaries, names).areas] == [104, 105, 106, 107]


def test_names_that_differ_in_signs_alone_are_told_apart_where_they_are_written_so() -> None:
    names = ("Khu A", "Khu a", "Khu [", "Khu ]", "…")
    boundaries = read(*(feature(name, square(104 + at, 20)) for at, name in enumerate(names)))
    assert [one.polygons[0][0][0][0] for one in drawn(boundaries, names).areas] == [104, 105, 106, 107, 108]


def test_a_unit_is_found_by_its_name_where_its_text_is_a_code() -> None:
    boundaries = read(feature("Xã Bắc Hà", square(104, 20)), feature("Y Tý", square(106, 20)))
    check_boundaries(boundaries, [{"02647": "Bắc Hà", "02650": "Xã Y Tý"}])


def test_a_unit_is_found_by_a_code_and_not_by_the_number_of_a_row() -> None:
    """`fid` counts the rows; a unit known as 2 is not the second row for that."""
    rows = [feature(name, square(at, 20), key="ma_xa", fid=3 - at) for at, name in ((1, "1"), (2, "2"))]
    assert [one.polygons[0][0][0][0] for one in drawn(read(*rows), ("1", "2")).areas] == [1, 2]
    nameless = [feature(str(at), square(at, 20), key="fid") for at in (1, 2)]
    assert misfits(read(*nameless), {"1": "", "2": ""}) == [("no_names", "")]


def test_the_property_that_names_the_most_units_is_taken_for_all_areas() -> None:
    """A column of provinces beside the communes, of which one is called like its province."""
    rows = [("Lào Cai", "Lào Cai"), ("Lào Cai", "Bắc Hà"), ("Lào Cai", "Y Tý")]
    boundaries = read(*(feature(tinh, square(at + 104, 20), NAME_3=xa) for at, (tinh, xa) in enumerate(rows)))
    assert [one.code for one in drawn(boundaries, ("Lào Cai", "Bắc Hà", "Y Tý")).areas] == ["Lào Cai", "Bắc Hà", "Y Tý"]


def test_all_areas_and_units_that_do_not_fit_are_named_at_once() -> None:
    names = ("Bắc Hà", "Mường Khương", "Mường Khương", "Sa Pa", "Trịnh Tường")
    boundaries = read(*(feature(name, square(104 + at, 20)) for at, name in enumerate(names)))
    units = {"Xã Bắc Hà": "", "Phường Bắc Hà": "", "Mường Khương": "", "Y Tý": "", "Trịnh Tường": ""}
    assert misfits(boundaries, units) == [
        ("ambiguous", "Bắc Hà"),
        ("unknown_area", "Sa Pa"),
        ("unit_missing", "Xã Bắc Hà"),
        ("unit_missing", "Phường Bắc Hà"),
        ("unit_twice", "Mường Khương"),
        ("unit_missing", "Y Tý"),
    ]
    assert area_map(boundaries, shown([*units]), "", "vi") is None


def test_a_file_without_any_name_of_a_unit_says_what_it_has() -> None:
    boundaries = read(feature("A", square(104, 20), key="MAU", lop="b"))
    assert misfits(boundaries, {"Lào Cai": "Lào Cai"}) == [("no_names", "MAU, lop")]


def test_one_group_that_fits_is_enough_and_else_the_nearest_is_told() -> None:
    """Departments have no areas, and an edition before a rearrangement had other units."""
    boundaries = read(*COUNTRY)
    check_boundaries(boundaries, [{"Sở Y tế": ""}, UNITS])
    check_boundaries(boundaries, [])
    before = {**UNITS, "Tỉnh Cũ": ""}
    assert misfits(boundaries, {"Sở Y tế": ""}, before) == [("unit_missing", "Tỉnh Cũ")]


# --- The archipelagos -------------------------------------------------------------------------------------------------


def test_a_map_of_the_country_with_both_archipelagos_lacks_nothing() -> None:
    assert missing_archipelagos(read(*COUNTRY)) == ()


@pytest.mark.parametrize(("left_out", "name"), [(2, "Hoàng Sa"), (3, "Trường Sa")])
def test_a_map_of_the_country_without_an_archipelago_is_told(left_out: int, name: str) -> None:
    features = [*COUNTRY]
    coordinates = features[left_out]["geometry"]["coordinates"][:1]
    features[left_out] = feature(features[left_out]["properties"]["ten"], *coordinates)
    assert missing_archipelagos(read(*features)) == (name,)


def test_an_area_that_only_covers_the_sea_around_is_no_archipelago() -> None:
    sea = [feature("Tỉnh Bắc", square(104, 22)), feature("Biển", square(105, 5, 14))]
    assert missing_archipelagos(read(*sea)) == ("Hoàng Sa", "Trường Sa")


def test_an_area_that_only_reaches_into_the_frame_is_no_archipelago() -> None:
    reaching = [[[107.6, 15.2], [112, 16.5], [107.6, 16.3], [107.6, 15.2]]]
    assert missing_archipelagos(read(feature("A", reaching))) == ("Hoàng Sa",)


def test_the_provinces_are_the_country_however_far_their_areas_reach() -> None:
    boundaries = read(feature("A", square(104, 20)))
    assert missing_archipelagos(boundaries) == ()
    units = [place.unit for place in provinces().places]
    assert missing_archipelagos(boundaries, units) == ("Hoàng Sa", "Trường Sa")


def test_a_province_is_told_of_its_own_archipelago_alone() -> None:
    lao_cai, da_nang, khanh_hoa = square(103.5, 21.5), square(107.6, 15.2), square(108.6, 11.6)
    for inland, missing in ((lao_cai, ()), (da_nang, ("Hoàng Sa",)), (khanh_hoa, ("Trường Sa",))):
        assert missing_archipelagos(read(feature("A", inland))) == missing
    assert missing_archipelagos(read(feature("A", da_nang), feature("Đặc khu Hoàng Sa", HOANG_SA))) == ()
    around_it = [da_nang[0], square(108.1, 16, 0.15)[0]]
    assert missing_archipelagos(read(feature("A", around_it))) == ()


def test_an_archipelago_that_is_no_unit_is_an_area_without_figures() -> None:
    features = [*COUNTRY[:3], feature("Nam", square(106, 9.5)), feature("Quần đảo Trường Sa", TRUONG_SA)]
    boundaries = read(*features)
    check_boundaries(boundaries, [UNITS])
    chart = drawn(boundaries)
    assert [(one.title, one.is_apart) for one in chart.areas][-1] == ("Trường Sa", True)
    assert [one.text for one in chart.captions] == ["Quần đảo Hoàng Sa", "Quần đảo Trường Sa"]
    assert missing_archipelagos(boundaries) == ()


def test_an_area_that_is_only_called_so_is_none_of_the_units() -> None:
    inland = read(*COUNTRY, feature("Xã Trường Sa", square(105, 18)))
    assert misfits(inland, UNITS) == [("unknown_area", "Xã Trường Sa")]
    twice = read(*COUNTRY, feature("Trường Sa", TRUONG_SA), feature("Huyện Trường Sa", square(115, 10, 0.1)))
    assert misfits(twice, UNITS) == [("unknown_area", "Huyện Trường Sa")]


def test_an_archipelago_that_is_a_unit_is_one() -> None:
    features = [*COUNTRY[:3], feature("Nam", square(106, 9.5)), feature("Đặc khu Trường Sa", TRUONG_SA)]
    chart = drawn(read(*features), [*UNITS, "Trường Sa"])
    assert [one.code for one in chart.areas if one.is_apart] == []
    assert chart.areas[-1].step == 4


# --- The map ----------------------------------------------------------------------------------------------------------


def test_the_map_has_the_units_in_their_order_in_fifths_with_links() -> None:
    chart = drawn(read(*COUNTRY))
    assert [one.code for one in chart.areas] == [*UNITS]
    assert [one.label for one in chart.areas] == ["Đông", "Bắc", "Tây", "Nam"]
    assert [one.step for one in chart.areas] == [0, 1, 3, 4]
    assert chart.areas[1].href == "../units/1.html"
    assert chart.steps[0] == "0\xa0% – 6\xa0%"
    assert chart.description == BOUNDARIES["description"].vi
    assert 'href="../units/1.html"' in draw(chart)


def test_a_unit_without_a_share_is_absent_and_without_any_there_is_no_map() -> None:
    units = [Shown(unit, unit, None, "–") for unit in UNITS]
    assert area_map(read(*COUNTRY), units, "", "en") is None
    some = [*shown()[:3], units[3]]
    chart = area_map(read(*COUNTRY), some, "", "en")
    assert chart is not None
    assert [one.step for one in chart.areas] == [0, 2, 4, None]


def test_the_same_file_gives_the_same_drawing_in_any_order_of_its_areas() -> None:
    assert draw(drawn(read(*COUNTRY))) == draw(drawn(read(*COUNTRY))) == draw(drawn(read(*COUNTRY[::-1])))


def test_a_hostile_name_stays_a_text_on_the_map() -> None:
    """Only the publication's names are drawn; those of the file find them, and are told where they do not."""
    boundaries = read(feature(HOSTILE, square(104, 20)))
    svg = draw(drawn(boundaries, (HOSTILE,)))
    assert "<script" not in svg
    assert not {"\u202e", "\x1b"} & set(svg)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in svg


# --- The words --------------------------------------------------------------------------------------------------------


def test_every_refusal_is_said_in_both_languages_with_its_facts() -> None:
    for found_, right in BOUNDARY_FAULTS.values():
        for sentence in (found_, right):
            assert sentence.vi != sentence.en
            assert sentence.vi.isprintable()
            assert not set("⟦⟧{}") & set(sentence.say("vi", dict.fromkeys(sentence.gaps(), "x")))


def test_the_sentence_on_a_missing_archipelago_names_it() -> None:
    assert "quần đảo Trường Sa" in boundaries_text("archipelago_missing", "vi", {"name": "Trường Sa"})
    assert "the Hoàng Sa archipelago" in boundaries_text("archipelago_missing", "en", {"name": "Hoàng Sa"})
