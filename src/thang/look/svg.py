"""The pieces of a drawing, each with a class for the page and attributes for a file that stands alone.

On a page thang.css colours the classes, also in the dark; as a file of its own a drawing has only the attributes, and
they are those of the light page. Never a `style` attribute: a strict page would ignore it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from thang.look.markup import Markup, clean, element, said

FONT = "Inter, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
TEXT = 13
SMALL = 11.5
# Mean width of a letter of the font, in parts of its size; capitals and m are wider, i and l narrower.
_LETTER = 0.56

INK, MUTED, RULE, TRACK, ACCENT, GROUND = "#1a2326", "#566366", "#cfd6d7", "#e9eeee", "#00616b", "#ffffff"
MARKED = "#b34700"
# Five classes of one hue, lowest first, and five series that stay apart for colour-blind eyes (after Okabe and Ito).
STEPS = ("#e3f1f1", "#b9dddd", "#86c5c8", "#187a83", "#00474f")
STEP_INKS = (INK, INK, INK, GROUND, GROUND)
SERIES = ("#0072b2", "#b34700", "#00795c", "#a8457e", "#4d4d4d")
DASHES = (None, "7 3", "2 3", "9 3 2 3", "4 2")


@dataclass(frozen=True, slots=True)
class Scale:
    """From figures to places along an axis; equal ends put everything in the middle."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place, held between the two ends."""
        if self.low == self.high:
            return (self.start + self.end) / 2
        share = (float(value) - self.low) / (self.high - self.low)
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)


def number(value: float) -> str:
    """A coordinate with at most two decimals.

    >>> number(2.0), number(1 / 3), number(-0.001)
    ('2', '0.33', '0')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".") if round(value, 2) else "0"


def points(places: Sequence[tuple[float, float]]) -> str:
    """A path from place to place."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in places)


def runs(present: Sequence[bool], breaks: Sequence[int]) -> list[list[int]]:
    """Indexes that a line may join: without what is absent, and never across a break.

    >>> runs([True, True, False, True, True, True], [5])
    [[0, 1], [3, 4], [5]]
    """
    part = [sum(not here for here in present[:i]) + sum(at <= i for at in breaks) for i in range(len(present))]
    kept = [i for i, here in enumerate(present) if here]
    return [list(run) for _, run in groupby(kept, key=lambda i: part[i])]


def line(
    start: tuple[float, float], end: tuple[float, float], class_: str, stroke: str, dash: str | None = None
) -> Markup:
    """A thin straight line."""
    (x1, y1), (x2, y2) = start, end
    ends = {"x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)}
    return element("line", class_=class_, stroke=stroke, stroke_dasharray=dash, **ends)


def box(place: tuple[float, float], size: tuple[float, float], class_: str, fill: str, **more: str | None) -> Markup:
    """A rectangle by its upper left corner, width and height."""
    (x, y), (width, height) = place, size
    sides = {"x": number(x), "y": number(y), "width": number(max(width, 0)), "height": number(max(height, 0))}
    return element("rect", class_=class_, fill=fill, **sides, **more)


def text(place: tuple[float, float], words: str, class_: str = "c-text", *, anchor: str | None = None) -> Markup:
    """Words on the base line; `anchor` is middle or end."""
    fill, size = (MUTED, SMALL) if "c-muted" in class_ else (INK, TEXT)
    x, y = map(number, place)
    return element("text", said(words), class_=class_, x=x, y=y, text_anchor=anchor, fill=fill, font_size=number(size))


def width_of(words: str, size: float = TEXT) -> float:
    """About how wide the words are."""
    return len(words) * size * _LETTER


def fitted(words: str, width: float, size: float = TEXT) -> str:
    """The words, cut where they are too long for the width.

    >>> fitted("Hạ tầng số", 200), fitted("Hạ tầng số và nền tảng số", 90)
    ('Hạ tầng số', 'Hạ tầng số…')
    """
    words = clean(words)
    if width_of(words, size) <= width:
        return words
    return words[: max(int(width / (size * _LETTER)) - 1, 1)].rstrip() + "…"


def wrapped(words: str, width: float, size: float, most: int = 2) -> list[str]:
    """The words in at most so many lines, the last one cut.

    >>> wrapped("Xã Mường Khương", 66, 11.5), wrapped("Xã Nghĩa Đô", 80, 11.5)
    (['Xã Mường', 'Khương'], ['Xã Nghĩa Đô'])
    """
    lines: list[str] = []
    for word in clean(words).split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and (width_of(joined, size) <= width or len(lines) == most):
            lines[-1] = joined
        else:
            lines.append(word)
    return [fitted(one, width, size) for one in lines]


def sign(kind: int, place: tuple[float, float], class_: str, fill: str, size: float = 4) -> Markup:
    """One of five shapes, told apart without colour: disc, square, triangle, diamond, inverted triangle."""
    x, y = place
    if kind == 0:
        return element("circle", class_=class_, fill=fill, cx=number(x), cy=number(y), r=number(size))
    corners = {
        1: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
        2: [(0.0, -1.2), (1.1, 0.9), (-1.1, 0.9)],
        3: [(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)],
        4: [(0.0, 1.2), (1.1, -0.9), (-1.1, -0.9)],
    }[kind]
    path = points([(x + across * size, y + down * size) for across, down in corners]) + "Z"
    return element("path", class_=class_, fill=fill, d=path)


def sheet(size: tuple[float, float], said_of_it: tuple[str, str], *inside: Markup, has_links: bool = False) -> Markup:
    """The whole drawing with its title and description. With links inside it is a group, for an image hides them."""
    width, height = map(number, size)
    title, description = said_of_it
    return element(
        "svg",
        element("title", said(title)),
        *([element("desc", said(description))] if description else []),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_="chart",
        role="group" if has_links else "img",
        aria_label=title if has_links else None,
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
        font_family=FONT,
    )


def ground(size: tuple[float, float]) -> Markup:
    """White paper under a drawing that stands alone; on a page it is the page."""
    return box((0, 0), size, "c-ground", GROUND)
