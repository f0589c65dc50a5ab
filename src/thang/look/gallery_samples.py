"""Made-up figures and words for the page of components; none of them is anybody's result."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from thang.engine.framework import Language
from thang.look.charts import (
    Area,
    AreaMap,
    Band,
    Bar,
    Bars,
    Break,
    Caption,
    Columns,
    Lines,
    Point,
    Ring,
    Series,
    Spark,
    Strip,
    Tick,
    Tile,
    TileMap,
)
from thang.look.tiles import Layout, Place, grid_for, provinces
from thang.words.figures import fixed, percent

YEARS = ("2020", "2021", "2022", "2023", "2024")
UNITS = ("TP. Hà Nội", "Đắk Lắk", "Lào Cai", "Thừa Thiên Huế", "Bà Rịa – Vũng Tàu", "Hậu Giang")
COMMUNES = ("Bắc Hà", "Bảo Nhai", "Cốc Lầu", "Đồng Văn", "Mường Khương", "Nghĩa Đô", "Ô Quý Hồ", "Ân Thi", "Y Tý")
LEVELS: dict[Language, tuple[str, ...]] = {
    "vi": ("Khởi động", "Hình thành", "Nâng cao", "Dẫn dắt"),
    "en": ("Starting", "Forming", "Advanced", "Leading"),
}
PILLARS: dict[Language, tuple[str, ...]] = {
    "vi": (
        "Nhận thức số",
        "Thể chế số",
        "Hạ tầng số và nền tảng số dùng chung của tỉnh, ngành và địa phương",
        "Nhân lực số",
    ),
    "en": (
        "Digital awareness",
        "Digital rules",
        "Infrastructure and shared platforms of province and communes",
        "People",
    ),
}
WORDS: dict[str, dict[Language, str]] = {
    "sample": {"vi": "Số liệu minh họa", "en": "Made-up figures"},
    "index": {"vi": "Chỉ số tổng hợp", "en": "Total index"},
    "spread": {"vi": "Phân bố điểm của các đơn vị", "en": "How the units' figures are spread"},
    "trend": {"vi": "Diễn biến qua các kỳ", "en": "Over the editions"},
    "map": {"vi": "Chỉ số theo tỉnh, thành phố", "en": "Index by province"},
    "grid": {"vi": "Chỉ số theo xã, xếp theo bảng chữ cái", "en": "Index by commune, by alphabet and not by place"},
    "areas": {"vi": "Chỉ số theo vùng, ranh giới tự đặt", "en": "Index by area, within made-up boundaries"},
    "islands": {"vi": "Quần đảo", "en": "Islands"},
    "against": {"vi": "Chỉ số chính so với trung vị và cao nhất", "en": "Main indices against median and best"},
    "median": {"vi": "Trung vị của nhóm", "en": "Median of the group"},
    "best": {"vi": "Cao nhất", "en": "Best"},
    "method": {"vi": "Bộ chỉ số thay đổi, không so sánh được", "en": "The method changed: not comparable"},
    "merged": {"vi": "Sắp xếp đơn vị hành chính từ 01/7/2025", "en": "Units were merged on 1 July 2025"},
    "none": {"vi": "chưa có số liệu", "en": "no figure"},
}
# Made-up areas: their names, and their boundaries as polygons with holes, in tenths of a degree east and north.
AREAS: dict[Language, tuple[str, ...]] = {
    "vi": ("Miền Bắc", "Miền Tây", "Thị trấn", "Ven biển", "Miền Nam", "Quần đảo"),
    "en": ("North", "West", "Town", "Coast", "South", "Islands"),
}
_ISLETS = tuple(((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)) for x, y in ((74, 21), (78, 24), (80, 18)))
BOUNDARIES: tuple[tuple[tuple[tuple[int, int], ...], ...], ...] = (
    (((4, 66), (14, 74), (30, 72), (44, 60), (38, 46), (20, 50), (8, 48)),),
    (((8, 48), (20, 50), (38, 46), (34, 30), (26, 18), (8, 22), (2, 36)), ((16, 34), (28, 34), (28, 40), (16, 40))),
    (((16, 34), (28, 34), (28, 40), (16, 40)),),
    (((38, 46), (44, 60), (58, 44), (62, 28), (50, 16), (34, 30)),),
    (((8, 22), (26, 18), (34, 30), (50, 16), (46, 4), (30, 0), (12, 6)),),
)


def word(name: str, language: Language) -> str:
    return WORDS[name][language]


def figure(index: int) -> Fraction:
    """A figure from 0.30 to 0.95 that looks like chance and is none."""
    return Fraction(300 + (index * 7919 + index * index * 104729) % 1009 * 650 // 1009, 1000)


def titled(name: str, language: Language) -> tuple[str, str]:
    """Title and description of a sample chart."""
    return word(name, language), word("sample", language)


def breaks(language: Language) -> tuple[Break, ...]:
    return Break(2, word("method", language)), Break(4, word("merged", language))


def history(shift: int, language: Language, gap: int = -1) -> tuple[Point, ...]:
    values = [None if i == gap else figure(shift + i) for i in range(len(YEARS))]
    texts = ["" if value is None else fixed(value, 2, language) for value in values]
    return tuple(Point(*one) for one in zip(YEARS, values, texts, strict=True))


def ticks(language: Language) -> tuple[Tick, ...]:
    return tuple(Tick(Fraction(i, 4), fixed(Fraction(i, 4), 2, language)) for i in range(5))


def spark(shift: int, language: Language, gap: int = -1) -> Spark:
    points = history(shift, language, gap)
    return Spark(", ".join(f"{point.label}: {point.text or '–'}" for point in points), points, breaks(language)[:1])


def bars(language: Language) -> Bars:
    rows = [
        Bar(name, figure(i + 3), percent(figure(i + 3), language), (figure(i + 9), Fraction(97 - i, 100)))
        for i, name in enumerate(PILLARS[language])
    ]
    rows.append(Bar(word("none", language).capitalize(), None, "–"))
    return Bars(*titled("against", language), tuple(rows), (word("median", language), word("best", language)))


def strip(language: Language, count: int) -> Strip:
    values = [(figure(i) + figure(i + 1) + figure(i + 2)) / 3 for i in range(count)]
    points = [Point(f"{i}", value, fixed(value, 2, language)) for i, value in enumerate(values)]
    points[5] = Point("Lào Cai", values[5], fixed(values[5], 2, language))
    bands = tuple(Band(name, Fraction(i, 4)) for i, name in enumerate(LEVELS[language]))
    return Strip(*titled("spread", language), tuple(points), ticks(language), "Lào Cai", bands)


def lines(language: Language) -> Lines:
    series = tuple(Series(name, history(i * 5, language, gap=i)) for i, name in enumerate(UNITS[:5]))
    return Lines(*titled("trend", language), series, ticks(language), breaks(language))


def columns(language: Language) -> Columns:
    return Columns(*titled("index", language), history(4, language, gap=1), ticks(language), breaks(language))


def steps(language: Language) -> tuple[str, ...]:
    bounds = [fixed(Fraction(i, 100), 2, language) for i in (30, 43, 56, 69, 82, 95)]
    return tuple(f"{low}–{high}" for low, high in pairwise(bounds))


def tile_map(name: str, layout: Layout, language: Language) -> TileMap:
    tiles = [_tile(place, i, language) for i, place in enumerate(layout.places)]
    tiles += [
        Tile(one.row, one.column, "", one.label, f"{one.label} ({one.unit})", one.unit, is_apart=True)
        for one in layout.apart
    ]
    return TileMap(*titled(name, language), tuple(tiles), steps(language), word("none", language))


def maps(language: Language) -> tuple[TileMap, TileMap]:
    return tile_map("map", provinces(), language), tile_map("grid", grid_for(COMMUNES, columns=5), language)


def area_map(language: Language) -> AreaMap:
    """Areas about a town in a hole of its own, one without a figure, and islands far off."""
    names = AREAS[language]
    areas = [_area(i, names[i], language) for i in range(5)]
    islands = tuple((_ring(islet),) for islet in _ISLETS)
    areas.append(Area("", names[5], names[5], polygons=islands, is_apart=True))
    far = (Caption(word("islands", language), 107.75, 11.8),)
    return AreaMap(*titled("areas", language), tuple(areas), steps(language), word("none", language), far)


def _area(index: int, name: str, language: Language) -> Area:
    shape = (tuple(_ring(ring) for ring in BOUNDARIES[index]),)
    if index == 1:
        return Area(str(index), name, name, "–", polygons=shape, href="#charts")
    value = figure(index * 2)
    text = fixed(value, 2, language)
    return Area(str(index), name, f"{name}: {text}", text, _step(value), value, "#charts", shape)


def _ring(corners: tuple[tuple[int, int], ...]) -> Ring:
    return tuple((100 + x / 10, 10 + y / 10) for x, y in (*corners, corners[0]))


def _step(value: Fraction) -> int:
    return min(int((value - Fraction(3, 10)) / Fraction(13, 100)), 4)


def _tile(place: Place, index: int, language: Language) -> Tile:
    if index == 7:
        return Tile(place.row, place.column, place.unit, place.label, place.unit, "–", href="#charts")
    value = figure(index)
    text = fixed(value, 2, language)
    title = f"{place.unit}: {text}"
    return Tile(place.row, place.column, place.unit, place.label, title, text, _step(value), value, href="#charts")
