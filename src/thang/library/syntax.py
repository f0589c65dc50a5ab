"""A text that is no YAML: what is wrong and where, from what PyYAML says (in libyaml's words or its own).

The place is the one a person has to look at: an open bracket or quote is named where it opens, not at the end of the
file where the parser gave up.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from thang.engine.errors import Fault, Spot

# The breaks at which YAML counts lines; `str.splitlines` knows more of them.
_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
# What YAML allows nowhere: control characters but tab and line breaks, and half of a pair of surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def forbidden(text: str) -> Fault | None:
    """The first character that no YAML file may hold."""
    match = _FORBIDDEN.search(text)
    return None if match is None else Fault("yaml.character", spot_at(text, match.start()), f"U+{ord(match[0]):04X}")


def spot_at(text: str, position: int) -> Spot:
    """Where the character of this number stands, as YAML counts lines."""
    breaks = list(_BREAKS.finditer(text, 0, position))
    return Spot(len(breaks) + 1, position - (breaks[-1].end() if breaks else 0) + 1)


def syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    """The parser's complaint as a fault, its kind picked by what the parser was doing and what it missed."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Fault("yaml.syntax", Spot(1, 1), "", {"problem": str(error).splitlines()[0]})
    here, start = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    facts = {"problem": error.problem or "", "line": str(here.line + 1 if here else 1)}
    kind = next((kind for kind, fits in _KINDS if fits(error, _rest(text, here))), "yaml.syntax")
    kind = _by_indent(kind, text, here)
    mark = start if kind in _NAMED_WHERE_THEY_BEGIN else here
    if mark is not None and mark.line >= len(lines := _BREAKS.split(text)):
        return Fault(kind, Spot(len(lines), len(lines[-1]) + 1), lines[-1].strip()[:60], facts)
    found = _rest(text, mark) if kind in _QUOTED_FROM_THERE else _line(text, mark)
    return Fault(kind, _spot(mark), found.strip()[:60], facts)


Fits = Callable[[yaml.MarkedYAMLError, str], bool]


def _says(*parts: str) -> Fits:
    return lambda error, rest: any(part in (error.problem or "") for part in parts)


_IN_BRACKETS = ("while parsing a flow mapping", "while parsing a flow sequence")
_KINDS: tuple[tuple[str, Fits], ...] = (
    ("yaml.tab", lambda error, rest: rest.startswith("\t")),
    ("yaml.flow", lambda error, rest: (error.context or "") in _IN_BRACKETS),
    ("yaml.sign", _says("cannot start any token")),
    ("yaml.colon", _says("mapping values are not allowed")),
    ("yaml.no_colon", _says("could not find expected ':'")),
    ("yaml.quote", _says("unexpected end of stream")),
    ("yaml.indent", _says("did not find expected key", "did not find expected '-'", "expected <block end>")),
)
_NAMED_WHERE_THEY_BEGIN = ("yaml.flow", "yaml.no_colon", "yaml.quote")
_QUOTED_FROM_THERE = ("yaml.flow", "yaml.quote", "yaml.sign", "yaml.after")


def _by_indent(kind: str, text: str, mark: Any) -> str:
    """What the parser takes for indentation is, inside a line, something after a closing quote or bracket."""
    return "yaml.after" if kind == "yaml.indent" and _line(text, mark)[: mark.column].strip() else kind


def _spot(mark: Any) -> Spot:
    return Spot(1, 1) if mark is None else Spot(mark.line + 1, mark.column + 1)


def _rest(text: str, mark: Any) -> str:
    """What follows the mark on its line."""
    return "" if mark is None else _line(text, mark)[mark.column :]


def _line(text: str, mark: Any) -> str:
    lines = _BREAKS.split(text)
    return lines[mark.line] if mark is not None and mark.line < len(lines) else ""
