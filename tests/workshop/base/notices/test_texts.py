"""The text to copy: whole, in order, in pieces that a message can hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thang.workshop.base.notices.texts import MOST, Line, TooLong, pieces

WORD = st.text(alphabet="aáăâđêôơư xã", min_size=1, max_size=60).map(str.strip).filter(bool)
LINES = st.lists(st.builds(Line, WORD, st.lists(WORD, max_size=6)), max_size=40)


@given(LINES, st.integers(200, 600))
def test_every_piece_fits_and_nothing_is_lost(lines: list[Line], most: int) -> None:
    found = pieces("Kính gửi:", lines, "Trân trọng!", most)
    assert all(len(piece) < most for piece in found)
    whole = "\n".join(found)
    assert all(line.unit in whole for line in lines)
    assert sum(whole.count(work) > 0 for line in lines for work in line.works) == sum(len(one.works) for one in lines)
    if len(found) > 1:
        assert [piece.split("\n")[0] for piece in found] == [
            f"({number}/{len(found)})" for number in range(1, len(found) + 1)
        ]


def test_ninety_nine_communes_come_in_numbered_pieces_in_their_order() -> None:
    lines = [Line(f"Xã số {number}", ["danh sách chờ ghi (hạn 24/11/2026)"]) for number in range(1, 100)]
    found = pieces("Kính gửi các đơn vị:", lines, "Trân trọng cảm ơn!")
    assert len(found) == 3
    assert all(len(piece) < MOST for piece in found)
    named = [row for piece in found for row in piece.split("\n") if row.startswith("- ")]
    assert named == [f"- Xã số {number}: danh sách chờ ghi (hạn 24/11/2026)" for number in range(1, 100)]


def test_a_unit_with_more_than_a_piece_is_named_again() -> None:
    found = pieces("A", [Line("Xã", ["v" * 80, "w" * 80, "x" * 80])], "B", 200)
    assert "\n".join(found).count("- Xã: ") == 2


def test_a_single_work_longer_than_a_piece_is_cut_where_it_shows() -> None:
    found = pieces("A", [Line("Xã", ["v" * 900])], "B", 200)
    assert "…" in "\n".join(found)


def test_words_that_leave_no_place_are_refused() -> None:
    with pytest.raises(TooLong):
        pieces("k" * MOST, [Line("Xã")], "")
