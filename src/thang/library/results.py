"""The results of a run as JSON: every figure as decimal text, exact where it ends within 12 places."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from thang.engine.numbers import quotient_text, rounded, to_places, to_text
from thang.engine.score import NodeScore, Run, UnitScore

Record = dict[str, Any]


def run_json(run: Run, digest: str) -> Iterator[str]:
    """The JSON document in pieces, a unit a line, so that no size of a run has to fit into memory twice."""
    head = {"id": run.framework.id, "edition": run.framework.edition, "digest": digest}
    yield f'{{"framework": {_dumps(head)},\n "units": ['
    for at, score in enumerate(run.scores):
        yield (",\n  " if at else "\n  ") + _dumps(unit_record(score))
    yield "\n ]}\n"


def unit_record(score: UnitScore) -> Record:
    """One unit, as the contract of `thang score --json` has it."""
    total = node_record(score.total)
    return {
        "unit": score.unit.text,
        "group": score.unit.group,
        "ranked": score.ranked,
        "rank": score.rank,
        "points": total["points"],
        "max": total["max"],
        "attainment": total["attainment"],
        "published": published_text(score, score.published),
        "level": score.level.id if score.level else None,
        "answered": _text(score.answered),
        "stated": stated_text(score),
        "nodes": _nodes(score),
        "pillars": {pillar.id: node_record(score.pillar(pillar)) for pillar in score.plan.framework.pillars},
    }


def node_record(node: NodeScore) -> Record:
    return {"attainment": _text(node.attainment), "points": _text(node.points), "max": _text(node.max)}


def published_text(score: UnitScore, figure: Fraction | None) -> str | None:
    """A figure with exactly the decimals that the framework publishes."""
    return None if figure is None else to_places(figure, score.plan.framework.publish.places)


def stated_text(score: UnitScore) -> str | None:
    """The stated figure with the published decimals; in full where it has more."""
    stated, places = score.unit.stated, score.plan.framework.publish.places
    if stated is None:
        return None
    return to_places(stated, places) if rounded(stated, places) == stated else to_text(stated)


def _nodes(score: UnitScore) -> Record:
    """Every node, leaves too; written out because this is where the time of a large run goes."""
    records: Record = {}
    for node, share, top in zip(score.plan.nodes, score.attainments, score.maxima, strict=False):
        if share is None or top is None:
            records[node.code] = {"attainment": None, "points": None, "max": _text(top)}
            continue
        over, under = share.as_integer_ratio()
        top_over, top_under = top.as_integer_ratio()
        top_text = str(top_over) if top_under == 1 else quotient_text(top_over, top_under)
        if under == 1:
            records[node.code] = {"attainment": str(over), "points": top_text if over else "0", "max": top_text}
        else:
            points = quotient_text(over * top_over, under * top_under)
            records[node.code] = {"attainment": quotient_text(over, under), "points": points, "max": top_text}
    return records


def _text(number: Fraction | None) -> str | None:
    return None if number is None else to_text(number)


def _dumps(part: Record) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(", ", ": "))
