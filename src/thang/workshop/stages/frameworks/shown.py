"""What pages show of editions, in the reader's language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from thang.engine.errors import Fault, Spot
from thang.engine.framework import Language
from thang.words.faults import found_text, right_text


@dataclass(frozen=True, slots=True)
class ShownFault:
    """`line` and `column`: its place, 0 where it has none; what was found there, and what would be right."""

    line: int
    column: int
    found: str
    right: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines with their numbers, up to one that has faults, and those."""

    text: str
    faults: list[ShownFault]


def faults_shown(faults: Sequence[Fault], language: Language) -> list[ShownFault]:
    return [_fault(fault, language) for fault in faults]


def blocks_of(text: str, faults: Sequence[ShownFault]) -> list[Block]:
    """The whole text; faults behind its end stand at its last line."""
    lines = text.split("\n")
    by_line: defaultdict[int, list[ShownFault]] = defaultdict(list)
    for fault in faults:
        by_line[min(max(fault.line, 1), len(lines))].append(fault)
    width, begin, blocks = len(str(len(lines))), 0, []
    for end in sorted({*by_line, len(lines)}):
        numbered = (f"{at:>{width}}  {line}" for at, line in enumerate(lines[begin:end], start=begin + 1))
        blocks.append(Block("\n".join(numbered), by_line[end]))
        begin = end
    return blocks


def _fault(fault: Fault, language: Language) -> ShownFault:
    place = fault.place if isinstance(fault.place, Spot) else Spot(0, 0)
    return ShownFault(place.line, place.column, found_text(fault, language), right_text(fault, language))
