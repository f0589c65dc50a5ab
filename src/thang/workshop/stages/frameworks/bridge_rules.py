"""The part of the bridge that knows rules as forms have them: which parameters each has, typed and read.

Many parameters are typed a line each: `head = 1/2` for an option, `>= 4 = 1` for a step, `a = 1.1` for an input.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from thang.engine.numbers import parse_decimal
from thang.engine.rules import RULES
from thang.engine.values import ValueType
from thang.library.framework_shape import COLLECTED_BY, RULE_SHAPES
from thang.library.shape import Flag, OneOf, Record, decimal_text, parse_share

HANDS: tuple[str, ...] = ("unit", "province", "market")
PUBLIC: tuple[str, ...] = ("value", "points", "none")
VALUE_TYPES = tuple(one.value for one in ValueType)
_STEP = re.compile(r"(?P<bounds>(?:(?:>=|<=|≥|≤|>|<)\s*[-\d.,]+\s*)+)=\s*(?P<earns>.+)")
_BOUND = re.compile(r"(>=|<=|≥|≤|>|<)\s*([-\d.,]+)")
_KEYS = {">=": "at_least", "≥": "at_least", ">": "above", "<=": "at_most", "≤": "at_most", "<": "below"}
_SIGNS = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<"}
_POINTS = re.compile(r"([\d.,]+)\s*(?:điểm|đ|points?)", re.IGNORECASE)

__all__ = ["COLLECTED_BY", "HANDS", "PUBLIC", "RULES", "VALUE_TYPES"]


class Unread(Exception):
    """What was typed is no such parameter; `kind` is a sentence, `found` what was typed."""

    def __init__(self, kind: str, found: str) -> None:
        super().__init__(kind)
        self.kind, self.found = kind, found


@dataclass(frozen=True, slots=True)
class Parameter:
    """`kind` is one of KINDS, `options` those of a closed list; `is_long`: typed on many lines."""

    name: str
    kind: str
    is_required: bool = False
    options: tuple[str, ...] = ()

    @property
    def is_long(self) -> bool:
        return self.kind in ("shares", "steps", "codes")


_KIND_OF = {"options": "shares", "items": "shares", "inputs": "codes", "is": "text"}
_KIND_OF |= dict.fromkeys(("if_yes", "if_no"), "share")
_BY_SHAPE: dict[type, str] = {OneOf: "one", Flag: "flag"}


def parameters_of(rule: str) -> tuple[Parameter, ...]:
    """In the order of the file's shape; of `steps` the one list."""
    shape = RULE_SHAPES[rule]
    if not isinstance(shape, Record):
        return (Parameter("steps", "steps", is_required=True),)
    return tuple(
        Parameter(
            name,
            _KIND_OF.get(name) or _BY_SHAPE.get(type(key.shape), "number"),
            key.required,
            key.shape.options if isinstance(key.shape, OneOf) else (),
        )
        for name, key in shape.keys.items()
    )


def rule_named(rule: Any) -> tuple[str, Any]:
    """Its name and its parameters, of a file's tree."""
    ((name, parameters),) = rule.items()
    return name, parameters


def typed_rule(rule: Any) -> dict[str, Any]:
    """What stands in the fields of its parameters."""
    name, parameters = rule_named(rule)
    if name == "steps":
        return {"steps": TYPED["steps"](parameters)}
    return {one.name: TYPED[one.kind](parameters[one.name]) for one in parameters_of(name) if one.name in parameters}


def read_rule(name: str, typed: Mapping[str, Any]) -> dict[str, Any]:
    """The rule as a file's tree has it; parameters without anything typed are left out. Raises Unread."""
    if name == "steps":
        return {"steps": _steps(typed["steps"])}
    given = ((one, typed.get(one.name)) for one in parameters_of(name))
    return {name: {one.name: READ[one.kind](value) for one, value in given if value not in (None, "", False)}}


def number_of(text: str) -> Fraction:
    """With a comma or a point before the decimals. Raises Unread."""
    found = parse_decimal(_pointed(text))
    if found is None:
        raise Unread("rule_no_number", text)
    return found


def number_text(number: Fraction) -> str:
    return decimal_text(number)


def share_of(text: str) -> Fraction:
    found = parse_share(_pointed(text))
    if found is None or not 0 <= found <= 1:
        raise Unread("rule_no_share", text)
    return found


def _pointed(text: str) -> str:
    """A single comma before decimals is the Vietnamese way of writing; more than one is left to be refused."""
    plain = text.strip()
    return plain.replace(",", ".") if plain.count(",") == 1 and "." not in plain else plain


def _pairs(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, sign, value = line.rpartition("=")
        if not sign or not name.strip() or name.strip() in found:
            raise Unread("rule_no_pair", line)
        found[name.strip()] = value.strip()
    return found


def _shares(text: str) -> dict[str, Fraction]:
    return {name: share_of(value) for name, value in _pairs(text).items()}


def _steps(text: str) -> list[dict[str, Fraction]]:
    return [_step(line) for line in map(str.strip, text.splitlines()) if line]


def _step(line: str) -> dict[str, Fraction]:
    found = _STEP.fullmatch(line)
    if found is None:
        raise Unread("rule_no_step", line)
    step = {_KEYS[sign]: number_of(bound) for sign, bound in _BOUND.findall(found["bounds"])}
    points = _POINTS.fullmatch(found["earns"].strip())
    return {**step, **({"points": number_of(points[1])} if points else {"share": share_of(found["earns"])})}


def _step_text(step: Mapping[str, Fraction]) -> str:
    bounds = " ".join(f"{sign} {decimal_text(step[key])}" for key, sign in _SIGNS.items() if key in step)
    earns = f"{decimal_text(step['points'])} điểm" if "points" in step else decimal_text(step.get("share", Fraction(0)))
    return f"{bounds} = {earns}"


def _same(value: Any) -> Any:
    return value


TYPED: dict[str, Callable[[Any], Any]] = {
    "number": decimal_text,
    "share": decimal_text,
    "flag": bool,
    "one": _same,
    "text": _same,
    "shares": lambda found: "\n".join(f"{name} = {decimal_text(share)}" for name, share in found.items()),
    "codes": lambda found: "\n".join(f"{name} = {code}" for name, code in found.items()),
    "steps": lambda found: "\n".join(map(_step_text, found)),
}

READ: dict[str, Callable[[Any], Any]] = {
    "number": number_of,
    "share": share_of,
    "flag": bool,
    "one": _same,
    "text": str.strip,
    "shares": _shares,
    "codes": _pairs,
}
