"""A fault as one line: the place, what was found there in quotes → what would be right."""

from __future__ import annotations

from thang.engine.errors import Cell, Fault, Spot
from thang.engine.framework import Language
from thang.words.faults_framework import FRAMEWORK_FAULTS
from thang.words.faults_values import VALUE_FAULTS

FAULTS = FRAMEWORK_FAULTS | VALUE_FAULTS


def fault_line(fault: Fault, language: Language) -> str:
    """`FILE:LINE:COLUMN: found → right` for a text file, `FILE:ROW N, column HEADER: …` for a table; one line always.

    >>> fault_line(Fault("key.unknown", Spot(3, 1), "tilte", {"known": "title", "nearest": "title"}, "a.yaml"), "en")
    'a.yaml:3:1: unknown key “tilte” → did you mean “title”? known here: title'
    """
    return f"{place_text(fault)}: {found_text(fault, language)} → {right_text(fault, language)}"


def found_text(fault: Fault, language: Language) -> str:
    return FAULTS[fault.kind][0].say(language, _facts(fault))


def right_text(fault: Fault, language: Language) -> str:
    return FAULTS[fault.kind][1].say(language, _facts(fault)).strip()


def place_text(fault: Fault) -> str:
    match fault.place:
        case Spot(line, column):
            return f"{fault.file}:{line}:{column}"
        case Cell(row, header):
            return f"{fault.file}:ROW {row}" + (f", column {header}" if header else "")
        case _:
            return fault.file


def _facts(fault: Fault) -> dict[str, str]:
    """The facts of one line each: a message never breaks over lines, whatever the file holds."""
    facts = {"found": fault.found, **fault.facts}
    return {key: " ".join("".join(c if c.isprintable() else " " for c in fact).split()) for key, fact in facts.items()}
