"""The results of a run as tables: the ranking, and every score with figures that read back exactly."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Literal

from thang.engine.numbers import product_text, short_exact_text, to_text
from thang.engine.score import Run, UnitScore
from thang.library.results import published_text, stated_text

RANKING = ("group", "rank", "unit", "published", "compared", "level", "points", "max", "stated")
SCORES = ("unit", "kind", "code", "points", "attainment", "max")


def ranking_csv(run: Run) -> str:
    """One row a unit, in the order of the results."""
    return csv_text(RANKING, (_ranking_row(score) for score in run.scores))


def scores_csv(run: Run) -> str:
    """One row a unit and node, pillar or total; a figure that does not end within 12 places as n/d."""
    return csv_text(SCORES, (row for score in run.scores for row in score_rows(score)))


def _ranking_row(score: UnitScore) -> Iterator[object]:
    total = score.total
    yield from (score.unit.group, score.rank or "", score.unit.text)
    yield published_text(score, score.published) or ""
    yield published_text(score, score.compared) or ""
    yield score.level.id if score.level else ""
    yield "" if total.points is None else to_text(total.points)
    yield "" if total.max is None else to_text(total.max)
    yield stated_text(score) or ""


def score_rows(score: UnitScore) -> Iterator[list[str]]:
    """Every node, pillar and the total of one unit."""
    unit, plan = score.unit.text, score.plan
    figures = [_figures(*pair) for pair in zip(score.attainments, score.maxima, strict=True)]
    for at, node in enumerate(plan.nodes):
        yield [unit, "node", node.code, *figures[at]]
    for pillar in plan.framework.pillars:
        found = score.pillar(pillar)
        yield [unit, "pillar", pillar.id, _exact(found.points), _exact(found.attainment), _exact(found.max)]
    yield [unit, "total", "", *figures[plan.total]]


def _figures(attainment: Fraction | None, maximum: Fraction | None) -> tuple[str, str, str]:
    """Points, attainment and max as texts."""
    if attainment is None or maximum is None:
        return "", "", _exact(maximum)
    if not attainment:
        return "0", "0", short_exact_text(maximum)
    return product_text(attainment, maximum), short_exact_text(attainment), short_exact_text(maximum)


def _exact(figure: Fraction | None) -> str:
    return "" if figure is None else short_exact_text(figure)


def csv_text(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """The one form of a table that Thang writes: quotes where needed; everywhere if a text holds a bare \\r.

    The writer of the standard library would leave that one unquoted.
    """
    listed = [header, *(row if isinstance(row, list) else list(row) for row in rows)]
    text = _written(listed, csv.QUOTE_MINIMAL)
    return _written(listed, csv.QUOTE_ALL) if "\r" in text else text


def _written(rows: Sequence[Iterable[object]], quoting: Literal[0, 1]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n", quoting=quoting).writerows(rows)
    return written.getvalue()
