"""What the verbs read: a framework by path or by shipped name, values with their units."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from thang.cli.console import Console, WrongUse, existing
from thang.engine.errors import Cell, Fault, Faulty
from thang.engine.score import Run, compute
from thang.engine.succession import Succession, succeed
from thang.library.framework_file import FrameworkFile, read_framework
from thang.library.shape import nearest
from thang.library.shipped import find_shipped, shipped
from thang.library.successions import read_successions
from thang.library.text import normal
from thang.library.units import read_inputs


def framework_path(name: str) -> Path:
    """A file's path, or the path of a shipped framework `id@edition`. Raises WrongUse."""
    path = Path(name)
    if path.is_file():
        return path
    if (found := find_shipped(name)) is not None:
        return found.framework
    known = [one.name for one in shipped()]
    raise WrongUse("unknown_framework", found=name, known=", ".join(known), nearest=nearest(name, known))


def scored(args: argparse.Namespace, console: Console) -> tuple[FrameworkFile, Run]:
    """The framework and the run of the command's arguments. Raises Faulty, WrongUse."""
    file = read_framework(framework_path(args.framework))
    tables = Tables(
        values=existing(args.values),
        units=None if args.units is None else existing(args.units),
        successions=None if args.successions is None else existing(args.successions),
        decimal_comma=args.decimal == "comma",
    )
    return file, run_of(file, tables, console)


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that a framework is scored on."""

    values: Path
    units: Path | None = None
    successions: Path | None = None
    decimal_comma: bool = False


def run_of(file: FrameworkFile, tables: Tables, console: Console) -> Run:
    """Read, check, score; with successions, the predecessors replaced by their successors. Raises Faulty."""
    successions, faults = ({}, []) if tables.successions is None else read_successions(tables.successions)
    successors = {one.successor for one in successions.values()}
    try:
        inputs = read_inputs(
            file.framework, tables.values, tables.units, decimal_comma=tables.decimal_comma, successors=successors
        )
    except Faulty as error:
        raise Faulty([*error.faults, *faults]) from None
    if faults:
        raise Faulty(faults)
    try:
        run = compute(inputs.plans, inputs.units, inputs.answers, lambda units: console.progress("scoring", units))
    except Faulty as error:
        raise Faulty(inputs.traced(fault) for fault in error.faults) from None
    return succeed(run, known_successions(successions, run, tables), inputs.successors) if successions else run


def known_successions(successions: Mapping[int, Succession], run: Run, tables: Tables) -> list[Succession]:
    """The successions with their units as the values have them. Raises Faulty for a predecessor without values."""
    texts = {normal(score.unit.text): score.unit.text for score in run.scores}
    faults = [
        Fault("succession.unknown", Cell(row, "predecessor"), one.predecessor, _hint(one.predecessor, texts))
        for row, one in successions.items()
        if one.predecessor not in texts
    ]
    if faults:
        raise Faulty(replace(fault, file=str(tables.successions)) for fault in faults)
    return [
        replace(one, predecessor=texts[one.predecessor], successor=texts.get(one.successor, one.successor))
        for one in successions.values()
    ]


def unit_of(run: Run, name: str) -> str:
    """The unit's text as the values have it, compared without regard to blanks and composition. Raises WrongUse."""
    texts = {normal(score.unit.text): score.unit.text for score in run.scores}
    if normal(name) in texts:
        return texts[normal(name)]
    raise WrongUse("unknown_unit", found=name, **_hint(normal(name), texts))


def code_of(run: Run, code: str) -> str:
    """A code of the framework. Raises WrongUse."""
    codes = [node.code for node in run.framework.nodes()]
    if code in codes:
        return code
    raise WrongUse("unknown_code", found=code, **_hint(code, codes))


def _hint(found: str, known: Iterable[str]) -> dict[str, str]:
    listed = list(known)
    return {"nearest": nearest(found, listed), "known": ", ".join(listed[:6]) + (", …" if len(listed) > 6 else "")}
