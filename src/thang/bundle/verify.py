"""Verify: read a publication, compute it again as deep as the published values allow, and compare it cell by cell.

What is recomputed is written with the same functions as when it was published; the first line that differs is the first
difference, with its place. Nothing is written to disk, and nothing needs a network.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from thang.bundle.layout import SIGNATURE, SUMS, check_sums, identity, unpacked
from thang.bundle.problem import Problem
from thang.bundle.publish import FORMAT, Notes, data_package
from thang.bundle.sign import SignatureProblem, read_signature
from thang.bundle.tables import (
    HAS_VALUE,
    SCORES,
    UNITS,
    VALUES,
    Openness,
    Statuses,
    exact,
    openness,
    read_rows,
    scores_csv,
    statuses,
    units_csv,
    values_csv,
)
from thang.engine.check import check
from thang.engine.errors import Faulty
from thang.engine.framework import Leaf
from thang.engine.numbers import ONE
from thang.engine.plan import Lack, Plan, plans_for
from thang.engine.score import Run, UnitScore, ranked_scores, score_states
from thang.engine.states import State, leaf_states, second_pass
from thang.engine.units import Unit
from thang.engine.values import NotApplicable, Value
from thang.library.cells import CellError, read_cell
from thang.library.framework_file import FrameworkFile, parse_framework
from thang.library.result_tables import ranking_csv

STATUSES = {HAS_VALUE, *(lack.value for lack in Lack)}


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


@dataclass(frozen=True, slots=True)
class _Published:
    """The tables as they were read: statuses and points by (unit, code), figures by (unit, kind, code)."""

    units: tuple[Unit, ...]
    answers: dict[str, dict[str, Value]]
    statuses: dict[tuple[str, str], str]
    attainments: dict[tuple[str, str], Fraction]


def verify(data: bytes) -> Verdict:
    """Raises Problem at the first thing that does not hold."""
    members = unpacked(data)
    check_sums(members)
    signer = _signer(members)
    file = _framework(members["framework.yaml"])
    published = _published(file, members)
    opened = openness(file.framework.leaves())
    run, found = recompute(file, published, opened)
    notes = _notes(members["datapackage.json"])
    _compare(members, file, (run, found), notes)
    given = sum(1 for _, code in published.statuses if code in opened.opaque)
    return Verdict(
        identity=identity(members[SUMS]),
        file=file,
        run=run,
        recomputed=len(published.statuses) - given,
        given=given,
        signer=signer,
        notes=notes,
    )


def recompute(file: FrameworkFile, published: _Published, opened: Openness) -> tuple[Run, Statuses]:
    """The run that the published values make; what they do not show is taken from scores.csv as given."""
    plans = plans_for(file.framework)
    faults = check(plans, published.units, published.answers)
    faults = [fault for fault in faults if fault.kind != "cell.missing_refused"]
    if faults:
        raise Problem("values.fault", found=f"{faults[0].kind} {faults[0].place}")
    judges = second_pass(plans, published.units, published.answers)
    scores: list[UnitScore] = []
    found: Statuses = {}
    for unit in published.units:
        plan, answers = plans[unit.group], published.answers.get(unit.text, {})
        states = leaf_states(plan, unit, answers, judges[unit.group])
        _take_statuses(plan, unit, states, published, opened)
        found[unit.text] = statuses(plan, answers, states, opened.opaque)
        scores.append(_scored(plan, unit, states, _given(plan, unit, published, opened)))
    run = Run(file.framework, plans, published.answers, judges, tuple(ranked_scores(file.framework, scores)))
    return run, found


def _scored(plan: Plan, unit: Unit, states: list[State | None], given: Mapping[int, Fraction]) -> UnitScore:
    try:
        return score_states(plan, unit, states, given)
    except Faulty as error:
        raise Problem("values.fault", found=f"{error.faults[0].kind} {unit.text}") from None


def _take_statuses(plan: Plan, unit: Unit, states: list[State | None], published: _Published, opened: Openness) -> None:
    """A leaf whose value is not shown has the status that is."""
    for leaf in plan.leaves:
        code = leaf.leaf.code
        if code in opened.opaque:
            status = published.statuses.get((unit.text, code), Lack.MISSING.value)
            states[leaf.at] = ONE if status == HAS_VALUE else Lack(status)


def _given(plan: Plan, unit: Unit, published: _Published, opened: Openness) -> dict[int, Fraction]:
    """Attainments to be taken from scores.csv: opaque leaves with a value, and branches standing on a hidden one."""
    given: dict[int, Fraction] = {}
    for leaf in plan.leaves:
        code = leaf.leaf.code
        if code not in opened.opaque or published.statuses.get((unit.text, code)) != HAS_VALUE:
            continue
        at = leaf.ancestors[0] if code in opened.hidden else leaf.at
        name = "" if at == plan.total else plan.nodes[at].code
        if (figure := published.attainments.get((unit.text, name))) is not None:
            given[at] = figure
    return given


def _framework(data: bytes) -> FrameworkFile:
    try:
        return parse_framework(data, "framework.yaml")
    except Faulty as error:
        raise Problem("framework.fault", found=error.faults[0].kind) from None


def _published(file: FrameworkFile, members: Mapping[str, bytes]) -> _Published:
    leaves = {leaf.code: leaf for leaf in file.framework.leaves()}
    groups = {group.id for group in file.framework.groups}
    try:
        units = tuple(_unit(row, groups) for row in read_rows(members["units.csv"], UNITS))
        published = _Published(units, {}, {}, {})
        for unit, code, status, value, _ in read_rows(members["values.csv"], VALUES):
            if status not in STATUSES or code not in leaves or (unit, code) in published.statuses:
                raise ValueError(f"{unit} {code} {status}")
            published.statuses[unit, code] = status
            published.answers.setdefault(unit, {}).update(_answer(leaves[code], status, value))
        for unit, kind, code, _, attainment, _ in read_rows(members["scores.csv"], SCORES):
            if attainment and kind != "pillar":
                published.attainments[unit, code] = exact(attainment)
    except (ValueError, KeyError, CellError, UnicodeDecodeError) as error:
        raise Problem("tables.unreadable", problem=str(error)[:200]) from None
    return published


def _unit(row: list[str], groups: set[str]) -> Unit:
    text, name, group, ranked, attributes, stated = row
    if group not in groups or ranked not in ("yes", "no"):
        raise ValueError(f"{text} {group} {ranked}")
    return Unit(
        text=text,
        group=group,
        ranked=ranked == "yes",
        attributes=frozenset(item for item in attributes.split("|") if item),
        name=name,
        stated=exact(stated) if stated else None,
    )


def _answer(leaf: Leaf, status: str, value: str) -> dict[str, Value]:
    """The published value, typed; not applicable stays so, what is not shown is not there."""
    if status == Lack.NOT_APPLICABLE.value:
        return {leaf.code: NotApplicable()} if leaf.rule.takes else {}
    if not value or leaf.value_type is None:
        return {}
    return {leaf.code: read_cell(value, leaf.value_type)}


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


def _notes(data: bytes) -> dict[str, Any]:
    """Thang's notes in the descriptor. Raises Problem for another version of the format."""
    try:
        said = json.loads(data)["thang"]
        version = said["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Problem("package.unreadable") from None
    if version != FORMAT:
        raise Problem("package.version", found=str(version)[:40], wanted=FORMAT)
    return dict(said)


def _compare(
    members: Mapping[str, bytes], file: FrameworkFile, made: tuple[Run, Statuses], notes: Mapping[str, Any]
) -> None:
    """Every table as it would be written from what was recomputed. Raises Problem at the first difference."""
    run, found = made
    wanted = {
        "units.csv": units_csv(run),
        "values.csv": values_csv(run, found),
        "scores.csv": scores_csv(run),
        "ranking.csv": ranking_csv(run),
    }
    for name, text in wanted.items():
        _compare_lines(name, members[name].decode("utf-8", "replace"), text)
    amends = notes.get("amends", {})
    own = Notes(str(notes.get("published_on", "")), str(amends.get("digest", "")), str(amends.get("reason", "")))
    described = data_package(file, {name: text.encode() for name, text in wanted.items()}, own)
    _compare_lines("datapackage.json", members["datapackage.json"].decode("utf-8", "replace"), described.decode())


def _compare_lines(name: str, found: str, wanted: str) -> None:
    if found == wanted:
        return
    pairs = zip_longest(found.split("\n"), wanted.split("\n"), fillvalue="")
    for number, (line, right) in enumerate(pairs, start=1):
        if line != right:
            raise Problem("cell.differs", file=name, row=str(number), found=line[:200], wanted=right[:200])
