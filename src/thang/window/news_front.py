"""The lines above the text of a news item: `key: value`, between two lines of `---`.

Plain text and nothing else: no type is guessed, nothing is nested, so no YAML reader is needed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thang.engine.errors import Fault, Spot
from thang.library.shape import nearest
from thang.look.markup import clean

KEYS = ("title", "date", "author", "category", "summary", "draft")
FENCE = "---"
FLAGS = {"true": True, "false": False}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Entry:
    """`text` is on one line and without what is not seen; `spot` is where the value stands."""

    text: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Front:
    """`end`: how many lines of the file it takes. An entry that is not there has an empty text."""

    entries: Mapping[str, Entry]
    end: int

    def text(self, key: str) -> str:
        entry = self.entries.get(key)
        return entry.text if entry else ""

    @property
    def is_draft(self) -> bool:
        return FLAGS.get(self.text("draft"), False)


def read_front(lines: Sequence[str], faults: list[Fault]) -> Front | None:
    """None where the lines have no beginning or no end; the faults say it."""
    if lines[0].rstrip() != FENCE:
        faults.append(Fault("news.no_front", Spot(1, 1), lines[0].strip()))
        return None
    end = next((at for at, line in enumerate(lines) if at and line.rstrip() == FENCE), 0)
    if not end:
        faults.append(Fault("news.front_open", Spot(1, 1)))
        return None
    entries: dict[str, Entry] = {}
    for number, line in enumerate(lines[1:end], start=2):
        if line.strip():
            faults.extend(_take(line, number, entries))
    return Front(entries, end + 1)


def _take(line: str, number: int, entries: dict[str, Entry]) -> Iterator[Fault]:
    """The entry of a line, put among the others."""
    written, colon, rest = line.partition(":")
    key, spot = written.strip(), Spot(number, len(line) - len(line.lstrip()) + 1)
    if not colon:
        yield Fault("yaml.no_colon", spot, key)
    elif key not in KEYS:
        yield Fault("key.unknown", spot, key, {"known": ", ".join(KEYS), "nearest": nearest(key, KEYS)})
    elif key in entries:
        yield Fault("yaml.duplicate_key", spot, key, {"line": str(entries[key].spot.line)})
    else:
        column = len(line) - len(rest.lstrip()) + 1
        entries[key] = Entry(clean(_unquoted(rest.strip())), Spot(number, column))


def _unquoted(text: str) -> str:
    """Without quotes around the whole of it.

    >>> _unquoted('"Hội nghị: kết quả"'), _unquoted('"Thang" và "bậc"')
    ('Hội nghị: kết quả', '"Thang" và "bậc"')
    """
    mark = text[:1]
    is_quoted = mark in ('"', "'") and len(text) > 1 and text.endswith(mark) and mark not in text[1:-1]
    return text[1:-1] if is_quoted else text


def front_faults(front: Front, required: Collection[str]) -> Iterator[Fault]:
    """What lacks, and what is not what its key asks for."""
    yield from (Fault("key.missing", Spot(1, 1), key) for key in KEYS if key in required and key not in front.entries)
    for key, entry in front.entries.items():
        if not entry.text:
            yield Fault("text.empty", entry.spot)
        elif key == "date" and not is_day(entry.text):
            yield Fault("text.date", entry.spot, entry.text)
        elif key == "draft" and entry.text not in FLAGS:
            yield Fault("type.flag", entry.spot, entry.text)


def is_day(text: str) -> bool:
    """Whether the calendar has it, written as year-month-day.

    >>> is_day("2026-02-28"), is_day("2026-02-30"), is_day("20260228")
    (True, False, False)
    """
    try:
        return _DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """By file and place, as a reader goes through them."""
    return sorted(faults, key=lambda one: (one.file, *_place(one), one.kind, one.found))


def _place(fault: Fault) -> tuple[int, int]:
    return (fault.place.line, fault.place.column) if isinstance(fault.place, Spot) else (0, 0)
