"""The oracle's own reader of formulas: recursive descent to nested functions; yes counts 1 and no 0."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

Names = Mapping[str, Fraction]
Part = Callable[[Names], Fraction]
YES, NO = Fraction(1), Fraction(0)

TOKEN = re.compile(r"\s*(\d+(?:\.\d+)?|[^\W\d]\w*|<=|>=|==|!=|[-+*/()<>,])")
COMPARISONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


def evaluate(text: str, names: Names) -> Fraction | None:
    """The formula's number, or None where it divides by zero on the way that is taken."""
    reader = Reader(text)
    whole = reader.choice()
    reader.end()
    try:
        return whole(names)
    except ZeroDivisionError:
        return None


def truth(answer: bool) -> Fraction:
    """A comparison as a number."""
    return YES if answer else NO


class Reader:
    """Reads from the loosest binding (`x if c else y`) to the tightest (a number, a name, a parenthesis)."""

    def __init__(self, text: str) -> None:
        self.tokens = TOKEN.findall(text)
        if "".join(self.tokens) != re.sub(r"\s", "", text):
            raise ValueError(f"unreadable formula: {text}")

    def next_is(self, *wanted: str) -> bool:
        return bool(self.tokens) and self.tokens[0] in wanted

    def take(self, *wanted: str) -> str:
        if not self.tokens or (wanted and self.tokens[0] not in wanted):
            raise ValueError(f"expected {wanted or 'more'}, rest is {self.tokens}")
        return str(self.tokens.pop(0))

    def end(self) -> None:
        if self.tokens:
            raise ValueError(f"left over: {self.tokens}")

    def choice(self) -> Part:
        """`x if c else y`: only the branch that is taken is worked out."""
        first = self.either()
        if not self.next_is("if"):
            return first
        self.take("if")
        condition = self.either()
        self.take("else")
        other = self.choice()
        return lambda names: first(names) if condition(names) else other(names)

    def either(self) -> Part:
        left = self.both()
        while self.next_is("or"):
            self.take("or")
            left = _either(left, self.both())
        return left

    def both(self) -> Part:
        left = self.negation()
        while self.next_is("and"):
            self.take("and")
            left = _both(left, self.negation())
        return left

    def negation(self) -> Part:
        if not self.next_is("not"):
            return self.comparison()
        self.take("not")
        inner = self.negation()
        return lambda names: truth(not inner(names))

    def comparison(self) -> Part:
        """`a < b`, or a chain `a < b < c`, in which every link must hold."""
        terms, signs = [self.sum()], []
        while self.next_is(*COMPARISONS):
            signs.append(self.take())
            terms.append(self.sum())
        return _chain(terms, signs) if signs else terms[0]

    def sum(self) -> Part:
        left = self.product()
        while self.next_is("+", "-"):
            left = _sum(left, self.take(), self.product())
        return left

    def product(self) -> Part:
        left = self.signed()
        while self.next_is("*", "/"):
            left = _product(left, self.take(), self.signed())
        return left

    def signed(self) -> Part:
        if not self.next_is("+", "-"):
            return self.single()
        sign, inner = self.take(), self.signed()
        return (lambda names: -inner(names)) if sign == "-" else inner

    def single(self) -> Part:
        token = self.take()
        if token == "(":
            inner = self.choice()
            self.take(")")
            return inner
        if token in ("min", "max") and self.next_is("("):
            return _extreme(token, self.arguments())
        if token[0].isdigit():
            number = Fraction(token)
            return lambda names: number
        return lambda names: names[token]

    def arguments(self) -> list[Part]:
        self.take("(")
        found = [self.choice()]
        while self.take(",", ")") == ",":
            found.append(self.choice())
        return found


def _either(left: Part, right: Part) -> Part:
    return lambda names: truth(bool(left(names)) or bool(right(names)))


def _both(left: Part, right: Part) -> Part:
    return lambda names: truth(bool(left(names)) and bool(right(names)))


def _sum(left: Part, sign: str, right: Part) -> Part:
    return lambda names: left(names) + right(names) if sign == "+" else left(names) - right(names)


def _product(left: Part, sign: str, right: Part) -> Part:
    return lambda names: left(names) * right(names) if sign == "*" else left(names) / right(names)


def _extreme(name: str, parts: list[Part]) -> Part:
    pick = min if name == "min" else max
    return lambda names: pick(part(names) for part in parts)


def _chain(terms: list[Part], signs: list[str]) -> Part:
    def holds(names: Names) -> Fraction:
        left = terms[0](names)
        for sign, term in zip(signs, terms[1:], strict=True):
            right = term(names)
            if not COMPARISONS[sign](left, right):
                return NO
            left = right
        return YES

    return holds
