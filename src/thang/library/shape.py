"""Shapes: what a part of a file may hold, declared once; they read it, name what is wrong, and draw its JSON Schema.

`read` returns the part's value, or INVALID after adding a fault; what is invalid is left out of the mapping that holds
it, so that faults hide only what lies beneath them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from typing import Any, Protocol

from thang.engine.errors import Fault
from thang.engine.numbers import parse_decimal, to_exact_text
from thang.library.source import Items, Mapping, Scalar, Source, refusal, shown


class Invalid(Enum):
    INVALID = "invalid"


INVALID = Invalid.INVALID
HINTS = 50  # as many faults get the nearest known name: looking for it is slow, and nobody reads that far
Schema = dict[str, Any]


class Shape(Protocol):
    def read(self, source: Source, faults: list[Fault]) -> Any: ...

    def schema(self) -> Schema: ...

    def plain(self, source: Source) -> Any:
        """The canonical form of a part that has been read without faults: text, Fraction, bool, list, dict."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text that is not empty. `pattern` restricts it, `kind` names the fault when it does not match.

    `portable` says as much as can be said of the pattern where \\w knows no Vietnamese letters, as in JSON Schema.
    What only lacks its quotes is a fault and is read on as the text that was meant, so that it calls forth no others.
    """

    pattern: str = ""
    kind: str = "text.pattern"
    portable: str = ""

    def read(self, source: Source, faults: list[Fault]) -> Any:
        if not isinstance(source, Scalar) or not (source.kind == "text" or _lacks_quotes(source)):
            return refuse(faults, "type.text", source)
        if not source.text.strip():
            return refuse(faults, "text.empty", source)
        if self.pattern and not re.fullmatch(self.pattern, source.text):
            return refuse(faults, self.kind, source)
        if _lacks_quotes(source):
            refuse(faults, "type.quotes", source)
        return source.text

    def schema(self) -> Schema:
        pattern = self.portable or self.pattern
        return {"type": "string", "pattern": f"^(?:{pattern})$" if pattern else r"\S"}

    def plain(self, source: Source) -> str:
        return _text(source)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One word of a list."""

    options: tuple[str, ...]

    def read(self, source: Source, faults: list[Fault]) -> Any:
        if isinstance(source, Scalar) and source.text in self.options:
            return source.text
        found = shown(source)
        facts = {"known": ", ".join(self.options), "nearest": nearest(found, self.options)}
        return refuse(faults, "type.option", source, facts)

    def schema(self) -> Schema:
        return {"enum": list(self.options)}

    def plain(self, source: Source) -> str:
        return _text(source)


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    def read(self, source: Source, faults: list[Fault]) -> Any:
        if isinstance(source, Scalar) and source.kind == "bool":
            return source.text.lower() == "true"
        return refuse(faults, "type.flag", source)

    def schema(self) -> Schema:
        return {"type": "boolean"}

    def plain(self, source: Source) -> bool:
        return _text(source).lower() == "true"


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number, read exactly. `least` and `most` are included; `over` is not."""

    least: int | None = None
    most: int | None = None
    over: int | None = None
    whole: bool = False

    def read(self, source: Source, faults: list[Fault]) -> Any:
        number = parse_decimal(source.text) if isinstance(source, Scalar) and source.kind == "number" else None
        if number is None:
            return refuse(faults, "type.number", source)
        if not _can_be_written(number):
            return refuse(faults, "number.too_long", source)
        if self.whole and number.denominator != 1:
            return refuse(faults, "number.whole", source)
        too_low = (self.least is not None and number < self.least) or (self.over is not None and number <= self.over)
        if too_low or (self.most is not None and number > self.most):
            return refuse(faults, "number.range", source, self._facts())
        return int(number) if self.whole else number

    def schema(self) -> Schema:
        limits = {"minimum": self.least, "maximum": self.most, "exclusiveMinimum": self.over}
        kind = "integer" if self.whole else "number"
        return {"type": kind} | {key: limit for key, limit in limits.items() if limit is not None}

    def plain(self, source: Source) -> Fraction:
        return parse_decimal(_text(source)) or Fraction(0)

    def _facts(self) -> dict[str, str]:
        limits = {"least": self.least, "most": self.most, "over": self.over}
        return {key: str(limit) for key, limit in limits.items() if limit is not None}


_SHARE = re.compile(r"\s*(\d{1,30})\s*/\s*(\d{1,30})\s*|\s*(\d{1,30}(?:\.\d{1,30})?)\s*%\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the max: a number, a fraction 3/4 or a percentage 75%; 0…1."""

    def read(self, source: Source, faults: list[Fault]) -> Any:
        share = parse_share(source.text) if isinstance(source, Scalar) and source.kind in ("number", "text") else None
        if share is None:
            return refuse(faults, "type.share", source)
        if not _can_be_written(share):
            return refuse(faults, "number.too_long", source)
        return share if 0 <= share <= 1 else refuse(faults, "share.range", source)

    def schema(self) -> Schema:
        written = {"type": "string", "pattern": r"^\s*(\d+\s*/\s*0*[1-9]\d*|\d+(\.\d+)?\s*%)\s*$"}
        return {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, written]}

    def plain(self, source: Source) -> Fraction:
        return parse_share(_text(source)) or Fraction(0)


def parse_share(text: str) -> Fraction | None:
    """
    >>> parse_share("3/4"), parse_share("75 %"), parse_share("0.75"), parse_share("3/0")
    (Fraction(3, 4), Fraction(3, 4), Fraction(3, 4), None)
    """
    match = _SHARE.fullmatch(text)
    if match is None:
        return parse_decimal(text)
    over, under, percent = match.groups()
    if percent is not None:
        return Fraction(percent) / 100
    return Fraction(int(over), int(under)) if int(under) else None


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one shape."""

    shape: Shape
    least: int = 0

    def read(self, source: Source, faults: list[Fault]) -> Any:
        if not isinstance(source, Items):
            return refuse(faults, "type.list", source)
        if len(source.items) < self.least:
            return refuse(faults, "list.empty", source)
        read = [self.shape.read(item, faults) for item in source.items]
        # A stand-in where an entry was invalid: those that follow keep their numbers, and so their places.
        stand_in: Any = "" if isinstance(self.shape, Words) else {}
        return [stand_in if item is INVALID else item for item in read]

    def schema(self) -> Schema:
        return {"type": "array", "items": self.shape.schema()} | ({"minItems": self.least} if self.least else {})

    def plain(self, source: Source) -> list[Any]:
        return [self.shape.plain(item) for item in source.items] if isinstance(source, Items) else []


@dataclass(frozen=True, slots=True)
class DictOf:
    """A mapping from names of the file's own choosing to one shape."""

    shape: Shape
    pattern: str = r"[^\s|](?:[^|]*[^\s|])?"
    least: int = 1

    def read(self, source: Source, faults: list[Fault]) -> Any:
        if not isinstance(source, Mapping):
            return refuse(faults, "type.mapping", source)
        if len(source.entries) < self.least:
            return refuse(faults, "list.empty", source)
        read = {key: self._entry(source, key, faults) for key in source.entries}
        return INVALID if INVALID in read.values() else read

    def _entry(self, source: Mapping, key: str, faults: list[Fault]) -> Any:
        name, value = source.entries[key]
        if _is_cut(value, source) and name.kind == "number":
            return refuse(faults, "key.decimal_comma", name)
        if not re.fullmatch(self.pattern, key) or key in RESERVED_NAMES:
            return refuse(faults, "text.name", name)
        if name.kind != "text":
            refuse(faults, "type.quotes", name)
        return self.shape.read(value, faults)

    def schema(self) -> Schema:
        reserved = "|".join(sorted(RESERVED_NAMES))
        names = {"pattern": f"^(?!(?:{reserved})$)(?:{self.pattern})$"}
        return {
            "type": "object",
            "minProperties": self.least,
            "propertyNames": names,
            "additionalProperties": self.shape.schema(),
        }

    def plain(self, source: Source) -> dict[str, Any]:
        entries = source.entries if isinstance(source, Mapping) else {}
        return {key: self.shape.plain(value) for key, (_, value) in entries.items()}


RESERVED_NAMES = frozenset({"NA", "-"})


@dataclass(frozen=True, slots=True)
class Either:
    """A scalar of one shape, or a mapping of another."""

    scalar: Shape
    mapping: Shape

    def read(self, source: Source, faults: list[Fault]) -> Any:
        return self._shape(source).read(source, faults)

    def schema(self) -> Schema:
        return {"anyOf": [self.scalar.schema(), self.mapping.schema()]}

    def plain(self, source: Source) -> Any:
        return self._shape(source).plain(source)

    def _shape(self, source: Source) -> Shape:
        return self.mapping if isinstance(source, Mapping) else self.scalar


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping; `help` is its line in the schema and the reference."""

    shape: Shape
    required: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys; `elsewhere` names keys that are right in another place, for a better message."""

    keys: dict[str, Key]
    elsewhere: dict[str, str] = field(default_factory=dict)
    least: int = 0

    def read(self, source: Source, faults: list[Fault]) -> Any:
        if not isinstance(source, Mapping):
            return refuse(faults, "type.mapping", source, {"known": ", ".join(self.keys)})
        faults += self._unknown(source)
        read = {
            key: self.keys[key].shape.read(source.entries[key][1], faults) for key in self.keys if key in source.entries
        }
        there = meant(source, self.keys)
        for key, spec in self.keys.items():
            if spec.required and key not in there:
                faults.append(Fault("key.missing", source.spot, key))
        if len(source.entries) < self.least:
            return refuse(faults, "list.empty", source)
        return {key: value for key, value in read.items() if value is not INVALID}

    def schema(self) -> Schema:
        properties = {}
        for key, spec in self.keys.items():
            properties[key] = spec.shape.schema() | ({"description": spec.help} if spec.help else {})
        required = [key for key, spec in self.keys.items() if spec.required]
        schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
        return (
            schema
            | ({"required": required} if required else {})
            | ({"minProperties": self.least} if self.least else {})
        )

    def plain(self, source: Source) -> dict[str, Any]:
        entries = source.entries if isinstance(source, Mapping) else {}
        return {key: self.keys[key].shape.plain(value) for key, (_, value) in entries.items()}

    def _unknown(self, source: Mapping) -> list[Fault]:
        unknown = [entry for key, entry in source.entries.items() if key not in self.keys]
        faults = [
            self._unknown_key(name, _is_cut(value, source), has_hint=at < HINTS)
            for at, (name, value) in enumerate(unknown)
        ]
        # A text with commas, cut into several keys, is one mistake.
        first = next((fault for fault in faults if fault.kind == "key.without_value"), None)
        return [fault for fault in faults if fault is first or fault.kind != "key.without_value"]

    def _unknown_key(self, name: Scalar, is_cut: bool, *, has_hint: bool) -> Fault:
        if is_cut:
            return refusal("key.decimal_comma" if name.kind == "number" else "key.without_value", name)
        if name.text in self.elsewhere:
            return Fault(self.elsewhere[name.text], name.spot, name.text)
        facts = {"known": ", ".join(self.keys), "nearest": nearest(name.text, self.keys) if has_hint else ""}
        return Fault("key.unknown", name.spot, shown(name), facts)


def meant(source: Mapping, known: Iterable[str]) -> set[str]:
    """The keys that are there; for an unknown one also the known one that it is most like and may stand for."""
    listed = list(known)
    unknown = [key for key in source.entries if key not in listed]
    return set(source.entries) | {nearest(key, listed) for key in unknown[:HINTS]}


def nearest(found: str, known: Iterable[str]) -> str:
    """The known word most like the one found; empty if none is near.

    >>> nearest("tilte", ["code", "title"])
    'title'
    """
    close = difflib.get_close_matches(found[:80], list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def refuse(faults: list[Fault], kind: str, source: Source, facts: dict[str, str] | None = None) -> Invalid:
    faults.append(refusal(kind, source, facts))
    return INVALID


def decimal_text(number: Fraction) -> str:
    """A number as the canonical form holds it: its exact decimal, or n/d where it never ends."""
    return to_exact_text(number)


def _can_be_written(number: Fraction) -> bool:
    """Whether its canonical text is one that reads back: 1e999 is short, and its thousand digits are not."""
    return parse_share(decimal_text(number)) is not None


def _is_cut(value: Source, source: Mapping) -> bool:
    """Whether a key stands alone: what follows a comma inside {…}, where the comma belonged to a text or a number."""
    return source.in_braces and isinstance(value, Scalar) and value.kind == "null" and not value.text


def _lacks_quotes(source: Scalar) -> bool:
    """Whether YAML reads as something else what would be a text in quotes."""
    return source.kind in ("number", "bool")


def _text(source: Source) -> str:
    return source.text if isinstance(source, Scalar) else ""
