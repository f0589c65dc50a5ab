"""The look: sort and search keys, charts that are whole and harmless, contrast, fonts as declared, the living page."""

from __future__ import annotations

import json
import random
import re
import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from thang.engine.framework import Language
from thang.library.shipped import find_shipped
from thang.look.assets import asset_name, assets, plain_assets
from thang.look.chart_data import chart_csv, chart_json
from thang.look.charts import (
    Band,
    Bar,
    Bars,
    Break,
    Chart,
    Columns,
    Lines,
    Point,
    Series,
    Spark,
    Strip,
    Tick,
    Tile,
    TileMap,
)
from thang.look.draw import draw
from thang.look.gallery import gallery_html
from thang.look.keys import search_key, sort_key
from thang.look.tiles import grid_for, layout_for, provinces
from tools import vendor

F = Fraction
LANGUAGES: tuple[Language, Language] = ("vi", "en")
HOSTILE = '<script>alert("x")</script>\u202eđảo'
TICKS = (Tick(F(0), "0"), Tick(F(1), "100"))
POINTS = (Point("2022", F(1, 2), "50"), Point("2023", None), Point("2024", F(3, 4), "75"), Point(HOSTILE, F(1), "100"))
BREAKS = (Break(2, HOSTILE),)
CHARTS: dict[str, Chart] = {
    "spark": Spark(HOSTILE, POINTS, BREAKS),
    "lines": Lines(HOSTILE, "", (Series(HOSTILE, POINTS), Series("b", POINTS[::-1])), TICKS, BREAKS),
    "columns": Columns(HOSTILE, HOSTILE, POINTS, TICKS, BREAKS),
    "bars": Bars(
        HOSTILE, "", (Bar(HOSTILE, F(1, 3), "33", (F(1, 2), None), "javascript:x"), Bar("b", None, "–")), ("m", "n")
    ),
    "strip": Strip(HOSTILE, "", POINTS, TICKS, HOSTILE, (Band(HOSTILE, F(0)), Band("b", F(1, 2)))),
    "tiles": TileMap(
        HOSTILE,
        "",
        (Tile(0, 0, "a", HOSTILE, HOSTILE, "1", 4, F(1), "../a.html"), Tile(0, 1, "b", "b", "b", is_apart=True)),
        ("1", "2", "3", "4", HOSTILE),
    ),
}


def tree(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(str(draw(chart)))  # noqa: S314  # drawn by ourselves


def names(root: ElementTree.Element) -> set[str]:
    return {part.tag.rpartition("}")[2] for part in root.iter()}


# --- Keys -------------------------------------------------------------------------------------------------------------


def test_names_stand_in_the_order_of_the_vietnamese_alphabet() -> None:
    """Letters first (a ă â b … d đ … o ô ơ … u ư), tones only between equal letters."""
    ordered = [
        "An Giang",
        "Ăn",
        "Âu",
        "Bắc Hà",
        "Bắc Ninh",
        "Cà Mau",
        "Da",
        "Đà Nẵng",
        "Em",
        "Ê",
        "Gia Lai",
        "Ma",
        "Mà",
        "Mả",
        "Mã",
        "Má",
        "Mạ",
        "On",
        "Ôn",
        "Ơn",
        "Un",
        "Ưn",
    ]
    shuffled = ordered[:]
    random.Random(2026).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == ordered


def test_what_is_typed_without_diacritics_finds_what_has_them() -> None:
    assert search_key("  Xã  BÁT Xát ") == search_key("xa bat xat") == "xa bat xat"
    assert search_key("Đa\u0300 Nẵng") == "da nang"


# --- Charts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_sound_xml_with_a_title_and_the_same_every_time(name: str) -> None:
    root = tree(CHARTS[name])
    assert root.attrib["role"] == ("group" if name == "tiles" else "img")  # tiles are links, to be reached one by one
    assert "title" in names(root)
    assert draw(CHARTS[name]) == draw(CHARTS[name])


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_keeps_hostile_texts_as_texts_and_carries_no_style(name: str) -> None:
    text = str(draw(CHARTS[name]))
    assert "script" not in names(tree(CHARTS[name]))
    assert "\u202e" not in text
    assert "javascript:" not in text
    assert not re.search(r"\bstyle=|\bon\w+=", text)
    assert not re.search(r"https?://(?!www\.w3\.org/)", text)


def test_a_line_is_never_drawn_across_a_gap_or_a_break() -> None:
    """2022 | 2023 has none | break | 2024, later: no path holds more than the two points after the break."""
    assert max(points_of(draw(Spark("x", POINTS, (Break(2),))))) <= 2
    assert 6 in points_of(draw(Spark("x", tuple(Point(str(at), F(at, 9)) for at in range(6)))))


def points_of(drawn: object) -> list[int]:
    """How many points each path has."""
    runs = re.findall(r' (?:d|points)="([^"]+)"', str(drawn))
    return [len(re.findall(r"[-\d.]+[ ,][-\d.]+", run)) for run in runs]


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_s_numbers_are_beside_it(name: str) -> None:
    rows = chart_csv(CHARTS[name]).splitlines()
    assert len(rows) > 1
    found: Any = json.loads(chart_json(CHARTS[name]))
    assert found
    assert "\u202e" not in chart_csv(CHARTS[name])


def test_a_cell_of_a_chart_s_table_is_no_formula() -> None:
    """A spreadsheet would run what begins with = + - @."""
    table = chart_csv(Bars("x", "", (Bar("=1+1", F(1), "1"), Bar("@SUM(A1)", F(1, 2), "2"))))
    assert not re.search(r'(^|,)"?[=@+]', table, re.MULTILINE)


# --- Tiles ------------------------------------------------------------------------------------------------------------


def test_every_province_has_one_place_and_the_archipelagos_are_there() -> None:
    one = find_shipped("vn-dti-province@2024")
    assert one is not None
    assert one.values is not None
    units = [line.split(",")[0] for line in one.values.read_text(encoding="utf-8").splitlines()[1:]]
    layout = layout_for(units)
    assert not layout.is_by_alphabet
    assert sorted(place.unit for place in layout.places) == sorted(units)
    places = [(place.row, place.column) for place in (*layout.places, *layout.apart)]
    assert len(set(places)) == len(places) == 36
    assert {place.label: place.unit for place in provinces().apart} == {
        "Hoàng Sa": "TP. Đà Nẵng",
        "Trường Sa": "Khánh Hòa",
    }


def test_other_units_stand_by_the_alphabet_and_say_so() -> None:
    layout = grid_for(f"Xã {at}" for at in range(99))
    assert layout.is_by_alphabet
    assert len({(place.row, place.column) for place in layout.places}) == 99


# --- Files ------------------------------------------------------------------------------------------------------------


def tokens(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours in the light and in the dark."""
    before, _, after = css.partition("prefers-color-scheme: dark")
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part)) for part in (before, after.partition("}")[0]))
    return light, light | dark


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, 1.4.3: (L1 + 0.05) ÷ (L2 + 0.05)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "ground"), ("ink", "subtle"), ("muted", "ground"), ("muted", "subtle"), ("accent", "ground"),
     ("accent-ink", "accent"), ("danger", "ground"), ("danger", "danger-soft"), ("ink", "accent-soft")],
)  # fmt: skip
def test_text_is_told_from_its_ground(ink: str, ground: str, mode: int) -> None:
    colours = tokens(plain_assets()["thang.css"].decode())[mode]
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_nothing_comes_from_another_host() -> None:
    for name, data in plain_assets().items():
        if name.endswith((".css", ".js")):
            assert not re.search(r"https?:|//[a-z]", data.decode()), name
            assert "@import" not in data.decode()


def test_names_change_with_the_content_and_the_style_names_the_fonts_as_served() -> None:
    served = assets()
    css = served[asset_name("thang.css")].decode()
    fonts = re.findall(r'url\("([^"]+)"\)', css)
    assert fonts
    assert all(re.search(r"\.[0-9a-f]{8}\.woff2$", font) and font in served for font in fonts)


def test_a_vietnamese_page_loads_little() -> None:
    files = plain_assets()
    assert sum(len(files[f"fonts/inter-{part}.woff2"]) for part in ("latin", "vietnamese")) < 100_000
    assert len(files["table.js"]) <= 4_500
    assert len(files["thang.css"]) <= 30_000


def test_the_fonts_are_those_declared_and_another_byte_shows(tmp_path: Path) -> None:
    assert vendor.main(["--check"]) == 0
    folder = shutil.copytree(vendor.FONTS, tmp_path / "fonts")
    font = folder / "inter-latin.woff2"
    font.write_bytes(font.read_bytes() + b"x")
    assert vendor.main(["--check"], folder) == 1
    font.unlink()
    assert vendor.main(["--check"], folder) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_living_page_shows_classes_that_exist_and_nothing_inline(language: Language) -> None:
    page = gallery_html(language)
    css = plain_assets()["thang.css"].decode()
    known = set(re.findall(r"\.(-?[a-zA-Z][\w-]*)", css))
    used = {name for names in re.findall(r'class="([^"]*)"', page) for name in names.split()}
    assert used - known <= {"c-tile", "level-1"}  # what the first level and a tile are needs no rule of its own
    assert f'lang="{language}"' in page
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style", page)
    assert not re.search(r'(?:href|src)="(?:https?:)?//', page)
