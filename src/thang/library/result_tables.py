"""The results of a run as tables: the ranking, and every score with figures that read back exactly."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Literal

from thang.engine.numbers import PLACES, decimal_places, fraction_text, to_text
from thang.engine.score import NodeScore, Run, UnitScore
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
    framework = score.plan.framework
    for node in score.plan.nodes:
        yield _score_row(score, "node", node.code, score.node(node.code))
    for pillar in framework.pillars:
        yield _score_row(score, "pillar", pillar.id, score.pillar(pillar))
    yield _score_row(score, "total", "", score.total)


def _score_row(score: UnitScore, kind: str, code: str, node: NodeScore) -> list[str]:
    figures = ["" if figure is None else _exact(figure) for figure in (node.points, node.attainment, node.max)]
    return [score.unit.text, kind, code, *figures]


def _exact(figure: Fraction) -> str:
    places = decimal_places(figure.denominator)
    return to_text(figure) if places is not None and places <= PLACES else fraction_text(figure)


def csv_text(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """The one form of a table that Thang writes: quotes where needed; everywhere if a text holds a bare \\r.

    The writer of the standard library would leave that one unquoted.
    """
    listed = [[str(cell) for cell in row] for row in rows]
    has_returns = any("\r" in cell for row in listed for cell in row)
    quoting: Literal[0, 1] = csv.QUOTE_ALL if has_returns else csv.QUOTE_MINIMAL
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n", quoting=quoting)
    writer.writerow(header)
    writer.writerows(listed)
    return written.getvalue()
