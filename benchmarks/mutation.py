"""What mutants of any kind of file have in common: changed bytes, lines and numbers, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from thang.engine.framework import Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was changed, what came of it, and what is wrong with that; `failure` is empty where all is well."""

    change: str
    end: str
    failure: str = ""


def changed_bytes(dice: Random, data: bytes) -> bytes:
    """One to four bytes flipped, put in, taken out; or a piece of it lost, doubled or blank."""
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        at = dice.randrange(len(data) + 1)
        end = min(len(data), at + dice.choice((1, 1, 1, 2, 8, 100)))
        piece = data[at:end]
        new = dice.choice(
            (
                bytes(byte ^ (1 << dice.randrange(8)) for byte in piece),
                dice.randbytes(len(piece)),
                piece + dice.randbytes(dice.randint(1, 4)),
                b"",
                piece + piece,
                bytes(len(piece)),
            )
        )
        data = data[:at] + new + data[end:]
    return data[: dice.randrange(len(data) + 1)] if dice.random() < 0.05 else data


def changed_lines(dice: Random, data: bytes) -> bytes:
    """One to three lines gone, twice there, elsewhere, shifted or cut."""
    lines = data.split(b"\n")
    for _ in range(dice.choice((1, 1, 2, 3))):
        if len(lines) < 2:
            break
        at, to = dice.randrange(len(lines) - 1), dice.randrange(len(lines))
        match dice.randrange(5):
            case 0:
                del lines[at]
            case 1:
                lines.insert(to, lines[at])
            case 2:
                lines.insert(to, lines.pop(at))
            case 3:
                lines[at] = b" " * dice.randint(1, 4) + lines[at]
            case _:
                lines[at] = lines[at][: dice.randrange(len(lines[at]) + 1)]
    return b"\n".join(lines)


def other_number(dice: Random, text: str) -> str:
    """A decimal changed in its last place, by one, tenfold, or below zero."""
    number = Decimal(text)
    last = Decimal(1).scaleb(int(number.as_tuple().exponent))
    return f"{dice.choice((number + last, number - last, number + 1, number * 10, -number, number / 2)):f}"
