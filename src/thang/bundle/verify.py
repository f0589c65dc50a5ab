"""Verify: read a publication, compute it again as deep as the published values allow, and compare it cell by cell.

What is recomputed is written with the same functions as when it was published; the first line that differs is the first
difference, with its place. Nothing is written to disk, and nothing needs a network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from thang.bundle.layout import SIGNATURE, SUMS, check_sums, identity, unpacked
from thang.bundle.package import Notes, data_package, readme
from thang.bundle.problem import Problem
from thang.bundle.read import Published, read_framework, read_notes, read_tables
from thang.bundle.sign import SignatureProblem, read_signature
from thang.bundle.tables import (
    HAS_VALUE,
    HEADERS,
    Openness,
    Statuses,
    openness,
    pieces,
    public_rows,
    statuses,
    unit_rows,
    value_rows,
)
from thang.engine.check import check
from thang.engine.errors import Answer, Fault, Faulty
from thang.engine.numbers import ONE, ZERO, rounded
from thang.engine.plan import Lack, LeafPlan, Plan, plans_for
from thang.engine.score import Run, UnitScore, ranked_scores, score_states
from thang.engine.states import State, leaf_states, second_pass
from thang.engine.units import Unit
from thang.library.framework_file import FrameworkFile, print_framework
from thang.library.result_tables import ranking_csv

_MORE = 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. `recomputed` and `given`: leaf cells; `signer`: the key's fingerprint, empty if unsigned."""

    identity: str
    file: FrameworkFile
    run: Run
    recomputed: int
    given: int
    signer: str
    notes: Mapping[str, Any]


def verify(data: bytes) -> Verdict:
    """Raises Problem at the first thing that does not hold."""
    members = unpacked(data)
    check_sums(members)
    signer = _signer(members)
    notes = read_notes(members["datapackage.json"])
    file = read_framework(members["framework.yaml"])
    _compare("framework.yaml", members, print_framework(file))
    _compare("README.md", members, readme(file.framework, notes))
    plans, opened = plans_for(file.framework), openness(file.framework.leaves())
    published = read_tables(file.framework, plans, opened, members)
    run, found = recompute(plans, published, opened)
    _compare_all(members, file, (run, found), notes)
    given = sum(1 for _, code in published.statuses if code in opened.opaque)
    return Verdict(
        identity=identity(members[SUMS]),
        file=file,
        run=run,
        recomputed=len(published.statuses) - given,
        given=given,
        signer=signer,
        notes=notes.record(),
    )


def recompute(plans: Mapping[str, Plan], published: Published, opened: Openness) -> tuple[Run, Statuses]:
    """The run that the published values make; what they do not show is taken from scores.csv as given."""
    faults = check(plans, published.units, published.answers)
    faults = [fault for fault in faults if fault.kind != "cell.missing_refused"]
    if faults:
        raise _at_fault(faults[0])
    judges = second_pass(plans, published.units, published.answers)
    scores: list[UnitScore] = []
    found: Statuses = {}
    for unit in published.units:
        plan, answers = plans[unit.group], published.answers[unit.text]
        states = leaf_states(plan, unit, answers, judges[unit.group])
        _take_statuses(plan, unit, states, published, opened)
        found[unit.text] = statuses(plan, answers, states, opened.opaque)
        given = _given(plan, unit, states, published, opened) if opened.opaque else {}
        scores.append(_scored(plan, unit, states, given))
    framework = next(iter(plans.values())).framework
    run = Run(framework, plans, published.answers, judges, tuple(ranked_scores(framework, scores)))
    return run, found


def _scored(plan: Plan, unit: Unit, states: Sequence[State | None], given: Mapping[int, Fraction]) -> UnitScore:
    try:
        return score_states(plan, unit, states, given)
    except Faulty as error:
        raise _at_fault(error.faults[0]) from None


def _at_fault(fault: Fault) -> Problem:
    place = f"{fault.place.unit} {fault.place.code}" if isinstance(fault.place, Answer) else ""
    return Problem("values.fault", replace(fault, file="values.csv", place=None), found=place)


def _take_statuses(plan: Plan, unit: Unit, states: list[State | None], published: Published, opened: Openness) -> None:
    """A leaf whose value is not shown has the status that is, unless the unit lacks what the leaf asks for."""
    for leaf in plan.leaves:
        if leaf.leaf.code in opened.opaque and leaf.has <= unit.attributes:
            status = published.statuses[unit.text, leaf.leaf.code]
            states[leaf.at] = ONE if status == HAS_VALUE else Lack(status)


def _given(
    plan: Plan, unit: Unit, states: Sequence[State | None], published: Published, opened: Openness
) -> dict[int, Fraction]:
    """Attainments to be taken from scores.csv: opaque leaves with a value, and branches standing on a hidden one.

    Raises Problem for one that no value of what is hidden could make.
    """
    valued = [leaf for leaf in plan.leaves if leaf.leaf.code in opened.opaque and isinstance(states[leaf.at], Fraction)]
    hidden = [leaf for leaf in valued if leaf.leaf.code in opened.hidden]
    shown = {leaf.at: leaf for leaf in valued if leaf.leaf.code not in opened.hidden}
    said = {at: published.attainments.get((unit.text, _code(plan, at))) for at in (*shown, *_above(hidden))}
    given = {at: figure for at, figure in said.items() if figure is not None}
    for at, leaf in shown.items():
        if at in given and not _could_be(leaf, given[at]):
            raise Problem("values.out_of_reach", unit=unit.text, code=leaf.leaf.code)
    _check_reach(plan, unit, states, hidden, given)
    return given


def _could_be(leaf: LeafPlan, figure: Fraction) -> bool:
    """Between nothing and everything, and rounded where the edition rounds leaves."""
    points = figure * leaf.max
    is_round = leaf.places is None or not leaf.max or figure == ONE or rounded(points, leaf.places) == points
    return ZERO <= figure <= ONE and is_round


def _check_reach(
    plan: Plan, unit: Unit, states: Sequence[State | None], hidden: Sequence[LeafPlan], given: Mapping[int, Fraction]
) -> None:
    """What stands on hidden leaves lies between their being worth nothing and their being worth all."""
    if not hidden:
        return
    leaves = {at: figure for at, figure in given.items() if at not in _above(hidden)}
    worst, best = (_scored(plan, unit, _with(states, hidden, full=full), leaves) for full in (False, True))
    for at in _above(hidden):
        low, high, figure = worst.attainments[at], best.attainments[at], given.get(at)
        if figure is not None and (low is None or high is None or not low <= figure <= high):
            raise Problem("values.out_of_reach", unit=unit.text, code=_code(plan, at))


def _with(states: Sequence[State | None], hidden: Sequence[LeafPlan], *, full: bool) -> list[State | None]:
    """The states with every hidden leaf at its best (`full`) or its worst; a penalty is at its best at nothing."""
    found = list(states)
    for leaf in hidden:
        found[leaf.at] = ONE if full is not leaf.leaf.penalty else ZERO
    return found


def _above(hidden: Sequence[LeafPlan]) -> dict[int, None]:
    """The nodes right above hidden leaves, in order."""
    return dict.fromkeys(leaf.ancestors[0] for leaf in hidden)


def _code(plan: Plan, at: int) -> str:
    return "" if at == plan.total else plan.nodes[at].code


def _signer(members: Mapping[str, bytes]) -> str:
    """The fingerprint of the key that signed; empty where nobody did. Raises Problem for a false signature."""
    if SIGNATURE not in members:
        return ""
    try:
        signature = read_signature(members[SIGNATURE].decode("ascii", "replace"))
        signature.check(members[SUMS])
    except SignatureProblem as error:
        raise Problem(f"signature.{error.problem}", found=error.found) from None
    return signature.fingerprint


def _compare_all(members: Mapping[str, bytes], file: FrameworkFile, made: tuple[Run, Statuses], notes: Notes) -> None:
    """Every table as it would be written from what was recomputed. Raises Problem at the first difference."""
    run, found = made
    _compare_rows("units", members, unit_rows(run))
    _compare_rows("values", members, value_rows(run, found))
    _compare_rows("scores", members, public_rows(run))
    _compare("ranking.csv", members, ranking_csv(run))
    _compare("datapackage.json", members, data_package(file, members, notes).decode())


def _compare_rows(name: str, members: Mapping[str, bytes], rows: Iterable[Sequence[str]]) -> None:
    """A table piece by piece, so that no size of it has to be written whole."""
    data, at = members[f"{name}.csv"], 0
    for piece in pieces(HEADERS[name], rows, quoted=b"\r" in data):
        if data[at : at + len(piece)] != piece:
            above = data.count(b"\n", 0, at)
            _differ(f"{name}.csv", data[at : at + len(piece) + _MORE], piece, above)
        at += len(piece)
    if data[at:]:
        _differ(f"{name}.csv", data[at : at + _MORE], b"", data.count(b"\n", 0, at))


def _compare(name: str, members: Mapping[str, bytes], wanted: str) -> None:
    if members[name] != (data := wanted.encode()):
        _differ(name, members[name], data, 0)


def _differ(name: str, found: bytes, wanted: bytes, above: int) -> None:
    """Raises Problem with the first line that differs; `above`: how many lines stand before these."""
    pairs = zip_longest(found.split(b"\n"), wanted.split(b"\n"))
    number, line, right = next((n, line, right) for n, (line, right) in enumerate(pairs, start=1) if line != right)
    texts = [(part or b"")[:400].decode("utf-8", "replace")[:200] for part in (line, right)]
    raise Problem("cell.differs", file=name, row=str(above + number), found=texts[0], wanted=texts[1])
