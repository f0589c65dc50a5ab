"""A fault as one line: the place, what was found there in quotes → what would be right."""

from __future__ import annotations

from thang.engine.errors import Cell, Fault, Spot
from thang.engine.framework import Language
from thang.words.faults_boundaries import BOUNDARY_FAULTS
from thang.words.faults_cells import CELL_FAULTS
from thang.words.faults_framework import FRAMEWORK_FAULTS
from thang.words.faults_news import NEWS_FAULTS
from thang.words.faults_tables import TABLE_FAULTS
from thang.words.faults_yaml import NOTHING
from thang.words.sentence import one_line

FAULTS = FRAMEWORK_FAULTS | CELL_FAULTS | TABLE_FAULTS | BOUNDARY_FAULTS | NEWS_FAULTS


def fault_line(fault: Fault, language: Language) -> str:
    """`FILE:LINE:COLUMN: found → right` for a text file, `FILE:ROW N, column HEADER: …` for a table; one line always.

    >>> fault_line(Fault("key.unknown", Spot(3, 1), "tilte", {"known": "title", "nearest": "title"}, "a.yaml"), "en")
    'a.yaml:3:1: unknown key “tilte” → did you mean “title”? known here: title'
    """
    return f"{place_text(fault)}: {found_text(fault, language)} → {right_text(fault, language)}"


def found_text(fault: Fault, language: Language) -> str:
    if isinstance(fault.place, Spot) and not fault.found and fault.kind.startswith(_QUOTING):
        return NOTHING.say(language, {})
    return FAULTS[fault.kind][0].say(language, _facts(fault))


def right_text(fault: Fault, language: Language) -> str:
    return FAULTS[fault.kind][1].say(language, _facts(fault)).strip()


def place_text(fault: Fault) -> str:
    file = file_text(fault.file)
    match fault.place:
        case Spot(line, column):
            return f"{file}:{line}:{column}"
        case Cell(row, header):
            return f"{file}:ROW {row}" + (f", column {_shown(header)}" if header else "")
        case _:
            return file


def file_text(name: str) -> str:
    r"""A file's name on one line: what cannot be shown is escaped, for a name may hold any character.

    >>> print(file_text("bộ chỉ số\n2022.yaml"))
    bộ chỉ số\n2022.yaml
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def _facts(fault: Fault) -> dict[str, str]:
    """The facts of one line each: a message never breaks over lines, whatever the file holds."""
    return {key: _shown(fact) for key, fact in {"found": fault.found, **fault.facts}.items()}


def _shown(text: str) -> str:
    """On one line, and not longer than anyone reads."""
    line = one_line(text[: _LONGEST + 1])
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


_LONGEST = 500
_QUOTING = ("type.", "rule.", "version.")
