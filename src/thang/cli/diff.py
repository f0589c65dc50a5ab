"""`thang framework diff`: what can move a score between two editions, and with values who moves."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from thang.cli.console import DONE, Console, existing
from thang.cli.inputs import framework_path
from thang.cli.tables import Column, layout, terminal_room
from thang.engine.carry import Effect, effect_of
from thang.engine.compare import Change, compare
from thang.engine.errors import Faulty
from thang.engine.numbers import ZERO, to_text
from thang.engine.score import UnitScore
from thang.library.framework_file import FrameworkFile, read_framework
from thang.library.units import Inputs, read_inputs
from thang.words.changes import Editions, change_line
from thang.words.figures import fixed
from thang.words.terms import term


def diff(args: argparse.Namespace, console: Console) -> int:
    old, new = (read_framework(framework_path(name)) for name in (args.old, args.new))
    changes = compare(old.framework, new.framework)
    moves = None if args.values is None else moved(old, new, args)
    if console.as_json:
        console.print(json.dumps(_record(old, new, changes, moves, console), ensure_ascii=False, indent=1))
        return DONE
    _print_changes(old, new, changes, console)
    if moves is not None:
        _print_moves(moves, console)
    return DONE


def moved(old: FrameworkFile, new: FrameworkFile, args: argparse.Namespace) -> Effect:
    """Values of the old edition or, where they do not fit it, of the new. Raises Faulty with the old one's faults."""
    try:
        inputs = _inputs(old, args)
    except Faulty as error:
        try:
            inputs = _inputs(new, args)
        except Faulty:
            raise error from None
        return _moves(old, new, inputs, is_forward=False)
    return _moves(old, new, inputs, is_forward=True)


def _moves(old: FrameworkFile, new: FrameworkFile, inputs: Inputs, *, is_forward: bool) -> Effect:
    return effect_of(old.framework, new.framework, inputs.answers, inputs.units, is_forward=is_forward)


def _inputs(file: FrameworkFile, args: argparse.Namespace) -> Inputs:
    units: Path | None = None if args.units is None else existing(args.units)
    return read_inputs(file.framework, existing(args.values), units, decimal_comma=args.decimal == "comma")


def _print_changes(old: FrameworkFile, new: FrameworkFile, changes: list[Change], console: Console) -> None:
    editions = Editions(old.framework, new.framework)
    console.paragraph(f"{_name(old)} → {_name(new)}")
    if old.digest == new.digest:
        console.paragraph(console.say("diff_same"))
        return
    if not changes:
        console.paragraph(console.say("diff_texts"))
        return
    for change in changes:
        console.paragraph(f"  {change_line(change, editions, console.language)}")
    console.paragraph(console.say("diff_count", {"count": str(len(changes))}))


def _name(file: FrameworkFile) -> str:
    return f"{file.framework.id}@{file.framework.edition}"


def _print_moves(moves: Effect, console: Console) -> None:
    console.print()
    for line in _carried_lines(moves, console):
        console.paragraph(line)
    pairs = moves.pairs()
    movers = [(one, other) for one, other in pairs if _moves_at_all(one, other)]
    rows = [_row(one, other, console) for one, other in movers]
    for line in layout(_columns(console), rows, terminal_room()):
        console.print(line)
    ranks = sum(one.rank != other.rank for one, other in pairs)
    crossed = sum(_level(one) != _level(other) for one, other in pairs)
    facts = {"count": str(len(pairs)), "moved": str(len(movers)), "ranks": str(ranks), "levels": str(crossed)}
    console.paragraph(console.say("diff_moved", facts))


def _carried_lines(moves: Effect, console: Console) -> Iterator[str]:
    carried = moves.carried
    yield console.say("diff_forward" if moves.is_forward else "diff_backward")
    if carried.uncarried:
        yield console.say("diff_uncarried", {"codes": ", ".join(carried.uncarried)})
    if carried.unfit:
        codes = ", ".join(f"{code} ({count})" for code, count in carried.unfit.items())
        yield console.say("diff_unfit", {"codes": codes})
    if carried.without:
        yield console.say("diff_without", {"units": ", ".join(unit.text for unit in carried.without)})


def _columns(console: Console) -> list[Column]:
    names = ("unit", "group", "before", "after", "change", "rank_before", "rank_after", "level_before", "level_after")
    return [
        Column(term(name, console.language), name not in ("unit", "group", "level_before", "level_after"))
        for name in names
    ]


def _row(one: UnitScore, other: UnitScore, console: Console) -> list[str]:
    levels = [_level(side) for side in (one, other)]
    return [
        other.unit.name or other.unit.text,
        other.plan.group.title[console.language] if len(other.plan.framework.groups) > 1 else "",
        _published(one, console),
        _published(other, console),
        _change(one, other, console),
        *("–" if side.rank is None else str(side.rank) for side in (one, other)),
        *("" if levels[0] == levels[1] else _level_title(side, console) for side in (one, other)),
    ]


def _moves_at_all(one: UnitScore, other: UnitScore) -> bool:
    figures = [(side.published, side.total.attainment, side.rank, _level(side)) for side in (one, other)]
    return figures[0] != figures[1]


def _level(score: UnitScore) -> str:
    return score.level.id if score.level else ""


def _level_title(score: UnitScore, console: Console) -> str:
    return score.level.title[console.language] if score.level else "–"


def _published(score: UnitScore, console: Console) -> str:
    places = score.plan.framework.publish.places
    return "–" if score.published is None else fixed(score.published, places, console.language)


def _difference(one: UnitScore, other: UnitScore) -> Fraction | None:
    """In shares of the max, which both editions have whatever they publish."""
    if one.total.attainment is None or other.total.attainment is None:
        return None
    return other.total.attainment - one.total.attainment


def _change(one: UnitScore, other: UnitScore, console: Console) -> str:
    difference = _difference(one, other)
    if difference is None:
        return "–"
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    return sign + fixed(abs(difference) * 100, 2, console.language)


def _record(
    old: FrameworkFile, new: FrameworkFile, changes: list[Change], moves: Effect | None, console: Console
) -> dict[str, Any]:
    editions = Editions(old.framework, new.framework)
    said = [
        {"what": change.what, "place": change.place, "text": change_line(change, editions, console.language)}
        for change in changes
    ]
    record: dict[str, Any] = {
        side: {"id": file.framework.id, "edition": file.framework.edition, "digest": file.digest}
        for side, file in (("old", old), ("new", new))
    }
    return record | {"changes": said} | ({"units": [_unit(*sides) for sides in moves.pairs()]} if moves else {})


def _unit(one: UnitScore, other: UnitScore) -> dict[str, Any]:
    difference = _difference(one, other)
    sides = {
        name: {
            "attainment": None if side.total.attainment is None else to_text(side.total.attainment),
            "rank": side.rank,
            "level": _level(side) or None,
        }
        for name, side in (("old", one), ("new", other))
    }
    change = None if difference is None else to_text(difference or ZERO)
    return {"unit": other.unit.text, "group": other.unit.group, **sides, "change": change}
