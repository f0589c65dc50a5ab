"""A style sheet taken apart into rules with their declarations: as much of CSS as the checks need."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NOISE = re.compile(r"/\*.*?\*/", re.DOTALL)
TEXTS = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Declaration:
    name: str
    value: str


@dataclass(slots=True)
class Rule:
    """`prelude`: the selector, or the at-rule with what it asks; `around`: those of the blocks that it stands in."""

    prelude: str
    around: tuple[str, ...]
    declarations: list[Declaration] = field(default_factory=list)

    @property
    def is_nested(self) -> bool:
        """In the block of another selector."""
        return any(not one.startswith("@") for one in self.around)


def rules(text: str) -> list[Rule]:
    """Every block in the order in which it begins; texts in quotes are left empty.

    >>> [(rule.prelude, rule.around) for rule in rules("@media print { a { top: 0 } } b { top: 1px; }")]
    [('@media print', ()), ('a', ('@media print',)), ('b', ())]
    >>> rules("b { top: 1px; left: 0 }")[0].declarations[1]
    Declaration(name='left', value='0')
    """
    found: list[Rule] = []
    inside: list[Rule] = []
    for part, end in re.findall(r"([^{};]*)([{};])", TEXTS.sub('""', NOISE.sub("", text))):
        piece = " ".join(part.split())
        if end == "{":
            rule = Rule(piece, tuple(one.prelude for one in inside))
            found.append(rule)
            inside.append(rule)
            continue
        if inside and ":" in piece:
            name, _, value = piece.partition(":")
            inside[-1].declarations.append(Declaration(name.strip(), value.strip()))
        elif not inside and piece.startswith("@"):
            found.append(Rule(piece, ()))
        if end == "}" and inside:
            inside.pop()
    return found
