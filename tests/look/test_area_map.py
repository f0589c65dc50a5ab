"""Areas lie where they lie, fit together, lose nothing, stay small, and cannot be broken out of."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from fractions import Fraction
from itertools import pairwise
from math import cos, pi, radians, sin
from random import Random
from xml.etree import ElementTree

import pytest

from tests.look.drawings import SVG, classes, texts, tree
from thang.look import gallery_samples as samples
from thang.look.area_labels import label_of, spans
from thang.look.chart_data import chart_csv, chart_json
from thang.look.charts import Area, AreaMap, Caption, Ring
from thang.look.draw import draw
from thang.look.outlines import Walk, coarser, corners, frame_of, outlines
from thang.look.steps import bounds, step_of

HOSTILE = '"><script>alert(1)</script>\u202e\x00&'
HALF = Fraction(1, 2)
Spot = tuple[float, float]


def box(west: float, south: float, east: float, north: float) -> Ring:
    return (west, south), (east, south), (east, north), (west, north), (west, south)


def area(*rings: Ring, code: str = "a", label: str = "A", text: str = "") -> Area:
    """One polygon: its outer ring, then holes."""
    return Area(code, label, code, text, step=2, value=HALF, polygons=(rings,))


def drawn(*areas: Area, captions: tuple[Caption, ...] = ()) -> AreaMap:
    return AreaMap("t", "d", areas, ("a", "b", "c", "d", "e"), "none", captions)


def rings(path: str) -> list[list[Spot]]:
    """The places of every ring of a path of the drawing, which writes ways and not places."""
    found = []
    for ring in re.findall(r"M([^Mz]*)z", path):
        if "l" in ring:
            numbers = [float(one) for one in re.findall(r"-?[\d.]+", ring)]
            (x, y), *steps = zip(numbers[::2], numbers[1::2], strict=True)
            places = [(x, y)]
            for across, down in steps:
                places.append((places[-1][0] + across, places[-1][1] + down))
            found.append(places)
    return found


def shapes(chart: AreaMap) -> dict[str, list[list[Spot]]]:
    """Rings by the title of the area, dots left out."""
    found: dict[str, list[list[Spot]]] = {}
    for one in tree(chart).iter():
        title = one.find(f"{SVG}title")
        if one.tag in {f"{SVG}g", f"{SVG}a"} and title is not None:
            found[title.text or ""] = [ring for path in one.findall(f"{SVG}path") for ring in rings(path.get("d", ""))]
    return found


def dots(chart: AreaMap) -> list[Spot]:
    path = "".join(one.get("d", "") for one in tree(chart).iter(f"{SVG}path"))
    return [(float(x) + 1.2, float(y) + 1.2) for x, y in re.findall(r"M([-\d.]+) ([-\d.]+)h2\.4v2\.4h-2\.4z", path)]


def size(root: ElementTree.Element) -> Spot:
    return float(root.get("width", "")), float(root.get("height", ""))


def edges(ring: list[Spot]) -> set[frozenset[Spot]]:
    return {frozenset(edge) for edge in pairwise([*ring, ring[0]])}


def coast(count: int, radius: float = 4.0, seed: int = 1) -> Ring:
    """A ragged round coast of so many points, which crosses itself nowhere."""
    chance = Random(seed)
    places = []
    for i in range(count):
        far, turn = radius * (1 + chance.uniform(-0.05, 0.05)), 2 * pi * i / count
        places.append((106 + far * cos(turn), 16 + far * sin(turn)))
    return (*places, places[0])


# --- Where it lies ----------------------------------------------------------------------------------------------------


def test_north_is_up_and_a_degree_east_is_shorter_by_the_cosine_of_the_middle_latitude() -> None:
    (ring,) = shapes(drawn(area(box(100, 59, 102, 61))))["a"]
    across, down = [x for x, _ in ring], [y for _, y in ring]
    share = (max(across) - min(across)) / (max(down) - min(down))
    assert share == pytest.approx(cos(radians(60)), abs=0.002)
    two = shapes(drawn(area(box(100, 20, 101, 21), code="north"), area(box(100, 10, 101, 11), code="south")))
    assert max(y for _, y in two["north"][0]) < min(y for _, y in two["south"][0])


def test_what_lies_far_away_is_on_the_sheet() -> None:
    """The frame is around everything, islands and captions too; nothing is moved into an inset."""
    islets = Area("ts", "", "far", polygons=((box(114, 8, 114.001, 8.001),), (box(112, 16.5, 112.3, 16.8),)))
    chart = drawn(area(box(102, 8.5, 108, 23)), islets, captions=(Caption("Trường Sa", 114.0, 8.0),))
    width, height = size(tree(chart))
    ((x, y),) = dots(chart)
    assert width * 0.9 < x < width
    assert 0 < y < height
    assert all(0 < x < width and 0 < y < height for ring in shapes(chart)["far"] for x, y in ring)
    caption = next(one for one in tree(chart).iter(f"{SVG}text") if one.text == "Trường Sa")
    assert 0 < float(caption.get("x", "")) < width


def test_the_sheet_is_no_larger_than_a_page_for_any_shape() -> None:
    for wide, high in ((10, 0.1), (0.1, 10), (8, 15), (0.00001, 0.00001)):
        width, height = size(tree(drawn(area(box(100, 10, 100 + wide, 10 + high)))))
        assert 260 <= width <= 640
        assert height <= 920


# --- Neighbours and what is small -------------------------------------------------------------------------------------


def ragged(count: int, seed: int) -> list[Spot]:
    """A border from south to north between two areas, finer than any grid."""
    chance = Random(seed)
    return [(104 + chance.uniform(-0.05, 0.05), 10 + 10 * i / count) for i in range(count + 1)]


@pytest.mark.parametrize("count", [20, 1_000, 60_000])
def test_a_shared_border_is_the_same_line_in_both_areas(count: int) -> None:
    """Walked north by the one and south by the other, and met by a third in its middle."""
    border = ragged(count, seed=3)
    middle = len(border) // 2
    west: Ring = ((100, 10), *border, (100, 20), (100, 10))
    south: Ring = ((108, 10), (108, 15), *reversed(border[: middle + 1]), (108, 10))
    north: Ring = ((108, 15), (108, 20), *reversed(border[middle:]), (108, 15))
    found = shapes(drawn(area(west, code="w"), area(south, code="s"), area(north, code="n")))
    (one,), (two,), (three,) = found["w"], found["s"], found["n"]
    inner = {edge for edge in edges(one) if all(x > min(x for x, _ in one) + 5 for x, _ in edge)}
    others = edges(two) | edges(three)
    # Where the third area begins, the first may go straight on: at most that one edge is in two parts.
    assert len(inner - others) <= 1
    assert len(inner) >= 15


def test_neighbours_fill_the_sheet_without_a_gap_at_the_coarsest_grid_too() -> None:
    """The areas of both sides are as large together as the box around them, whatever the grid."""
    border = ragged(5_000, seed=4)
    west: Ring = ((100, 10), *border, (100, 20), (100, 10))
    east: Ring = ((108, 10), (108, 20), *reversed(border), (108, 10))
    both = [area(west), area(east, code="b")]
    frame = frame_of(both, (), (640, 820), 2)
    for most in (10**9, 2_000, 300, 1):
        sides = outlines(both, frame, most)
        parts = [[(x * one.pitch, y * one.pitch) for x, y in one.rings[0]] for one in sides]
        whole = [place for part in parts for place in part]
        wide = max(x for x, _ in whole) - min(x for x, _ in whole)
        high = max(y for _, y in whole) - min(y for _, y in whole)
        assert sum(abs(extent(part)) for part in parts) == pytest.approx(wide * high)


def extent(ring: list[Spot]) -> float:
    return sum(a * d - c * b for (a, b), (c, d) in pairwise([*ring, ring[0]])) / 2


def test_a_coarser_grid_is_taken_only_where_the_paths_are_too_long() -> None:
    one = [area(coast(5_000))]
    frame = frame_of(one, (), (640, 820), 2)
    pitches = [outlines(one, frame, most)[0].pitch for most in (10**9, 3_000, 1)]
    assert pitches == sorted(pitches)
    assert pitches[0] == 0.5
    assert pitches[2] == 16
    assert len(outlines(one, frame, 3_000)[0].path) <= 3_000


def test_what_is_too_small_to_have_a_shape_is_a_dot_and_not_lost() -> None:
    islets = tuple((box(105 + i, 12, 105.001 + i, 12.001),) for i in range(3))
    chart = drawn(area(box(100, 10, 104, 20)), Area("b", "B", "b", "", 1, HALF, polygons=islets))
    found = sorted(dots(chart))
    assert len(found) == 3
    assert found[1][0] - found[0][0] == pytest.approx(found[2][0] - found[1][0], abs=1)


def test_a_narrow_island_that_is_long_keeps_its_shape() -> None:
    narrow = drawn(area(box(100, 10, 104, 20)), area(box(105, 12, 105.015, 13), code="b"))
    assert dots(narrow) == []
    assert len(shapes(narrow)["b"]) == 1


def test_a_long_sliver_without_an_area_is_a_dot() -> None:
    sliver: Ring = ((105, 12), (106, 12.00001), (105, 12.00002), (105, 12))
    assert len(dots(drawn(area(box(100, 10, 104, 20)), area(sliver, code="b")))) == 1


def test_ten_thousand_islets_in_one_place_are_a_dot_a_field() -> None:
    chance = Random(5)
    places = [(chance.uniform(104, 104.5), chance.uniform(12, 12.5)) for _ in range(10_000)]
    islets = tuple((box(x, y, x + 0.0001, y + 0.0001),) for x, y in places)
    chart = drawn(area(box(100, 10, 104, 20)), Area("b", "B", "b", "", 1, HALF, polygons=islets))
    assert 50 < len(dots(chart)) < 200


def test_no_area_is_lost_under_a_larger_one_without_a_hole() -> None:
    names = [*shapes(drawn(area(box(101, 11, 102, 12), code="town"), area(box(100, 10, 104, 20), code="around")))]
    assert names == ["around", "town"]


def test_a_hole_is_left_open_by_the_even_odd_rule() -> None:
    """Whichever way round its ring goes."""
    hole = box(102, 14, 103, 15)
    for inner in (hole, hole[::-1]):
        chart = drawn(area(box(100, 10, 104, 20), inner))
        (path,) = [one for one in tree(chart).iter(f"{SVG}path") if one.get("class") == "c-step-3"]
        assert path.get("fill-rule") == "evenodd"
        assert len(rings(path.get("d", ""))) == 2


def test_an_area_in_several_pieces_is_one_shape_with_one_title() -> None:
    both = Area("a", "A", "a", "", 1, HALF, polygons=((box(100, 10, 102, 12),), (box(104, 10, 106, 12),)))
    assert [len(found) for found in shapes(drawn(both)).values()] == [2]


# --- The rules of leaving out -----------------------------------------------------------------------------------------


def turned(walk: Walk) -> list[Walk]:
    """The same closed walk from every beginning, and the other way round."""
    return [part[i:] + part[:i] for part in (walk, walk[::-1]) for i in range(len(walk))]


def test_the_corners_are_the_same_wherever_the_ring_begins_and_whichever_way_it_goes() -> None:
    walk = [(0, 0), (1, 0), (3, 0), (3, 2), (5, 2), (3, 2), (3, 4), (2, 4), (0, 4), (0, 1)]
    for one in turned(walk):
        assert set(corners(one)) == {(0, 0), (3, 0), (3, 4), (0, 4)}


def test_leaving_out_corners_changes_no_area() -> None:
    chance = Random(6)
    for _ in range(200):
        walk = [(chance.randrange(6), chance.randrange(6)) for _ in range(chance.randrange(3, 12))]
        kept = corners(walk)
        assert extent([*map(as_floats, kept)] or [(0, 0)]) == extent([*map(as_floats, walk)])
        assert set(kept) <= set(walk)


def as_floats(spot: tuple[int, int]) -> Spot:
    return float(spot[0]), float(spot[1])


def test_a_coarser_grid_brings_equal_ways_to_equal_ways() -> None:
    way = [(3, 9), (4, 9), (4, 8), (7, 8), (9, 3)]
    assert coarser([(0, 0), *way])[1:] == coarser([(20, 20), *way])[1:]
    assert coarser([*way[::-1], (0, 0)])[:-1] == coarser([(0, 0), *way])[1:][::-1]


# --- Labels -----------------------------------------------------------------------------------------------------------


def label(one: Area) -> tuple[tuple[str, ...], Spot] | None:
    frame = frame_of([one, area(box(100, 10, 110, 20), code="frame")], (), (640, 820), 2)
    found = label_of(one, outlines([one], frame, 10**9)[0])
    return None if found is None else (found.lines, found.middle)


def test_a_name_stands_with_its_figure_where_both_fit_else_alone_else_not_at_all() -> None:
    def lines(wide: float, high: float) -> tuple[str, ...] | None:
        found = label(area(box(101, 11, 101 + wide, 11 + high), label="Mường Khương", text="62,5"))
        return None if found is None else found[0]

    assert lines(4, 4) == ("Mường Khương", "62,5")
    assert lines(1, 4) == ("Mường", "Khương", "62,5")
    assert lines(4, 0.4) == ("Mường Khương",)
    assert lines(0.4, 4) is None
    assert lines(4, 0.2) is None


def test_a_label_lies_inside_its_area_and_beside_its_hole() -> None:
    """A ring-shaped area with a bay: no line of sight through the words leaves it."""
    one = area(coast(400, radius=3), box(105, 15, 107, 17), label="Ngã ba", text="1")
    frame = frame_of([one], (), (640, 820), 2)
    (outline,) = outlines([one], frame, 10**9)
    found = label_of(one, outline)
    assert found is not None
    x, y = found.middle
    rows = spans(outline)
    for row in range(int((y - 14) / 2), int((y + 14) / 2) + 1):
        assert any(left <= x - 20 and x + 20 <= right for left, right in rows[row])


def test_no_area_without_a_name_is_labelled() -> None:
    assert label(area(box(101, 11, 105, 15), label="", text="1")) is None


# --- The drawing ------------------------------------------------------------------------------------------------------


def test_a_map_has_the_classes_and_the_links_of_the_tile_map() -> None:
    chart = samples.area_map("vi")
    root = tree(chart)
    assert {"c-step-1", "c-step-4", "c-absent", "c-apart", "c-tile"} <= classes(root)
    assert root.get("role") == "group"
    assert {one.get("href") for one in root.iter(f"{SVG}a")} == {"#charts"}
    assert {"0,30–0,43", "chưa có số liệu", "Quần đảo"} <= set(texts(root))
    apart = [one for one in root.iter(f"{SVG}path") if one.get("class") == "c-apart"]
    assert [one.get("stroke-dasharray") for one in apart] == ["3 3"]


def test_a_map_that_stands_alone_has_colours_and_no_style() -> None:
    for one in tree(samples.area_map("en")).iter():
        if one.tag in {f"{SVG}text", f"{SVG}rect", f"{SVG}path"}:
            assert one.get("fill") is not None
    assert "style=" not in draw(samples.area_map("en"))
    assert "id=" not in draw(samples.area_map("en"))


def test_a_map_is_the_same_every_time_with_two_places_at_most() -> None:
    svg = draw(samples.area_map("vi"))
    assert svg == draw(samples.area_map("vi"))
    assert re.findall(r' (?:x|y|d|width|height)="[^"]*(?:\.\d{3}|nan|inf|e[-+])', svg) == []


def test_hostile_texts_stay_texts() -> None:
    bad = Area(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1, HALF, f"javascript:{HOSTILE}", ((box(100, 10, 140, 40),),))
    chart = AreaMap(HOSTILE, HOSTILE, (bad,), (HOSTILE, HOSTILE), HOSTILE, (Caption(HOSTILE, 120, 20),))
    svg = draw(chart)
    assert tree(chart).find(f".//{SVG}script") is None
    assert tree(chart).find(f".//{SVG}a") is None
    assert texts(tree(chart)).count('"><script>alert(1)</script>&') >= 4
    assert not {"\u202e", "\x00"} & set(svg + chart_json(chart) + chart_csv(chart))


def test_a_map_of_nothing_and_an_area_of_nothing_can_be_drawn() -> None:
    assert tree(AreaMap("t", "d", (), ()))[0].text == "t"
    assert "b" in shapes(drawn(area(box(100, 10, 104, 20)), Area("b", "B", "b")))


def test_the_data_are_the_units_without_what_never_has_a_figure() -> None:
    rows = list(csv.DictReader(io.StringIO(chart_csv(samples.area_map("vi")))))
    assert [row["label"] for row in rows] == ["Miền Bắc", "Miền Tây", "Thị trấn", "Ven biển", "Miền Nam"]
    assert [row["class"] for row in rows][:2] == ["0,30–0,43", ""]
    assert json.loads(chart_json(samples.area_map("vi")))["rows"][1]["value"] is None


def test_a_coast_of_200_000_points_is_drawn_small_and_soon() -> None:
    chart = drawn(area(coast(200_000)))
    begun = time.process_time()
    svg = draw(chart)
    assert time.process_time() - begun < 3
    assert len(svg.encode()) < 150_000
    ((ring,),) = shapes(chart).values()
    assert len(ring) > 500


def test_many_areas_of_ragged_borders_stay_small_together() -> None:
    """As many as the provinces, each with a coast far finer than the sheet."""
    many = [
        Area(f"{i}", f"Tỉnh {i}", f"{i}", "62,5", i % 5, HALF, f"../units/{i}.html", ((moved(coast(6_000, 1, i), i),),))
        for i in range(34)
    ]
    assert len(draw(drawn(*many)).encode()) < 150_000


def moved(ring: Ring, by: int) -> Ring:
    return tuple((x + by % 6 * 2, y + by // 6 * 2) for x, y in ring)


# --- Classes ----------------------------------------------------------------------------------------------------------


def test_fifths_hold_every_share_and_the_highest_is_in_the_last() -> None:
    low, high = Fraction(1, 3), Fraction(9, 10)
    between = bounds(low, high)
    assert (between[0][0], between[-1][1], len(between)) == (low, high, 5)
    for at, (lower, upper) in enumerate(between):
        assert step_of(lower, low, high) == at
        assert step_of((lower + upper) / 2, low, high) == at
    assert step_of(high, low, high) == 4
    assert step_of(low, low, low) == 4
    assert step_of(None, low, high) is None
