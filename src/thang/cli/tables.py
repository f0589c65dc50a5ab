"""Tables laid out for a terminal: texts left, figures right, the widest text cut where the terminal is too narrow."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

GAP = "  "
NARROWEST = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and whether its cells are figures, which stand on the right."""

    title: str
    is_figure: bool = False


def width(text: str) -> int:
    """Places on a terminal: combining marks take none, wide East Asian letters two."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def layout(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int | None = None) -> Iterator[str]:
    """The lines of a table; columns that are empty throughout are left out. Without room nothing is cut."""
    kept = [at for at in range(len(columns)) if any(row[at] for row in rows)]
    titles = [columns[at].title for at in kept]
    cells = [[row[at] for at in kept] for row in rows]
    widths = [max(width(text) for text in (title, *column)) for title, *column in zip(titles, *cells, strict=True)]
    widths = _fitted(widths, [columns[at].is_figure for at in kept], room)
    yield _line(titles, widths, [columns[at].is_figure for at in kept])
    yield GAP.join("─" * size for size in widths)
    for row in cells:
        yield _line(row, widths, [columns[at].is_figure for at in kept])


def terminal_room() -> int | None:
    """The terminal's width; None where the output goes to a file or another program."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _fitted(widths: list[int], figures: Sequence[bool], room: int | None) -> list[int]:
    """Take what is too much from the widest text column, down to a floor."""
    excess = 0 if room is None else sum(widths) + len(GAP) * (len(widths) - 1) - room
    texts = [at for at, is_figure in enumerate(figures) if not is_figure]
    if excess <= 0 or not texts:
        return widths
    widest = max(texts, key=lambda at: widths[at])
    return [max(size - excess, min(size, NARROWEST)) if at == widest else size for at, size in enumerate(widths)]


def _line(cells: Sequence[str], widths: Sequence[int], figures: Sequence[bool]) -> str:
    return GAP.join(_cell(*one) for one in zip(cells, widths, figures, strict=True)).rstrip()


def _cell(text: str, size: int, is_figure: bool) -> str:
    while width(text) > size:
        text = text[:-2].rstrip() + "…"
    blank = " " * (size - width(text))
    return blank + text if is_figure else text + blank
