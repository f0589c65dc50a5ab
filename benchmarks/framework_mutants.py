"""Framework files that somebody has changed: bytes, lines, words and whole branches of the shipped ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from random import Random

from benchmarks.mutation import LANGUAGES, Outcome, changed_bytes, changed_lines, other_number
from thang.engine.errors import Fault, Faulty, Spot
from thang.engine.plan import plans_for
from thang.library.framework_file import FrameworkFile, parse_framework, print_framework
from thang.library.shipped import shipped
from thang.words.faults import fault_line

FILE = "framework.yaml"
_LINE = re.compile(rf"{re.escape(FILE)}:\d+:\d+: \S.* → \S")
_TOKEN = re.compile(r"\w[\w./%-]*|[^\w\s]|\s+")
_NUMBER = re.compile(r"(?<![\w.\"-])\d+(?:\.\d+)?(?![\w.\"-])")
_ODD = (
    *("", "~", "null", "yes", "-0", "1e999", "0x1F", ".inf", "1.10", "1/3", "3/0", "150%", "9" * 300, "a" * 3000, "{}"),
    *(
        "[]",
        "{a: }",
        "{? a}",
        "*a",
        "&a b",
        "!!int 3",
        "---",
        "...",
        "|",
        ">-",
        '"',
        "'",
        "\t",
        "\x00",
        "\u2028",
        "\ufeff",
    ),
    *(
        "NA",
        "-",
        "a|b",
        "1,5",
        "Ắ",
        "min",
        "lambda: 0",
        "1.1",
        "shrink",
        "mean",
        "best",
        "rescale",
        "times",
        "children",
    ),
    *("rule", "max: 5", "given", "points", "formula", "steps", "method", "relative", "bonus: true", "public: none"),
)


@cache
def originals() -> tuple[bytes, ...]:
    return tuple(one.framework.read_bytes() for one in shipped())


def judge(dice: Random) -> Outcome:
    """One mutant made and read: a framework that prints and plans, or placed faults that can be said."""
    change = dice.choice(CHANGES)
    mutant = change(dice, dice.choice(originals()))
    name = change.__name__.strip("_")
    try:
        file = parse_framework(mutant, FILE)
    except Faulty as error:
        return Outcome(name, "faults", _not_said(error.faults, mutant))
    except Exception as error:
        return Outcome(name, "crash", f"{type(error).__name__}: {error}")
    return Outcome(name, "sound", _not_whole(file))


def _not_whole(file: FrameworkFile) -> str:
    try:
        again = parse_framework(print_framework(file).encode())
        planned = set(plans_for(file.framework)) == {group.id for group in file.framework.groups}
    except Exception as error:
        return f"sound, then {type(error).__name__}: {error}"
    return "" if again.digest == file.digest and planned else "its digest changes when it is printed"


def _not_said(faults: tuple[Fault, ...], data: bytes) -> str:
    if not faults:
        return "refused without a fault"
    most = 1 + sum(data.count(sign.encode()) for sign in ("\n", "\r", "\x85", "\u2028", "\u2029"))
    for fault in faults:
        spot = fault.place
        if not isinstance(spot, Spot) or not 1 <= spot.line <= most or spot.column < 1:
            return f"{fault.kind} has no place in the file: {spot}"
        try:
            lines = [fault_line(fault, language) for language in LANGUAGES]
        except Exception as error:
            return f"{fault.kind} cannot be said: {type(error).__name__}: {error}"
        if not all(_LINE.match(line) and line.isprintable() for line in lines):
            return f"{fault.kind} is badly said: {lines}"
    return ""


# --- Changes ----------------------------------------------------------------------------------------------------------


def _words(dice: Random, data: bytes) -> bytes:
    """Words and signs swapped with one another or with odd ones."""
    tokens = _TOKEN.findall(data.decode())
    for _ in range(dice.randint(1, 4)):
        at, to = dice.randrange(len(tokens)), dice.randrange(len(tokens))
        if dice.random() < 0.5:
            tokens[at], tokens[to] = tokens[to], tokens[at]
        else:
            tokens[at] = dice.choice(_ODD)
    return "".join(tokens).encode()


def _numbers(dice: Random, data: bytes) -> bytes:
    """Maxima, shares, bounds and targets a little other."""
    text = data.decode()
    for _ in range(dice.randint(1, 3)):
        places = list(_NUMBER.finditer(text))
        at = dice.choice(places)
        text = text[: at.start()] + other_number(dice, at[0]) + text[at.end() :]
    return text.encode()


def _branches(dice: Random, data: bytes) -> bytes:
    """A line with all that is indented below it gone, doubled, or put somewhere else at that place's depth."""
    lines = data.decode().split("\n")
    for _ in range(dice.randint(1, 2)):
        start = dice.randrange(len(lines))
        end = start + 1
        while end < len(lines) and _depth(lines[end]) > _depth(lines[start]):
            end += 1
        block, to = lines[start:end], dice.randrange(len(lines))
        if dice.random() < 0.7:
            del lines[start:end]
        if dice.random() < 0.7:
            shift = _depth(lines[min(to, len(lines) - 1)] if lines else "") - _depth(block[0])
            lines[to:to] = [" " * max(0, _depth(line) + shift) + line.lstrip() for line in block]
        lines = lines or [""]
    return "\n".join(lines).encode()


def _grafted(dice: Random, data: bytes) -> bytes:
    """Lines of another edition put in."""
    lines, other = data.split(b"\n"), dice.choice(originals()).split(b"\n")
    start, at = dice.randrange(len(other)), dice.randrange(len(lines))
    lines[at : at + dice.randint(0, 3)] = other[start : start + dice.randint(1, 6)]
    return b"\n".join(lines)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


CHANGES: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(changed_bytes, changed_lines, _words, _words, _numbers, _numbers, _branches, _branches, _grafted),
)
