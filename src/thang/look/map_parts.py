"""What the maps share: the paint of a class, words upon it, and the classes below the map."""

from __future__ import annotations

from collections.abc import Sequence

from thang.look.markup import Markup, element, joined, said
from thang.look.svg import GROUND, MUTED, SMALL, STEP_INKS, STEPS, box, number, text, width_of

LINE, EDGE = 14.0, 2.0


def paint(step: int | None, *, is_apart: bool) -> tuple[str, str, str]:
    """The class, the fill and the ink."""
    if is_apart:
        return "c-apart", "none", MUTED
    if step is None:
        return "c-absent", GROUND, MUTED
    return f"c-step-{step + 1}", STEPS[step], STEP_INKS[step]


def words(lines: Sequence[str], middle: tuple[float, float], class_: str, ink: str) -> list[Markup]:
    """Lines of small words about a place."""
    x, top = middle[0], middle[1] - LINE * (len(lines) - 1) / 2 + 4
    return [
        element(
            "text",
            said(line),
            class_=f"{class_}-ink",
            x=number(x),
            y=number(top + LINE * i),
            text_anchor="middle",
            fill=ink,
            font_size=number(SMALL),
        )
        for i, line in enumerate(lines)
    ]


def swatch(place: tuple[float, float], size: tuple[float, float], class_: str, fill: str) -> Markup:
    """Where there is no figure, the edge is dashed."""
    is_dashed = class_ in {"c-absent", "c-apart"}
    edge = {"stroke": MUTED, "stroke_dasharray": "3 3"} if is_dashed else {}
    return box(place, size, class_, fill, rx="2", **edge)


def legend(steps: Sequence[str], absent: str, top: float, width: float) -> tuple[Markup, float]:
    """The classes in rows as wide as the map, and how deep the rows are."""
    entries = [(said_of_it, f"c-step-{i + 1}", STEPS[i]) for i, said_of_it in enumerate(steps)]
    if absent:
        entries.append((absent, "c-absent", GROUND))
    parts: list[Markup] = []
    x, y = EDGE, top
    for said_of_it, class_, fill in entries:
        room = 20 + width_of(said_of_it, SMALL) + 12
        if x > EDGE and x + room > width:
            x, y = EDGE, y + 20
        parts += [swatch((x + 0.5, y + 2), (14, 12), class_, fill), text((x + 20, y + 12), said_of_it, "c-muted")]
        x += room
    return joined(*parts), y - top + 20 if entries else 0.0
