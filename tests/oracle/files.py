"""Frameworks, values and units written as the files that a user would give."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

from .sheet import Cell, Cells, Node, Unit, rule_of

INDENT = "  "


def to_yaml(framework: Node) -> str:
    """The framework as YAML: the tree of indicators in blocks, the rest in one line a key; every string is quoted."""
    return "".join(block(framework, ""))


def block(node: Node, margin: str) -> Iterator[str]:
    """One line a key, children in blocks below."""
    for key, value in node.items():
        if key not in ("indicators", "children"):
            yield f"{margin}{key}: {flow(value)}\n"
            continue
        yield f"{margin}{key}:\n"
        for child in value:
            lines = list(block(child, margin + INDENT * 2))
            yield f"{margin}{INDENT}- {lines[0].lstrip()}"
            yield from lines[1:]


def flow(value: Any) -> str:
    """A value in one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_of(key)}: {flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    return json.dumps(value, ensure_ascii=False)


def key_of(key: str) -> str:
    return key if re.fullmatch("[a-z_]{3,}", key) else json.dumps(key, ensure_ascii=False)


def to_csv(framework: Node, units: Sequence[Unit], cells: Cells) -> str:
    """The values, wide: a column for every leaf that is not a formula."""
    codes = [leaf["code"] for leaf in leaves_of(framework["indicators"]) if rule_of(leaf)[0] != "formula"]
    rows = [[unit.text, unit.group, *(cell_text(cells.get((unit.text, code))) for code in codes)] for unit in units]
    return table([["unit", "group", *codes], *rows])


def units_csv(units: Sequence[Unit]) -> str:
    """The units file."""
    rows = [
        [unit.text, unit.text, unit.group, "yes" if unit.ranked else "no", "|".join(sorted(unit.attributes)), ""]
        for unit in units
    ]
    return table([["unit", "name", "group", "ranked", "attributes", "stated"], *rows])


def leaves_of(nodes: Iterable[Node]) -> Iterator[Node]:
    """All leaves, in the order of the file."""
    for node in nodes:
        if "rule" in node:
            yield node
        else:
            yield from leaves_of(node["children"])


def table(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def cell_text(cell: Cell | None) -> str:
    """A cell as the contract writes it."""
    if cell is None:
        return ""
    if cell.kind in ("number", "ratio"):
        return plain(cell.amount) + (f"/{plain(cell.denominator)}" if cell.kind == "ratio" else "")
    return {
        "not_applicable": f"NA:{cell.word}" if cell.word else "NA",
        "checklist": "|".join(sorted(cell.ticked)) or "-",
        "choice": cell.word,
        "yes_no": "yes" if cell.amount else "no",
    }[cell.kind]


def plain(amount: Fraction) -> str:
    """The number as plain decimal text, without loss."""
    with localcontext(prec=60):
        text = f"{Decimal(amount.numerator) / Decimal(amount.denominator):f}"
    if Fraction(text) != amount:
        raise ValueError(f"{amount} does not end as a decimal")
    return text
