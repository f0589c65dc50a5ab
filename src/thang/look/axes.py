"""What charts over editions share: the paper with its ticks, the labels below, the breaks and their notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thang.look.charts import Break, Tick
from thang.look.markup import Markup, joined
from thang.look.svg import MUTED, RULE, SMALL, Scale, fitted, line, text, width_of

NOTE = 18.0
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"


@dataclass(frozen=True, slots=True)
class Field:
    """Where the figures are drawn: from left to right, from top to bottom, within a drawing of this width."""

    left: float
    right: float
    top: float
    bottom: float
    width: float

    def up(self, ticks: Sequence[Tick]) -> Scale:
        """From the first tick at the bottom to the last at the top."""
        return Scale(float(ticks[0].value), float(ticks[-1].value), self.bottom, self.top)

    def across(self, index: float, count: int) -> float:
        """The middle of the column with this index."""
        return self.left + (index + 0.5) * (self.right - self.left) / count


def left_of(ticks: Sequence[Tick]) -> float:
    """Room for the longest tick."""
    return max(width_of(tick.text, SMALL) for tick in ticks) + 14


def ruled(field: Field, ticks: Sequence[Tick]) -> Markup:
    """A line at every tick, with its text."""
    up = field.up(ticks)
    return joined(
        *(
            joined(
                line((field.left, up.at(float(tick.value))), (field.right, up.at(float(tick.value))), "c-rule", RULE),
                text((field.left - 6, up.at(float(tick.value)) + 4), tick.text, "c-muted", anchor="end"),
            )
            for tick in ticks
        )
    )


def labelled(field: Field, labels: Sequence[str]) -> Markup:
    """The editions along the bottom."""
    room = (field.right - field.left) / max(len(labels), 1)
    return joined(
        *(
            text(
                (field.across(i, len(labels)), field.bottom + 18),
                fitted(label, room, SMALL),
                "c-muted",
                anchor="middle",
            )
            for i, label in enumerate(labels)
        )
    )


def broken(field: Field, breaks: Sequence[Break], count: int) -> Markup:
    """A dashed upright line before the point, numbered where there is something to say of it."""
    return joined(
        *(_upright(field, field.across(one.before - 0.5, count), _sign(breaks, i)) for i, one in enumerate(breaks))
    )


def notes(field: Field, breaks: Sequence[Break]) -> Markup:
    """What the numbered breaks are, below the chart."""
    said_of = [(i, one.text) for i, one in enumerate(breaks) if one.text]
    return joined(
        *(
            text(
                (4, field.bottom + 40 + NOTE * place),
                fitted(f"{_sign(breaks, i)} {words}", field.width - 8, SMALL),
                "c-muted",
            )
            for place, (i, words) in enumerate(said_of)
        )
    )


def height_of(field: Field, breaks: Sequence[Break]) -> float:
    """The height of the drawing with its labels and notes."""
    return field.bottom + 28 + NOTE * sum(bool(one.text) for one in breaks)


def _sign(breaks: Sequence[Break], index: int) -> str:
    return _CIRCLED[index] if breaks[index].text and index < len(_CIRCLED) else ""


def _upright(field: Field, x: float, sign: str) -> Markup:
    parts = [line((x, field.top - 4), (x, field.bottom + 6), "c-break", MUTED, "4 3")]
    return joined(*parts, *([text((x, field.top - 8), sign, "c-muted", anchor="middle")] if sign else []))
