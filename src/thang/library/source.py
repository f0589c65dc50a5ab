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
from thang.library.syntax import forbidden, spot_at, syntax_fault

Kind = Literal["text", "number", "bool", "null", "alias"]

DEEPEST = 60
LARGEST = 20_000_000

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_CORE = "tag:yaml.org,2002:"
_TEXT_TAGS = ("!", f"{_CORE}str")
_NUMBER = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, number, yes/no or nothing; `text` is as written, in NFC. An alias is refused by whoever reads it."""

    text: str
    kind: Kind
    spot: Spot


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[Source, ...]
    spot: Spot


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the file, keys unique. `in_braces`: written as {…} and parted by commas."""

    entries: dict[str, tuple[Scalar, Source]]
    spot: Spot
    in_braces: bool = False

    def get(self, key: str) -> Source | None:
        entry = self.entries.get(key)
        return None if entry is None else entry[1]

    def spot_of(self, key: str) -> Spot:
        """Where the key's value stands; where the mapping begins if there is no such key."""
        found = self.get(key)
        return self.spot if found is None else found.spot

    def spot_of_key(self, *path: str) -> Spot:
        """Where the last key of the path stands itself; where what holds it begins if it is not there."""
        first, *rest = path
        name, below = self.entries.get(first, (None, None))
        if rest:
            return below.spot_of_key(*rest) if isinstance(below, Mapping) else self.spot_of(first)
        return self.spot if name is None else name.spot


Source = Scalar | Items | Mapping


def read_yaml(data: bytes) -> tuple[Mapping | None, list[Fault]]:
    """One document that is a mapping, and the faults of its syntax; no mapping where nothing can be read."""
    faults: list[Fault] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        return None, [Fault("file.not_utf8", spot_at(before, len(before)), f"0x{data[error.start]:02x}")]
    if len(data) > LARGEST:
        return None, [Fault("file.too_large", Spot(1, 1), str(len(data)), {"most": str(LARGEST)})]
    if (fault := forbidden(text)) is not None:
        return None, [fault]
    try:
        top = _Composer(_events(text), faults).document()
    except Faulty as error:
        return None, [*faults, *error.faults]
    if not isinstance(top, Mapping):
        return None, [*faults, refusal("yaml.not_mapping", top)]
    return top, faults


def refusal(kind: str, source: Source, facts: dict[str, str] | None = None) -> Fault:
    """What is wrong with what stands there; of an alias nothing more is said than that it is one."""
    if isinstance(source, Scalar) and source.kind == "alias":
        return Fault("yaml.anchor", source.spot, source.text)
    return Fault(kind, source.spot, shown(source), facts or {})


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
    return in_short(_whole(source), longest)


def in_short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _whole(source: Source) -> str:
    match source:
        case Scalar(text):
            return text
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
    except yaml.YAMLError as error:
        raise Faulty([syntax_fault(error, text)]) from None


@dataclass(slots=True)
class _Composer:
    """From events to the tree; depth is bounded, so a hostile file meets a fault and no recursion error."""

    events: Iterator[Any]
    faults: list[Fault]
    depth: int = field(default=0)

    def document(self) -> Source:
        top: Source | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if top is not None:
                    self.faults.append(Fault("yaml.several_documents", _spot(event), "---"))
                    break
                top = self._node(next(self.events))
        if top is None or (isinstance(top, Scalar) and top.kind == "null"):
            raise Faulty([Fault("yaml.empty", Spot(1, 1))])
        return top

    def _node(self, event: Any) -> Source:
        spot = _spot(event)
        if isinstance(event, yaml.AliasEvent):
            return Scalar(f"*{event.anchor}", "alias", spot)
        if event.anchor is not None:
            self.faults.append(Fault("yaml.anchor", spot, f"&{event.anchor}"))
        if event.tag is not None:
            self.faults.append(Fault("yaml.tag", spot, event.tag.replace(_CORE, "!!")))
        if isinstance(event, yaml.ScalarEvent):
            text = unicodedata.normalize("NFC", event.value)
            is_text = event.style or event.tag in _TEXT_TAGS
            return Scalar(text, "text" if is_text else kind_of(text), spot)
        self.depth += 1
        if self.depth > DEEPEST:
            raise Faulty([Fault("yaml.too_deep", spot, str(self.depth), {"most": str(DEEPEST)})])
        if isinstance(event, yaml.SequenceStartEvent):
            node: Source = self._items(spot)
        else:
            node = self._mapping(spot, bool(event.flow_style))
        self.depth -= 1
        return node

    def _items(self, spot: Spot) -> Items:
        items: list[Source] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event))
        return Items(tuple(items), spot)

    def _mapping(self, spot: Spot, in_braces: bool) -> Mapping:
        entries: dict[str, tuple[Scalar, Source]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event)
            value = self._node(next(self.events))
            if not isinstance(key, Scalar) or key.kind == "alias":
                self.faults.append(refusal("yaml.key_not_text", key))
            elif key.text in entries:
                first = entries[key.text][0].spot
                self.faults.append(Fault("yaml.duplicate_key", key.spot, key.text, {"line": str(first.line)}))
            else:
                entries[key.text] = (key, value)
        return Mapping(entries, spot, in_braces)


def _spot(event: Any) -> Spot:
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)


def has_fast_parser() -> bool:
    """Whether PyYAML came with libyaml."""
    return hasattr(yaml, "CSafeLoader")
