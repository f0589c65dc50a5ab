"""`thang explain`: why a unit has its points; without a code the whole tree, with one that node."""

from __future__ import annotations

import argparse

from thang.cli.console import DONE, Console
from thang.cli.inputs import code_of, scored, unit_of
from thang.cli.tables import GAP, Column, layout, terminal_room
from thang.engine.framework import Branch, Leaf, Node
from thang.engine.receipt import BranchReceipt, Part, Receipt, receipt
from thang.engine.score import Run
from thang.words.figures import fixed, fixed_percent, percent, short
from thang.words.receipts import not_comparable, receipt_lines, total_line
from thang.words.sentence import one_line
from thang.words.terms import term


def explain(args: argparse.Namespace, console: Console) -> int:
    _, run = scored(args, console)
    unit = unit_of(run, args.unit)
    if args.code is None:
        explain_total(run, unit, console)
    else:
        explain_node(run, unit, code_of(run, args.code), console)
    return DONE


def explain_total(run: Run, unit: str, console: Console) -> None:
    """The total, the pillars, and the first sentence of every node below."""
    score = run.of(unit)
    ranked = sum(1 for one in run.scores if one.ranked and one.unit.group == score.unit.group)
    console.print(one_line(score.unit.name or unit))
    if score.attainment is None and unit in run.predecessors:
        console.print(not_comparable(console.language))
        return
    console.print(total_line(score, ranked, console.language))
    _print_parts(receipt(run, unit), console)
    for pillar in run.framework.pillars:
        node = score.pillar(pillar)
        if node.points is not None and node.max is not None:
            figures = f"{short(node.points, console.language)}/{short(node.max, console.language)}"
            share = percent(node.points / node.max, console.language) if node.max else ""
            console.print(f"{term('pillar', console.language)} {pillar.title[console.language]}: {figures} ({share})")
    console.print()
    for main in run.framework.indicators:
        _print_tree(run, unit, main, 0, console)


def explain_node(run: Run, unit: str, code: str, console: Console) -> None:
    """All that is to be said of one node."""
    node = run.framework.node(code)
    console.print(f"{one_line(run.of(unit).unit.name or unit)} · {_name(node, console)}")
    found = receipt(run, unit, code)
    for line in receipt_lines(found, console.language):
        console.print(f"  {line}")
    _print_parts(found, console)


def _print_tree(run: Run, unit: str, node: Node, depth: int, console: Console) -> None:
    indent = "  " * depth
    console.print(f"{indent}{_name(node, console)}")
    lines = receipt_lines(receipt(run, unit, node.code), console.language)
    for line in lines if isinstance(node, Leaf) else lines[:1]:
        console.print(f"{indent}    {line}")
    for child in node.children if isinstance(node, Branch) else ():
        _print_tree(run, unit, child, depth + 1, console)


def _print_parts(found: Receipt, console: Console) -> None:
    """The table of a node's children."""
    if not isinstance(found, BranchReceipt) or not found.parts:
        return
    language = console.language
    columns = (
        Column(term("code", language)),
        Column(term("indicator", language)),
        Column(term("points", language), is_figure=True),
        Column(term("max", language), is_figure=True),
        Column(term("attainment", language), is_figure=True),
        Column("" if found.aggregate in ("sum", "best", "worst") else term("weight", language), is_figure=True),
    )
    weighs = bool(columns[-1].title)
    rows = [_part_cells(part, console, weighs) for part in found.parts]
    console.print()
    room = terminal_room()
    for line in layout(columns, rows, None if room is None else room - len(GAP)):
        console.print(f"{GAP}{line}")
    console.print()


def _part_cells(part: Part, console: Console, weighs: bool) -> list[str]:
    language, score = console.language, part.score
    sign = {1: "+", -1: "−", 0: ""}[part.sign]
    earned = term("not_applicable", language) if score.points is None else sign + fixed(score.points, 2, language)
    return [
        part.node.code,
        part.node.title[language],
        earned,
        "" if score.max is None else short(score.max, language),
        "" if score.attainment is None else fixed_percent(score.attainment, 2, language),
        str(part.weight) if weighs and part.weight else "",
    ]


def _name(node: Node, console: Console) -> str:
    return f"{node.code} {node.title[console.language]}"
