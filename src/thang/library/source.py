"""YAML 1.2 (core) as a tree that remembers places.

Only the parser's events are used: no constructor ever runs, so a file can name no type. Anchors, tags and duplicate
keys are faults. Every text is brought to NFC. Numbers keep their text, so that no binary float comes near them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

from thang.engine.errors import Fault, Faulty, Spot

Kind = Literal["text", "number", "bool", "null"]

DEEPEST = 60
LARGEST = 20_000_000

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_NUMBER = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, number, yes/no or nothing; `text` is as written, in NFC."""

    text: str
    kind: Kind
    spot: Spot


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Source, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file, keys unique."""

    entries: dict[str, tuple[Scalar, Source]]
    spot: Spot

    def get(self, key: str) -> Source | None:
        entry = self.entries.get(key)
        return None if entry is None else entry[1]

    def spot_of(self, key: str) -> Spot:
        """Where the key's value stands; where the mapping begins if there is no such key."""
        found = self.get(key)
        return self.spot if found is None else found.spot


Source = Scalar | Items | Mapping


def read_yaml(data: bytes) -> tuple[Mapping | None, list[Fault]]:
    """One document that is a mapping, and the faults of its syntax; no mapping where nothing can be read."""
    faults: list[Fault] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, [Fault("file.not_utf8", Spot(line, 1), f"0x{data[error.start]:02x}")]
    if len(data) > LARGEST:
        return None, [Fault("file.too_large", Spot(1, 1), str(len(data)), {"most": str(LARGEST)})]
    try:
        top = _Composer(_events(text), faults).document()
    except Faulty as error:
        return None, [*faults, *error.faults]
    if top is not None and not isinstance(top, Mapping):
        return None, [*faults, Fault("yaml.not_mapping", top.spot, shown(top))]
    return top, faults


def spot_in(source: Source | None, *path: str | int) -> Spot | None:
    """Where the thing at a path stands, or the nearest thing above it that is there."""
    here = source
    for step in path:
        below: Source | None = None
        if isinstance(here, Mapping) and isinstance(step, str):
            below = here.get(step)
        elif isinstance(here, Items) and isinstance(step, int) and step < len(here.items):
            below = here.items[step]
        if below is None:
            break
        here = below
    return None if here is None else here.spot


def shown(source: Source, longest: int = 60) -> str:
    """A short text of what stands there, for a message."""
    match source:
        case Scalar(text):
            return text if len(text) <= longest else text[: longest - 1] + "…"
        case Items(items):
            return f"[{', '.join(shown(item, 20) for item in items[:3])}{', …' if len(items) > 3 else ''}]"
        case Mapping(entries):
            return "{" + ", ".join(list(entries)[:4]) + (", …}" if len(entries) > 4 else "}")


def kind_of(text: str) -> Kind:
    """How YAML 1.2 core reads a plain scalar.

    >>> [kind_of(text) for text in ("1.10", "yes", "true", "2022-01-01", "~", "1e3")]
    ['number', 'text', 'bool', 'text', 'null', 'number']
    """
    if text in _NULL:
        return "null"
    if text in _BOOL:
        return "bool"
    return "number" if _NUMBER.fullmatch(text) else "text"


def _events(text: str) -> Iterator[Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        spot = Spot(mark.line + 1, mark.column + 1) if mark else Spot(1, 1)
        raise Faulty([Fault("yaml.syntax", spot, _line(text, spot.line), {"problem": error.problem or ""})]) from None
    except yaml.YAMLError as error:
        at = getattr(error, "position", None)
        line = 1 if at is None else text[:at].count("\n") + 1
        raise Faulty([Fault("yaml.syntax", Spot(line, 1), "", {"problem": str(error).splitlines()[0]})]) from None


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1].strip()[:60] if 0 < number <= len(lines) else ""


@dataclass(slots=True)
class _Composer:
    """From events to the tree; depth is bounded, so a hostile file meets a fault and no recursion error."""

    events: Iterator[Any]
    faults: list[Fault]
    depth: int = field(default=0)

    def document(self) -> Source | None:
        top: Source | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if top is not None:
                    raise Faulty([Fault("yaml.several_documents", _spot(event), "---")])
                top = self._node(next(self.events))
        if top is None or (isinstance(top, Scalar) and top.kind == "null"):
            raise Faulty([Fault("yaml.empty", Spot(1, 1))])
        return top

    def _node(self, event: Any) -> Source:
        spot = _spot(event)
        if getattr(event, "anchor", None) is not None:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            self.faults.append(Fault("yaml.anchor", spot, sign + event.anchor))
        if isinstance(event, yaml.AliasEvent):
            return Scalar("", "null", spot)
        if event.tag is not None and event.tag != "!":
            self.faults.append(Fault("yaml.tag", spot, event.tag))
        if isinstance(event, yaml.ScalarEvent):
            text = unicodedata.normalize("NFC", event.value)
            return Scalar(text, kind_of(text) if event.implicit[0] and not event.style else "text", spot)
        self.depth += 1
        if self.depth > DEEPEST:
            raise Faulty([Fault("yaml.too_deep", spot, "", {"most": str(DEEPEST)})])
        node = self._items(spot) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(spot)
        self.depth -= 1
        return node

    def _items(self, spot: Spot) -> Items:
        items: list[Source] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event))
        return Items(tuple(items), spot)

    def _mapping(self, spot: Spot) -> Mapping:
        entries: dict[str, tuple[Scalar, Source]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event)
            value = self._node(next(self.events))
            if not isinstance(key, Scalar):
                self.faults.append(Fault("yaml.key_not_text", key.spot, shown(key)))
            elif key.text in entries:
                first = entries[key.text][0].spot
                self.faults.append(Fault("yaml.duplicate_key", key.spot, key.text, {"line": str(first.line)}))
            else:
                entries[key.text] = (key, value)
        return Mapping(entries, spot)


def _spot(event: Any) -> Spot:
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)


def has_fast_parser() -> bool:
    """Whether PyYAML came with libyaml."""
    return hasattr(yaml, "CSafeLoader")
