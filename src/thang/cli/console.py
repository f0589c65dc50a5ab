"""Where the command speaks: results on stdout, faults and progress on stderr, in the reader's language."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from thang.engine.errors import Cell, Fault, Spot
from thang.engine.framework import Language
from thang.words.faults import fault_line, file_text, found_text, right_text
from thang.words.problems import problem_text
from thang.words.usage import say, system_message

DONE, AT_FAULT, WRONG_USE, BUG = 0, 1, 2, 70
T = TypeVar("T")


class WrongUse(Exception):
    """The command was called wrongly: a file that is not there, an unknown unit. `sentence` names a usage sentence."""

    def __init__(self, sentence: str, **facts: str) -> None:
        self.sentence, self.facts = sentence, facts
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Console:
    language: Language
    as_json: bool = False

    def say(self, name: str, facts: Mapping[str, str] | None = None) -> str:
        return say(name, self.language, facts)

    def problem(self, kind: str, facts: Mapping[str, str]) -> str:
        return problem_text(kind, facts, self.language)

    def print(self, text: str = "") -> None:
        sys.stdout.write(text + "\n")

    def paragraph(self, text: str) -> None:
        """A long text, wrapped on a terminal and whole everywhere else."""
        room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        self.print(text if room is None else textwrap.fill(text, room, break_long_words=False, break_on_hyphens=False))

    def write(self, pieces: Iterable[str]) -> None:
        for piece in pieces:
            sys.stdout.write(piece)

    def complain(self, text: str) -> None:
        with suppress(OSError):
            sys.stdout.flush()
        tell(text)

    def refuse(self, sentence: str, facts: Mapping[str, str]) -> None:
        """One line that says why nothing was done."""
        told = {
            name: system_message(fact, self.language) if name == "problem" else fact for name, fact in facts.items()
        }
        self.complain(f"thang: {file_text(self.say(sentence, told))}")

    def faults(self, faults: Sequence[Fault]) -> None:
        """All of them: an array on stdout with --json, else one a line on stderr."""
        if self.as_json:
            self.print(
                json.dumps([fault_record(fault, self.language) for fault in faults], ensure_ascii=False, indent=1)
            )
            return
        for fault in faults:
            self.complain(fault_line(fault, self.language))
        if sys.stderr.isatty():
            name = "one_fault" if len(faults) == 1 else "faults_count"
            self.complain(self.say(name, {"count": str(len(faults))}))

    def progress(self, name: str, items: Sequence[T]) -> Iterator[T]:
        """The items one by one, with a bar on a terminal once there are many."""
        if len(items) < _MANY or not sys.stderr.isatty():
            yield from items
            return
        for at, item in enumerate(items):
            if at % (len(items) // _STEPS) == 0:
                self._bar(name, at, len(items))
            yield item
        sys.stderr.write("\r\x1b[K")

    def watcher(self, name: str) -> Callable[[int, int], None]:
        """What is told how far a work is, and shows it on a terminal."""

        def watch(at: int, of: int) -> None:
            if of >= _MANY and sys.stderr.isatty():
                self._bar(name, at, of)
                if at == of:
                    sys.stderr.write("\r\x1b[K")

        return watch

    def _bar(self, name: str, at: int, of: int) -> None:
        full = at * _WIDTH // of
        sys.stderr.write(f"\r{self.say(name)} {'█' * full}{'░' * (_WIDTH - full)} {at}/{of}")
        sys.stderr.flush()


def tell(text: str) -> None:
    """A line on stderr; where nobody reads it, the work and its status stand all the same."""
    with suppress(OSError):
        sys.stderr.write(text + "\n")


_MANY, _STEPS, _WIDTH = 400, 100, 30


def fault_record(fault: Fault, language: Language) -> dict[str, str | int]:
    """A fault as JSON, after the schema `faults`."""
    place: dict[str, str | int] = {}
    match fault.place:
        case Spot(line, column):
            place = {"line": line, "column": column}
        case Cell(row, header):
            place = {"row": row, "header": header}
        case _:
            place = {"row": 1, "header": ""}
    right = right_text(fault, language)
    return {
        "file": fault.file,
        **place,
        "kind": fault.kind,
        "found": fault.found,
        "right": right,
        "message": f"{found_text(fault, language)} → {right}",
    }


def existing(name: str) -> Path:
    """The path of a file that is there. Raises WrongUse."""
    path = Path(name)
    if not path.is_file():
        raise WrongUse("no_file", found=name)
    return path
