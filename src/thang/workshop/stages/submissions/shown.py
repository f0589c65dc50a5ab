"""A unit's indicators as pages show them: texts and figures in the reader's language, ready to be laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from thang.engine.framework import Branch, Language
from thang.engine.score import NodeScore
from thang.words.figures import fixed, short, value_text
from thang.words.rules import rule_text
from thang.words.workshop import workshop_text
from thang.workshop.stages.rounds.bridge import Item, method_for
from thang.workshop.stages.rounds.models import Supply
from thang.workshop.stages.submissions.bridge import value_of
from thang.workshop.stages.submissions.models import CONTESTED, Answer
from thang.workshop.stages.submissions.queries import Line, Sheet

PLACES = 2
MOST = 200


@dataclass(frozen=True, slots=True)
class Row:
    """An indicator, or the total where `line` is None. `lines`: why it has its points; `last*`: last year's."""

    line: Line | None
    title: str
    rule: str
    max: str
    value: str
    state: str
    state_text: str
    points: str
    lines: list[str]
    last: str
    last_points: str


@dataclass(frozen=True, slots=True)
class Head:
    """A main indicator with what stands under it."""

    code: str
    title: str
    max: str
    points: str
    rows: list[Row]


def heads_of(sheet: Sheet, language: Language) -> list[Head]:
    """By main indicator, in the order of the file; one without others under it stands alone."""
    found: list[Head] = []
    for line in sheet.lines:
        top = line.item.above[0] if line.item.above else line.item.leaf
        if not found or found[-1].code != top.code:
            node = sheet.standing.node(top.code)
            title = top.title[language] if isinstance(top, Branch) else ""
            found.append(Head(top.code, title, _max(node, language), _points(node, language), []))
        found[-1].rows.append(row_of(sheet, line, language))
    return found


def row_of(sheet: Sheet, line: Line | None, language: Language) -> Row:
    """One of them; None for the total."""
    if line is None:
        total = sheet.standing.score.total
        before = sheet.standing_before.score.total if sheet.standing_before else None
        return Row(
            None, "", "", _max(total, language), "", "", "", _points(total, language), [], "", _points(before, language)
        )
    node = sheet.standing.node(line.code)
    before_code = sheet.codes_before.get(line.code, "")
    before = sheet.standing_before.node(before_code) if sheet.standing_before and before_code else None
    return Row(
        line,
        line.item.leaf.title[language],
        rule_text(line.item.plan.rule, line.item.leaf, language),
        short(line.item.max, language),
        value_said(line, language),
        line.state,
        workshop_text(f"answer_state_{line.state}", language),
        _points(node, language) if line.value else "",
        list(_lines(sheet, line, language)),
        said_of(line.item, line.last, language) if line.last else "",
        _points(before, language) if line.last else "",
    )


def value_said(line: Line, language: Language) -> str:
    return said_of(line.item, line.value, language) if line.value else ""


def said_of(item: Item, text: str, language: Language) -> str:
    """A stored value as the language writes it, with its unit of measure; what cannot be read stays as it is."""
    try:
        value = value_of(item, text)
    except ValueError:
        return text
    unit = item.leaf.value.unit[language]
    said = value_text(value, language)
    return f"{said} {unit}" if unit and isinstance(value, Fraction) else said


def _lines(sheet: Sheet, line: Line, language: Language) -> Iterator[str]:
    if line.code in sheet.standing.relative:
        yield workshop_text("points_wait_for_others", language)
    elif line.value and line.state != "carried":
        yield from sheet.standing.lines(line.code, language)


def _points(node: NodeScore | None, language: Language) -> str:
    return "" if node is None or node.points is None else fixed(node.points, PLACES, language)


def _max(node: NodeScore | None, language: Language) -> str:
    return "" if node is None or node.max is None else short(node.max, language)


def contested_of(supply: Supply, language: Language) -> list[tuple[Answer, str]]:
    """What units contest of it, and the figure as the language writes it."""
    items = method_for(supply.round).items
    rows = Answer.objects.filter(round=supply.round_id, code=supply.code, state=CONTESTED).select_related("participant")
    ordered = rows.order_by("participant__sort_key", "pk")[:MOST]
    return [(one, said_of(items[one.participant.group][supply.code], one.value, language)) for one in ordered]
