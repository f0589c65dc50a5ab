"""What the verbs read: a framework by path or by shipped name, values with their units."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from thang.cli.console import Console, WrongUse, existing
from thang.engine.score import Run, compute
from thang.library.framework_file import FrameworkFile, read_framework
from thang.library.shape import nearest
from thang.library.shipped import find_shipped, shipped
from thang.library.tables import normal
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
    """The framework and the run of the command's FRAMEWORK, VALUES, --units and --decimal. Raises Faulty, WrongUse."""
    file = read_framework(framework_path(args.framework))
    units = None if args.units is None else existing(args.units)
    return file, run_of(file, existing(args.values), units, console, decimal_comma=args.decimal == "comma")


def run_of(
    file: FrameworkFile, values: Path, units: Path | None, console: Console, *, decimal_comma: bool = False
) -> Run:
    inputs = read_inputs(file.framework, values, units, decimal_comma=decimal_comma)
    return compute(inputs.plans, inputs.units, inputs.answers, watch=lambda units: console.progress("scoring", units))


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
