"""Tables on a terminal: they fit its width, and nothing is cut that need not be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thang.cli.tables import MORE, Column, cut, layout, terminal_room, width, wrapped

RANK, UNIT, POINTS = Column("Hạng", is_figure=True), Column("Đơn vị"), Column("Điểm tính được", is_figure=True)
LEVEL = Column("Mức")
ROWS = [
    ["1", "Xã Mường Khương", "119,77", "Nâng cao"],
    ["10", "Xã Bát Xát", "–", "Hình thành"],
]
COLUMNS = [RANK, UNIT, POINTS, LEVEL]

TEXTS = st.text(st.sampled_from("aĐổ 漢e\u0323\u0302xyz-"), max_size=30)
TABLES = st.integers(1, 6).flatmap(
    lambda columns: st.tuples(
        st.lists(st.tuples(TEXTS, st.booleans()), min_size=columns, max_size=columns),
        st.lists(st.lists(TEXTS, min_size=columns, max_size=columns), max_size=4),
    )
)


def test_texts_stand_left_and_figures_right() -> None:
    assert list(layout(COLUMNS, ROWS)) == [
        "Hạng  Đơn vị           Điểm tính được  Mức",
        "────  ───────────────  ──────────────  ──────────",
        "   1  Xã Mường Khương          119,77  Nâng cao",
        "  10  Xã Bát Xát                    –  Hình thành",
    ]


def test_where_there_is_room_nothing_changes() -> None:
    assert list(layout(COLUMNS, ROWS, 49)) == list(layout(COLUMNS, ROWS))


def test_headings_break_before_anything_is_cut() -> None:
    assert list(layout(COLUMNS, ROWS, 45)) == [
        "                        Điểm tính",
        "Hạng  Đơn vị                 được  Mức",
        "────  ───────────────  ──────────  ──────────",
        "   1  Xã Mường Khương      119,77  Nâng cao",
        "  10  Xã Bát Xát                –  Hình thành",
    ]


def test_then_the_widest_text_is_cut() -> None:
    assert list(layout(COLUMNS, ROWS, 38)) == [
        "                      Điểm",
        "                      tính",
        "Hạng  Đơn vị          được  Mức",
        "────  ────────────  ──────  ──────────",
        "   1  Xã Mường Kh…  119,77  Nâng cao",
        "  10  Xã Bát Xát         –  Hình thành",
    ]


def test_then_columns_are_left_out_from_the_right_and_the_heading_says_so() -> None:
    lines = list(layout(COLUMNS, ROWS, 30))
    assert [line for line in lines if line.endswith(MORE)] == [lines[2]]
    assert not any("Mức" in line for line in lines)
    assert max(map(width, lines)) <= 30


def test_the_last_column_left_is_cut_too() -> None:
    lines = list(layout([Column("Bộ chỉ số"), LEVEL], [["chuyểnđổisố", "Nâng cao"]], 10))
    assert lines == ["Bộ chỉ", "số …", "────────", "chuyểnđ…"]


def test_a_column_that_is_empty_throughout_is_left_out() -> None:
    assert list(layout([UNIT, LEVEL], [["A", ""], ["B", ""]])) == ["Đơn vị", "──────", "A", "B"]


def test_a_table_without_rows_or_columns_is_nothing() -> None:
    assert list(layout([], [])) == []
    assert list(layout([UNIT], [])) == []


def test_a_cell_is_one_line_whatever_it_holds() -> None:
    assert list(layout([UNIT], [["Xã\nBát\tXát\x1b[2J\u202e"]]))[2] == "Xã Bát Xát [2J"
    assert list(layout([UNIT], [["92,9\u00a0%"]]))[2] == "92,9\u00a0%"


@pytest.mark.parametrize(
    ("text", "places"), [("", 0), ("Mường", 5), ("Mu\u031bo\u031b\u0300ng", 5), ("漢字", 4), ("ｗ", 2)]
)
def test_width_counts_what_a_terminal_shows(text: str, places: int) -> None:
    assert width(text) == places


def test_names_are_as_wide_in_either_composition() -> None:
    name = "Xã Nậm Chảy, huyện Mường Khương"
    assert width(unicodedata.normalize("NFD", name)) == width(name)


@given(TEXTS, st.integers(1, 20))
def test_a_text_is_cut_to_its_places(text: str, size: int) -> None:
    assert width(cut(text, size)) <= size
    assert cut(text, size) == text or cut(text, size).endswith("…")


@given(TEXTS, st.integers(1, 20))
def test_breaking_a_heading_loses_no_word(text: str, size: int) -> None:
    lines = wrapped(text, size)
    assert " ".join(lines).split() == text.split()
    assert all(width(line) <= size or " " not in line for line in lines)


@given(TABLES)
def test_in_a_pipe_nothing_is_cut(table: tuple[list[tuple[str, bool]], list[list[str]]]) -> None:
    heads, rows = table
    shown = " ".join(" ".join(layout([Column(*head) for head in heads], rows)).split())
    assert all(" ".join(cell.split()) in shown for row in rows for cell in row)


@given(TABLES, st.integers(40, 120))
def test_on_a_terminal_no_line_is_wider_than_it(
    table: tuple[list[tuple[str, bool]], list[list[str]]], room: int
) -> None:
    heads, rows = table
    lines = list(layout([Column(*head) for head in heads], rows, room))
    assert all(width(line) <= room for line in lines)


def test_a_pipe_has_no_room_to_fit(capsys: pytest.CaptureFixture[str]) -> None:
    assert terminal_room() is None
