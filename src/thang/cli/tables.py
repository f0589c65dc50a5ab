"""Tables laid out for a terminal: texts left, figures right.

Where the terminal is too narrow, headings break over lines, then the widest texts are cut, then columns are left out
from the right and the heading ends with an ellipsis. In a pipe nothing is cut.
"""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from thang.words.sentence import one_line

GAP = "  "
NARROWEST = 12
MORE = " …"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and whether its cells are figures, which stand on the right."""

    title: str
    is_figure: bool = False


@dataclass(slots=True)
class _Laid:
    """A column as it is laid out: its heading in lines, its cells, its width; `whole` cuts no cell, `least` does."""

    heading: list[str]
    cells: list[str]
    is_figure: bool
    size: int
    whole: int
    least: int

    @classmethod
    def of(cls, column: Column, cells: Sequence[str]) -> _Laid:
        widest = max(map(width, cells), default=0)
        word = max(map(width, column.title.split()), default=0)
        least = max(word, widest if column.is_figure else min(widest, NARROWEST))
        size = max(width(column.title), widest)
        return cls([column.title], list(cells), column.is_figure, size, max(word, widest), least)

    def lines(self, height: int) -> list[str]:
        """The heading, at the foot of so many lines; a rule; the cells."""
        blank = [""] * (height - len(self.heading))
        texts = [self.padded(text) for text in (*blank, *self.heading)]
        return [*texts, "─" * self.size, *(self.padded(cell) for cell in self.cells)]

    def padded(self, text: str) -> str:
        text = cut(text, self.size)
        blank = " " * (self.size - width(text))
        return blank + text if self.is_figure else text + blank


def width(text: str) -> int:
    """Places on a terminal: combining marks take none, wide East Asian letters two."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def cut(text: str, size: int) -> str:
    """The text within so many places, its end replaced by an ellipsis where it is too long.

    >>> cut("Mường Khương", 12), cut("Mường Khương", 7)
    ('Mường Khương', 'Mường…')
    """
    if width(text) <= size:
        return text
    while text and width(text) > size - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def layout(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int | None = None) -> Iterator[str]:
    """The lines of a table; columns that are empty throughout are left out. Without room nothing is cut."""
    laid = [
        _Laid.of(column, [_harmless(row[at]) for row in rows])
        for at, column in enumerate(columns)
        if any(row[at] for row in rows)
    ]
    kept = laid if room is None else _fitted(laid, room)
    height = max((len(column.heading) for column in kept), default=0)
    for number, cells in enumerate(zip_longest(*(column.lines(height) for column in kept), fillvalue="")):
        line = GAP.join(cells).rstrip()
        yield line + MORE if number == height - 1 and len(kept) < len(laid) else line


def _harmless(cell: str) -> str:
    """On one line; the blank that keeps a figure and its sign together may stay."""
    return cell if cell.replace("\u00a0", " ").isprintable() else one_line(cell)


def terminal_room() -> int | None:
    """The terminal's width; None where the output goes to a file or another program."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _fitted(laid: list[_Laid], room: int) -> list[_Laid]:
    """The columns that fit, from the left: first narrowed to their cells, then to the floor of the widest."""
    kept = list(laid)
    while len(kept) > 1 and _total([column.least for column in kept]) > _room(kept, laid, room):
        kept.pop()
    for floors in ([column.whole for column in kept], [column.least for column in kept], [1] * len(kept)):
        _narrow(kept, floors, _room(kept, laid, room))
    for column in kept:
        column.heading = wrapped(column.heading[0], column.size)
    return kept


def _narrow(kept: list[_Laid], floors: list[int], room: int) -> None:
    """Take what is too much from whatever is widest, down to its floor."""
    for _ in range(_total([column.size for column in kept]) - room):
        free = [column for column, floor in zip(kept, floors, strict=True) if column.size > floor]
        if not free:
            return
        max(free, key=lambda column: column.size).size -= 1


def _room(kept: list[_Laid], laid: list[_Laid], room: int) -> int:
    return room - (len(MORE) if len(kept) < len(laid) else 0)


def _total(sizes: Sequence[int]) -> int:
    return sum(sizes) + len(GAP) * (len(sizes) - 1)


def wrapped(text: str, size: int) -> list[str]:
    """The words in lines of so many places.

    >>> wrapped("Hoạt động chính quyền số", 10)
    ['Hoạt động', 'chính', 'quyền số']
    """
    lines: list[str] = []
    for word in text.split():
        if lines and width(lines[-1]) + 1 + width(word) <= size:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]
