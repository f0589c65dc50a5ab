"""Every province has its tile, both archipelagos are shown, and a grid by the alphabet says that it is one."""

import csv
from pathlib import Path

from thang.library.shipped import find_shipped
from thang.look.tiles import grid_for, layout_for, provinces


def units() -> list[str]:
    """The provinces as the shipped index of 2024 names them."""
    shipped = find_shipped("vn-dti-province@2024")
    assert shipped is not None
    assert isinstance(shipped.units, Path)
    with shipped.units.open(encoding="utf-8", newline="") as file:
        return [row["unit"] for row in csv.DictReader(file)]


def test_each_of_the_34_provinces_is_there_once_at_a_place_of_its_own() -> None:
    layout = provinces()
    assert sorted(place.unit for place in layout.places) == sorted(units())
    assert len(layout.places) == 34
    every = [*layout.places, *layout.apart]
    assert len({(place.row, place.column) for place in every}) == len(every)
    assert not layout.is_by_alphabet


def test_hoang_sa_and_truong_sa_are_shown_with_their_provinces() -> None:
    assert {place.label: place.unit for place in provinces().apart} == {
        "Hoàng Sa": "TP. Đà Nẵng",
        "Trường Sa": "Khánh Hòa",
    }


def test_north_stands_above_south_and_west_before_east() -> None:
    at = {place.label: place for place in provinces().places}
    for north, south in [("Cao Bằng", "Hà Nội"), ("Hà Nội", "Thanh Hóa"), ("Nghệ An", "Huế"), ("Gia Lai", "Cà Mau")]:
        assert at[north].row < at[south].row
    for west, east in [("Điện Biên", "Quảng Ninh"), ("An Giang", "TP. HCM"), ("Tây Ninh", "Khánh Hòa")]:
        assert at[west].column < at[east].column


def test_other_units_stand_by_the_alphabet_and_the_layout_says_so() -> None:
    names = [f"Xã {name}" for name in ("Y Tý", "Ân Thi", "An Lạc", "Đồng Văn", "Dền Thàng")] + [
        f"{i:02}" for i in range(94)
    ]
    layout = layout_for(names)
    assert layout.is_by_alphabet
    ordered = [place.unit for place in sorted(layout.places, key=lambda place: (place.row, place.column))]
    assert ordered[-5:] == ["Xã An Lạc", "Xã Ân Thi", "Xã Dền Thàng", "Xã Đồng Văn", "Xã Y Tý"]
    assert len({(place.row, place.column) for place in layout.places}) == 99
    assert layout_for(units()) == provinces()
    assert grid_for([]).places == ()
