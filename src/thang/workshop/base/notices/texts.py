"""A text for a messaging group, ready to copy: an opening, a line a unit, a closing; in pieces that messages hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MOST = 2_000  # a message has fewer characters
_MARK = len("(99/99)\n")


class TooLong(ValueError):
    """Opening and closing leave no place for what is open."""


@dataclass(frozen=True, slots=True)
class Line:
    """A unit and what is open there."""

    unit: str
    works: Sequence[str] = ()


def pieces(opening: str, lines: Sequence[Line], closing: str, most: int = MOST) -> list[str]:
    """Numbered where there is more than one; every piece shorter than `most`. Raises TooLong.

    >>> pieces("Kính gửi các đơn vị:", [Line("Xã Bắc Hà", ["việc a", "việc b"]), Line("Xã Bát Xát")], "Trân trọng!")
    ['Kính gửi các đơn vị:\\n- Xã Bắc Hà: việc a; việc b\\n- Xã Bát Xát\\nTrân trọng!']
    >>> pieces("A:", [Line("Bắc Hà"), Line("Bát Xát")], "D", most=23)
    ['(1/2)\\nA:\\n- Bắc Hà', '(2/2)\\n- Bát Xát\\nD']
    """
    room = most - 1 - _MARK
    rows = [row for row in (opening.strip(), *_rows(lines, room), closing.strip()) if row]
    if any(len(row) > room for row in rows):
        raise TooLong
    whole = "\n".join(rows)
    if len(whole) < most:
        return [whole]
    found = list(_packed(rows, room))
    return [f"({number}/{len(found)})\n{piece}" for number, piece in enumerate(found, 1)]


def _rows(lines: Iterable[Line], room: int) -> Iterator[str]:
    """A unit with more than a piece holds is named again."""
    for line in lines:
        row = f"- {line.unit}"
        for number, work in enumerate(line.works):
            longer = f"{row}{'; ' if number else ': '}{work}"
            if len(longer) > room and number:
                yield row
                longer = f"- {line.unit}: {work}"
            row = longer if len(longer) <= room else f"{longer[: room - 1]}…"
        yield row


def _packed(rows: Iterable[str], room: int) -> Iterator[str]:
    piece = ""
    for row in rows:
        if piece and len(piece) + 1 + len(row) > room:
            yield piece
            piece = row
        else:
            piece = f"{piece}\n{row}" if piece else row
    yield piece
