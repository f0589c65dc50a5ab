"""Succession: results of merged units from those of their predecessors.

National practice for DTI 2024 (the Ministry's statement): a successor's main indices are the plain means of its
predecessors', not weighted by population or size; its total is made of them as any other. It is a rule of publication:
an index score cannot be rebuilt from averages, so everything below the main indicators has no figure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from thang.engine.numbers import weighted_mean
from thang.engine.score import Run, UnitScore, ranked_scores, total_of
from thang.engine.units import Unit

KINDS = ("merge", "consolidate", "rename", "split")
PARTIAL = frozenset({"split"})


@dataclass(frozen=True, slots=True)
class Succession:
    """One predecessor of one successor; `kind` is one of KINDS.

    Of a unit that was split only a part went over: no figure follows from it.
    """

    predecessor: str
    successor: str
    date: str = ""
    kind: str = "merge"
    cites: str = ""


def succeed(run: Run, successions: Sequence[Succession], successors: Mapping[str, Unit] | None = None) -> Run:
    """The run with predecessors replaced by their successors, ranked anew. Raises KeyError for an unknown predecessor.

    `successors` gives the units; one that is not there is ranked in the group of its first predecessor. Where the
    framework's succession is `none`, where a predecessor was split, or where predecessors are of several groups,
    there is no comparable figure and the successor stands without points and rank.
    """
    by_successor: dict[str, list[Succession]] = {}
    for succession in successions:
        by_successor.setdefault(succession.successor, []).append(succession)
    gone = {succession.predecessor for succession in successions}
    kept = [score for score in run.scores if score.unit.text not in gone and score.unit.text not in by_successor]
    merged = {name: _merged(run, name, parts, (successors or {}).get(name)) for name, parts in by_successor.items()}
    predecessors = {name: tuple(run.of(part.predecessor) for part in parts) for name, parts in by_successor.items()}
    scores = ranked_scores(run.framework, [*kept, *merged.values()])
    return replace(run, scores=tuple(scores), predecessors={**run.predecessors, **predecessors})


def _merged(run: Run, name: str, parts: Sequence[Succession], unit: Unit | None) -> UnitScore:
    before = [run.of(part.predecessor) for part in parts]
    unit = unit or Unit(name, before[0].unit.group)
    plan = run.plans[unit.group]
    attainments: list[Fraction | None] = [None] * (plan.total + 1)
    score = UnitScore(unit, plan, attainments, plan.maxima, _mean([one.answered for one in before]))
    whole = not any(part.kind in PARTIAL for part in parts)
    alike = all(one.unit.group == unit.group for one in before)
    if run.framework.succession != "mean_of_main" or not whole or not alike:
        return score
    for node in run.framework.indicators:
        attainments[plan.positions[node.code]] = _mean([one.node(node.code).attainment for one in before])
    attainments[plan.total] = total_of(plan, attainments, plan.maxima)
    return score


def _mean(shares: Sequence[Fraction | None]) -> Fraction | None:
    """The plain mean of those that have a figure; None if none has."""
    there = [share for share in shares if share is not None]
    return weighted_mean([1] * len(there), there) if there else None
