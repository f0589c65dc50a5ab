"""A drawing is well formed, the same every time, honest about gaps and breaks, and cannot be broken out of."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.look.drawings import SVG, classes, every_chart, paths, texts, tree
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

HOSTILE = '"><script>alert(1)</script>\u202e\x00&'
TICKS = (Tick(Fraction(0), "0"), Tick(Fraction(1), "1"))
HALF = Fraction(1, 2)


def points(*values: Fraction | int | None) -> tuple[Point, ...]:
    return tuple(Point(str(2020 + i), None if v is None else Fraction(v), str(v)) for i, v in enumerate(values))


def hostile() -> list[Chart]:
    """Every text of every kind of chart is hostile."""
    bad = HOSTILE
    figures = (Point(bad, HALF, bad), Point(bad, None, bad))
    ticks = (Tick(Fraction(0), bad), Tick(Fraction(1), bad))
    breaks = (Break(1, bad),)
    tile = Tile(0, 0, bad, bad, bad, bad, 1, HALF, href=f"javascript:{bad}")
    return [
        Spark(bad, figures, breaks, bad),
        Lines(bad, bad, (Series(bad, figures),), ticks, breaks),
        Columns(bad, bad, figures, ticks, breaks),
        Bars(bad, bad, (Bar(bad, HALF, bad, (HALF, None), href=f"java\tscript:{bad}"),), (bad, bad)),
        Strip(bad, bad, figures, ticks, bad, (Band(bad, Fraction(0)),)),
        TileMap(bad, bad, (tile, replace(tile, column=1, is_apart=True, step=None)), (bad, bad), bad),
    ]


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: type(chart).__name__)
def test_a_drawing_has_its_title_first_and_no_style_of_its_own(chart: Chart) -> None:
    root = tree(chart)
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == chart.title
    assert root.get("role") == ("group" if root.find(f".//{SVG}a") is not None else "img")
    assert "style=" not in draw(chart)
    assert "id=" not in draw(chart)


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: type(chart).__name__)
def test_a_drawing_is_the_same_every_time_with_two_places_at_most(chart: Chart) -> None:
    assert draw(chart) == draw(replace(chart))
    numbers = re.findall(r' (?:x|y|d|cx|cy|r|width|height|x1|x2|y1|y2)="([^"]*)"', draw(chart))
    assert numbers
    assert [text for text in numbers if re.search(r"\.\d{3}|nan|inf|e[-+]", text)] == []


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: type(chart).__name__)
def test_everything_drawn_lies_on_the_sheet(chart: Chart) -> None:
    root = tree(chart)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    for one in [*root.iter(f"{SVG}rect"), *root.iter(f"{SVG}text"), *root.iter(f"{SVG}circle")]:
        x, y = float(one.get("x") or one.get("cx") or 0), float(one.get("y") or one.get("cy") or 0)
        assert 0 <= x <= width
        assert 0 <= y <= height
        assert x + float(one.get("width", "0")) <= width + 0.01
        assert y + float(one.get("height", "0")) <= height + 0.01


@pytest.mark.parametrize("chart", every_chart(), ids=lambda chart: type(chart).__name__)
def test_a_drawing_that_stands_alone_has_colours(chart: Chart) -> None:
    """Without the style sheet the attributes speak: no text in the default, no shape in plain black by accident."""
    for one in tree(chart).iter():
        if one.tag in {f"{SVG}text", f"{SVG}rect", f"{SVG}circle", f"{SVG}path"}:
            assert one.get("fill") is not None
        if one.tag == f"{SVG}line":
            assert one.get("stroke") is not None


@pytest.mark.parametrize("chart", hostile(), ids=lambda chart: type(chart).__name__)
def test_hostile_texts_stay_texts(chart: Chart) -> None:
    root = tree(chart)
    drawn = draw(chart)
    assert root.find(f".//{SVG}script") is None
    assert root.find(f".//{SVG}a") is None
    assert "<script" not in drawn
    assert "\u202e" not in drawn
    assert "\x00" not in drawn
    assert root[0].text == '"><script>alert(1)</script>&'


@pytest.mark.parametrize("chart", hostile(), ids=lambda chart: type(chart).__name__)
def test_hostile_texts_do_no_harm_in_the_data(chart: Chart) -> None:
    assert "\u202e" not in chart_json(chart) + chart_csv(chart)
    assert json.loads(chart_json(chart))["rows"]


def test_a_gap_and_a_break_are_not_drawn_over() -> None:
    chart = Spark("", points(0, 1, None, 1, 0, 1, 0), (Break(5),))
    drawn = list(paths(tree(chart), "c-line"))
    assert [len(path) for path in drawn] == [2, 2, 2]
    ends = [(path[0][0], path[-1][0]) for path in drawn]
    upright = next(one for one in tree(chart).iter(f"{SVG}line") if one.get("class") == "c-break")
    assert ends[1][1] < float(upright.get("x1", "0")) < ends[2][0]


def test_lines_do_not_cross_a_break_either() -> None:
    chart = Lines(
        "t", "d", (Series("a", points(0, 1, 0, 1)), Series("b", points(1, None, 1, 0))), TICKS, (Break(2, "why"),)
    )
    assert [len(path) for path in paths(tree(chart), "c-series-1")] == [2, 2]
    assert [len(path) for path in paths(tree(chart), "c-series-2")] == [2]
    assert any("why" in text for text in texts(tree(chart)))


def test_where_less_is_better_the_first_stands_on_top() -> None:
    ((first, last),) = paths(tree(Spark("", points(1, 9), lower_is_better=True)), "c-line")
    assert first[1] < last[1]
    ((first, last),) = paths(tree(Spark("", points(1, 9))), "c-line")
    assert first[1] > last[1]


def test_nothing_known_and_all_equal_can_be_drawn() -> None:
    assert list(paths(tree(Spark("", points(None, None))), "c-line")) == []
    assert list(paths(tree(Spark("", ())), "c-line")) == []
    ((first, last),) = paths(tree(Spark("", points(3, 3))), "c-line")
    assert first[1] == last[1] == 11
    for empty in (Strip("t", "d", (), TICKS), Bars("t", "d", ()), TileMap("t", "d", (), ())):
        assert tree(empty)[0].text == "t"


def test_a_bar_is_as_long_as_its_share_and_held_to_its_track() -> None:
    rows = tuple(Bar(str(share), share, "") for share in (Fraction(0), HALF, Fraction(1), Fraction(2)))
    bars = [
        float(one.get("width", ""))
        for one in tree(Bars("t", "d", rows)).iter(f"{SVG}rect")
        if one.get("class") == "c-bar"
    ]
    assert bars == [0, bars[2] / 2, bars[2], bars[2]]


def test_a_bar_without_a_figure_has_only_its_track() -> None:
    assert "c-bar" not in classes(tree(Bars("t", "d", (Bar("a", None, "–"),))))


def test_few_units_are_dots_with_names_and_many_are_columns() -> None:
    few = tuple(Point(f"unit {i}", Fraction(i, 70), "") for i in range(63))
    many = tuple(Point(f"unit {i}", Fraction(i % 997, 997), "") for i in range(3321))
    assert len(list(tree(Strip("t", "d", few, TICKS)).iter(f"{SVG}circle"))) == 63
    drawn = tree(Strip("t", "d", many, TICKS, "unit 5"))
    assert list(drawn.iter(f"{SVG}circle")) == []
    assert "unit 5" in texts(drawn)
    assert len(draw(Strip("t", "d", many, TICKS))) < 12_000


def test_a_tile_leads_to_its_unit_and_one_apart_has_no_figure() -> None:
    here = Tile(0, 0, "10", "Lào Cai", "Lào Cai: 0,62", "0,62", 3, Fraction("0.62"), href="../units/lao-cai.html")
    sea = Tile(0, 1, "", "Hoàng Sa", "Hoàng Sa", "TP. Đà Nẵng", is_apart=True)
    chart = TileMap("t", "d", (here, sea), ("a", "b", "c", "d", "e"), "none")
    (link,) = tree(chart).iter(f"{SVG}a")
    assert link.get("href") == "../units/lao-cai.html"
    assert {"c-step-4", "c-step-4-ink", "c-apart"} <= classes(link) | classes(tree(chart))
    assert [row["label"] for row in json.loads(chart_json(chart))["rows"]] == ["Lào Cai"]


def test_the_data_of_a_chart_are_its_exact_numbers() -> None:
    chart = Lines(
        "t", "d", (Series("Lào Cai", points(0, None)), Series("b", (Point("2020", Fraction(1, 3), "0,33"),) * 2)), TICKS
    )
    rows = list(csv.DictReader(io.StringIO(chart_csv(chart))))
    assert rows[0] == {"series": "Lào Cai", "label": "2020", "value": "0", "text": "0"}
    assert [row["value"] for row in rows] == ["0", "", "0.333333333333", "0.333333333333"]
    assert [row["value"] for row in json.loads(chart_json(chart))["rows"]] == [
        "0",
        None,
        "0.333333333333",
        "0.333333333333",
    ]


def test_a_text_that_a_spreadsheet_would_run_is_disarmed_and_a_number_is_not() -> None:
    chart = Columns("t", "d", (Point("=cmd|' /C calc'!A0", Fraction(-1), "+1"),), TICKS)
    (row,) = csv.DictReader(io.StringIO(chart_csv(chart)))
    assert row == {"label": "'=cmd|' /C calc'!A0", "value": "-1", "text": "'+1"}
